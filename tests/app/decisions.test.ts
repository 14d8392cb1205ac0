import { appendFile, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { startBuild } from "../../app/builds.server.ts";
import { decide, readDecisions, undo, undoBatch } from "../../app/decisions.server.ts";
import { readJob } from "../../app/job.server.ts";
import type { Decided } from "../../contract/decisions.ts";
import { readJournal } from "../../pipelines/journal.ts";
import { emptyData } from "./generation.ts";
import { executive, lead, memberOf } from "./viewers.ts";

afterEach(() => vi.unstubAllEnvs());

async function intoData() {
  const layout = await emptyData();
  vi.stubEnv("LANEMARK_DATA", layout.root);
  return layout;
}

const merge = (key: string, other: string): Decided => ({
  decision: "merge",
  subject: { entity: "person", key },
  values: { other },
  reason: "asked her",
  ground: { evidence: "same name, same team" },
});

const standing = async () => {
  const decisions = await readDecisions();
  return decisions.standing.map(({ decision, subject, values }) => `${decision} ${subject.key} ${values.other}`);
};

test("a decision is a line that only its owner may read, with who said it, why and on what ground", async () => {
  const layout = await intoData();
  await decide([merge("a", "b")], lead);
  const file = path.join(layout.journal, "app.ndjson");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(layout.journal)).mode & 0o777).toBe(0o700);
  const [line] = (await readFile(file, "utf8")).trimEnd().split("\n");
  expect(JSON.parse(String(line))).toMatchObject({ ...merge("a", "b"), type: "decision", by: "lead" });
  const { sum, ...said } = JSON.parse(String(line)) as { sum: string };
  expect(sum).toMatch(/^[0-9a-f]{16}$/);
  expect(await readJournal(layout)).toEqual([said]);
});

test("the newest about the same two is in force, whichever is named first, and taken back it leaves the one before", async () => {
  await intoData();
  await decide([merge("a", "b"), merge("c", "d")], lead);
  await decide([{ ...merge("b", "a"), decision: "separate" }], lead);
  expect(await standing()).toEqual(["merge c d", "separate b a"]);
  const newest = (await readDecisions()).standing.at(-1);
  await undo([String(newest?.id)], "a mistake", lead);
  expect(await standing()).toEqual(["merge a b", "merge c d"]);
});

test("what cannot be decided or taken back is refused in words, and leaves no line", async () => {
  await intoData();
  await decide([merge("a", "b")], lead);
  const [line] = (await readDecisions()).lines;
  const refused = async (asked: Promise<unknown>) => {
    const answer = await asked.catch((error: unknown) => error);
    return answer instanceof Response ? `${answer.status} ${await answer.text()}` : answer;
  };
  const bad: Decided[] = [
    { ...merge("a", "b"), decision: "marry" },
    { ...merge("a", "b"), subject: { entity: "planet", key: "a" } },
    { ...merge("a", "b"), values: {} },
    { ...merge("a", "b"), values: { other: "b", also: 1 } },
    merge("a", "a"),
    { ...merge("a", "b"), subject: { entity: "team", key: "a" }, values: { other: "b", from: "soon" } },
  ];
  for (const each of bad) expect(await refused(decide([merge("x", "y"), each], lead))).toMatch(/^400 /);
  expect(await refused(undo(["nothing"], "", lead))).toBe("400 no decision nothing; lanemark decisions lists them");
  await undo([String(line?.id)], "", lead);
  expect(await refused(undo([String(line?.id)], "", lead))).toMatch(/^400 .* was taken back already$/);
  const back = (await readDecisions()).lines.at(-1);
  expect(await refused(undo([String(back?.id)], "", lead))).toMatch(/^400 .* took a decision back; decide again/);
  for (const viewer of [executive, memberOf("sales")])
    expect(await refused(decide([merge("a", "b")], viewer))).toMatch(/^403 /);
  expect((await readDecisions()).lines).toHaveLength(2);
});

const person = "00c85cae0b5b1d82";
const owned = (key: string, decision: string, values: Decided["values"] = {}, reason = ""): Decided => ({
  decision,
  subject: { entity: "tool", key },
  values,
  reason,
  ground: { cause: "O1", users_90_days: 4 },
});

test("of who owns a tool one decision stands, the newest, beside what was said of the tool and another", async () => {
  await intoData();
  await decide([{ ...owned("a", "merge", { other: "b" }) }, owned("a", "snooze", { until: "2099-01-31" })], lead);
  await decide([owned("a", "assign", { person }), owned("b", "confirm")], lead);
  const { standing: stands } = await readDecisions();
  expect(stands.map(({ decision, subject }) => `${decision} ${subject.key}`)).toEqual([
    "merge a",
    "assign a",
    "confirm b",
  ]);
});

test("a decision on who owns a tool says its person by pseudonym, its day to come, and why nobody is to own it", async () => {
  await intoData();
  const refusals: readonly (readonly [Decided, RegExp])[] = [
    [owned("a", "assign"), /person: /],
    [owned("a", "assign", { person: "Ana Moreau" }), /pseudonym/],
    [owned("a", "propose", { person: "ana@a.example" }), /pseudonym/],
    [owned("a", "assign", { person, until: "2099-01-01" }), /until/],
    [owned("a", "snooze"), /until: /],
    [owned("a", "snooze", { until: "tomorrow" }), /a day is written/],
    [owned("a", "snooze", { until: "2020-01-01" }), /no day to come/],
    [owned("a", "exempt", { until: "2099-01-01" }), /say why/],
    [owned("a", "retire"), /say why/],
    [owned("a", "dismiss", {}, "  "), /say why/],
    [owned("a", "confirm", { person }), /person/],
    [{ ...owned("a", "assign", { person }), subject: { entity: "team", key: "a" } }, /a team has no assign/],
  ];
  for (const [each, words] of refusals) {
    const answer = await decide([owned("b", "confirm"), each], lead).catch((error: unknown) => error);
    expect(answer).toBeInstanceOf(Response);
    expect(await (answer as Response).text()).toMatch(words);
  }
  expect((await readDecisions()).lines).toEqual([]);
});

test("what was decided at once is taken back at once, but for what was taken back before", async () => {
  await intoData();
  await decide([owned("x", "confirm")], lead);
  await decide(
    ["a", "b", "c"].map((key) => owned(key, "retire", {}, "unused")),
    lead,
  );
  const [alone, a, b] = (await readDecisions()).lines;
  expect(alone?.batch).toBeUndefined();
  expect(a?.batch).toBe(b?.batch);
  await undo([String(b?.id)], "in use", lead);
  expect(await standing()).toEqual(["confirm x undefined", "retire a undefined", "retire c undefined"]);
  await undoBatch(String(a?.id), "all of it", lead);
  expect(await standing()).toEqual(["confirm x undefined"]);
  const again = await undoBatch(String(a?.id), "", lead).catch((error: unknown) => error);
  expect(await (again as Response).text()).toMatch(/was taken back already, with all/);
  await undoBatch(String(alone?.id), "one", lead);
  expect(await standing()).toEqual([]);
});

test("many at once are all written, each whole, in one order for every reader", async () => {
  const layout = await intoData();
  await Promise.all(Array.from({ length: 40 }, (_, turn) => decide([merge(`a${turn}`, `b${turn}`)], lead)));
  const file = await readFile(path.join(layout.journal, "app.ndjson"), "utf8");
  const ids = file
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).id);
  expect(new Set(ids).size).toBe(40);
  expect((await readJournal(layout)).map(({ id }) => id)).toEqual(ids);
});

test("half a line that a crash left was never acknowledged: it is passed over, and the next line takes its place", async () => {
  const layout = await intoData();
  await decide([merge("a", "b"), merge("c", "d")], lead);
  const file = path.join(layout.journal, "app.ndjson");
  const whole = await readFile(file, "utf8");
  const [first = ""] = whole.split("\n");
  for (const cut of [1, 20, 150]) {
    await writeFile(file, `${first}\n`);
    await appendFile(file, whole.slice(first.length + 1, first.length + 1 + cut));
    expect(await standing()).toEqual(["merge a b"]);
    await decide([merge("e", "f")], lead);
    expect(await standing()).toEqual(["merge a b", "merge e f"]);
  }
});

test("one build runs and one waits, whoever decides meanwhile", async () => {
  const layout = await intoData();
  const log = path.join(layout.root, "runs");
  const cli = path.join(layout.root, "cli.mjs");
  // Stands in for the command line: says when it starts, and takes its time.
  await writeFile(
    cli,
    `import { appendFileSync } from "node:fs";
    appendFileSync(${JSON.stringify(log)}, process.argv.slice(2).join(" ").replace(/ --job=.*/, "") + "\\n");
    setTimeout(() => {}, 400);`,
  );
  vi.stubEnv("LANEMARK_CLI", cli);
  const first = await startBuild();
  await vi.waitFor(async () => expect(await readFile(log, "utf8")).toBe("build\n"), { timeout: 10_000 });
  const [second, third] = await Promise.all([startBuild(), startBuild()]);
  expect(second).toBe(third);
  expect(second).not.toBe(first);
  expect((await readJob(second))?.state).toBe("waiting");
  await vi.waitFor(async () => expect((await readJob(second))?.state).toBe("failed"), { timeout: 10_000 });
  expect(await readFile(log, "utf8")).toBe("build\nbuild\n");
});
