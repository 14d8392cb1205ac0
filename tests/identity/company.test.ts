import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Decided } from "../../contract/decisions.ts";
import { layoutOf } from "../../contract/layout.ts";
import { decideAndBuild, rebuild } from "../../pipelines/decide.ts";
import { appendUndo, readDecisions } from "../../pipelines/journal.ts";
import { load, openWorkshop, type Workshop } from "../../pipelines/load.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";

const company = path.join(import.meta.dirname, "company");
const exports = readdirSync(company).map((file) => path.join(company, file));
const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-identity-"));
const isSlow = process.env.LANEMARK_SLOW === "1";
const slow = { timeout: 600_000 };
const silent = { step: () => {}, line: () => {} };
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function loaded(name: string, files = exports): Promise<Workshop> {
  const workshop = await openWorkshop(layoutOf(path.join(root, name)));
  await load(workshop, { paths: files }, silent);
  return workshop;
}

type Row = Record<string, string | number | null>;

function rows({ layout }: Workshop, sql: string): Promise<Row[]> {
  return withCurrentGeneration(
    layout,
    async (connection) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as Row[],
  );
}

/** Rows of a select as `a | b`, sorted. */
async function lines(workshop: Workshop, sql: string): Promise<string[]> {
  const found = await rows(workshop, sql);
  return found
    .map((row) =>
      Object.values(row)
        .map((cell) => cell ?? "–")
        .join(" | "),
    )
    .sort();
}

/** A line for each row of what follows from who is who. */
async function state(workshop: Workshop): Promise<string[]> {
  const parts = [
    "select * from metrics.values order by all",
    "select * from marts.person_keys order by all",
    "select * from marts.person_places order by all",
    "select * from marts.team_names order by all",
    "select * from marts.tool_keys order by all",
    "select * from marts.tickets order by all",
  ];
  return (await Promise.all(parts.map((sql) => rows(workshop, sql)))).flat().map((row) => JSON.stringify(row));
}

const count = async (workshop: Workshop, sql: string) => Number(Object.values((await rows(workshop, sql))[0] ?? {})[0]);
const people = "select count(*)::int from marts.people where person_type = 'person'";
const twice = "select count(*)::int from (select person_id from marts.person_spells group by 1 having count(*) > 1)";
const pairs = `select key, other, evidence[1] as evidence, people_fewer::int as people_fewer, tools::int as tools, tickets::int as tickets
  from marts.person_pairs order by all`;

/** What one hand has by now: of the person that a key leads to. */
async function handOf(workshop: Workshop, key: string): Promise<{ tools: number; tickets: number }> {
  const person = `(select person_id from marts.person_keys where person_key = '${key}')`;
  const tools = `select count(distinct tool_id)::int from marts.tool_roles where to_day is null and person_id = ${person}`;
  const tickets = `select count(*)::int from marts.tickets join marts.person_keys on person_key = requester_key where person_id = ${person}`;
  return { tools: await count(workshop, tools), tickets: await count(workshop, tickets) };
}

/** Takes the newest decisions back, then builds once. */
async function undoNewest(workshop: Workshop, decisions = 1): Promise<void> {
  const lines = (await readDecisions(workshop.layout)).filter(({ undoes }) => undoes === undefined).slice(-decisions);
  for (const { id } of lines) await appendUndo(workshop.layout, id, { reason: "taken back" });
  await rebuild(workshop, silent);
}

/** One after the other, each answered and taken back, takes a minute; all at once moves the same, since no two share a person, team or tool. */
const turnsOf = (questions: readonly Row[]) => (isSlow ? questions.map((each) => [each]) : [questions]);

const merge = (entity: string, row: Row, values: Decided["values"] = {}): Decided => ({
  decision: String(row.decision ?? "merge"),
  subject: { entity, key: String(row.key) },
  values: { other: String(row.other), ...values },
  reason: "counted by hand",
  ground: {},
});

describe("Kestrel & Loom, counted by hand in the README", () => {
  let workshop: Workshop;
  let before: string[] = [];

  beforeAll(async () => {
    workshop = await loaded("base");
    before = await state(workshop);
  });

  test("people, guests, robots and groups", async () => {
    expect(await lines(workshop, "select person_type, count(*)::int from marts.people group by 1")).toEqual([
      "group | 1",
      "guest | 1",
      "person | 31",
      "robot | 2",
    ]);
    expect(await count(workshop, twice)).toBe(1);
    const spells = `select from_day::varchar, to_day::varchar from marts.person_spells join names.people on person_key = person_id where name = 'Dan Fox'`;
    expect(await lines(workshop, spells)).toEqual(["2026-01-31 | 2026-02-10", "2026-06-30 | –"]);
  });

  test("keys that lead to nobody", async () => {
    const keys = "select text, reason, people::int from marts.blocked_keys join names.people using (person_key)";
    expect(await lines(workshop, keys)).toEqual([
      "1001 | several directories | 2",
      "1002 | several directories | 2",
      "1009 | shared | 2",
      "9999 | shared | 5",
      "eva.lind@kestrel.example | passed on | 2",
      "info@kestrel.example | shared | 3",
    ]);
  });

  test("questions about people", async () => {
    const names = `select least(one.name, two.name), greatest(one.name, two.name), people_fewer::int, tools::int, tickets::int
      from marts.person_pairs join names.people as one on one.person_key = key join names.people as two on two.person_key = other`;
    expect(await lines(workshop, names)).toEqual([
      "Ana Abel | Lou Abel | 1 | 3 | 0",
      "Ben Ober | Ben Ober | 1 | 2 | 0",
      "Eva Lind | Eva Lind | 1 | 0 | 0",
      "Mia Koch | Mia Koch (Admin) | 1 | 2 | 2",
      "Noa Quist | Noa Quist | 0 | 1 | 2",
      "Pia Berg | pia.berg@old-kestrel.example | 0 | 1 | 2",
    ]);
  });

  test("every answer about people moves what was foretold, and taken back leaves what was before", slow, async () => {
    const questions = await rows(workshop, pairs);
    for (const turn of turnsOf(questions)) {
      await decideAndBuild(
        workshop,
        turn.map((pair) => merge("person", pair)),
        silent,
      );
      expect(await count(workshop, people)).toBe(31 - turn.reduce((sum, pair) => sum + Number(pair.people_fewer), 0));
      for (const pair of turn) {
        // An address that was passed on leads to somebody only once they are one.
        const foretold =
          pair.evidence === "address passed on"
            ? { tools: 1, tickets: 1 }
            : { tools: pair.tools, tickets: pair.tickets };
        expect(await handOf(workshop, String(pair.key))).toEqual(foretold);
      }
      await undoNewest(workshop, turn.length);
      expect(await state(workshop)).toEqual(before);
      await decideAndBuild(
        workshop,
        turn.map((pair) => ({ ...merge("person", pair), decision: "separate" })),
        silent,
      );
      expect(await count(workshop, "select count(*)::int from marts.person_pairs")).toBe(
        questions.length - turn.length,
      );
      await undoNewest(workshop, turn.length);
      expect(await rows(workshop, pairs)).toEqual(questions);
      expect(await state(workshop)).toEqual(before);
    }
  });

  test("teams with people, month by month", async () => {
    const teams =
      "select day::varchar, count(*)::int from marts.team_days where people > 0 and team_id <> 'unassigned' group by 1";
    expect(await lines(workshop, teams)).toEqual([
      "2026-03-31 | 8",
      "2026-04-30 | 8",
      "2026-05-31 | 7",
      "2026-06-30 | 8",
    ]);
    expect(await count(workshop, "select count(*)::int from marts.teams where team_id <> 'unassigned'")).toBe(11);
  });

  test("every answer about teams moves what was foretold, and taken back leaves what was before", slow, async () => {
    const questions = await rows(
      workshop,
      "select key, other, decision, from_day::varchar as from_day, other_id, tools::int as tools from marts.team_pairs order by all",
    );
    expect(questions.map((row) => Object.values(row).join(" | "))).toEqual([
      "operations | transport | split | 2026-06-30 | transport | 0",
      "parcels | aftersales | merge | 2026-05-31 | aftersales | 1",
      "repairs | field service | rename | 2026-04-30 | field-service | 1",
      "returns | aftersales | merge | 2026-05-31 | aftersales | 2",
    ]);
    const tools = "select team_id, count(*)::int from marts.tools where listed_to is null group by 1";
    expect(await lines(workshop, tools)).toEqual([
      "finance | 1",
      "looms | 1",
      "operations | 2",
      "parcels | 1",
      "repairs | 1",
      "returns | 2",
      "sales | 4",
    ]);
    for (const turn of turnsOf(questions)) {
      await decideAndBuild(
        workshop,
        turn.map((row) => merge("team", row, { from: String(row.from_day) })),
        silent,
      );
      const moved = await rows(
        workshop,
        "select team_id, count(*)::int as tools from marts.tools where listed_to is null group by 1",
      );
      for (const team of new Set(turn.map(({ other_id }) => other_id))) {
        const foretold = turn
          .filter(({ other_id }) => other_id === team)
          .reduce((sum, row) => sum + Number(row.tools), 0);
        expect(Number(moved.find(({ team_id }) => team_id === team)?.tools ?? 0)).toBe(foretold);
      }
      await undoNewest(workshop, turn.length);
      expect(await state(workshop)).toEqual(before);
    }
  });

  test("every answer about tools makes one fewer, and taken back leaves what was before", slow, async () => {
    const tools = "select count(*)::int from marts.tools";
    expect(await count(workshop, tools)).toBe(13);
    const questions = await rows(workshop, "select key, other, evidence from marts.tool_pairs order by all");
    expect(questions.map(({ evidence }) => evidence)).toEqual(["re-created", "copies under two teams"]);
    for (const turn of turnsOf(questions)) {
      await decideAndBuild(
        workshop,
        turn.map((row) => merge("tool", row)),
        silent,
      );
      expect(await count(workshop, tools)).toBe(13 - turn.length);
      await undoNewest(workshop, turn.length);
      expect(await state(workshop)).toEqual(before);
    }
  });
});

test("what was decided survives a load from nothing, in any order of files", slow, async () => {
  const workshop = await loaded("answered");
  const asked = await rows(
    workshop,
    "select key, other from marts.person_pairs where evidence <> ['employee id several directories'] order by all",
  );
  const teams = await rows(
    workshop,
    "select key, other, decision, from_day::varchar as from_day from marts.team_pairs order by all",
  );
  const tools = await rows(workshop, "select key, other from marts.tool_pairs order by all");
  const answers = [
    ...asked.map((row) => merge("person", row)),
    ...teams.map((row) => merge("team", row, { from: String(row.from_day) })),
    ...tools.map((row) => merge("tool", row)),
  ];
  await decideAndBuild(workshop, answers, silent);
  expect(await count(workshop, people)).toBe(28);
  expect(await count(workshop, twice)).toBe(2);
  expect(await count(workshop, "select count(*)::int from marts.tools")).toBe(11);
  expect(await count(workshop, "select count(*)::int from marts.teams where team_id <> 'unassigned'")).toBe(10);
  const answered = await state(workshop);
  const decisions = (await readDecisions(workshop.layout)).map((line) => JSON.stringify(line)).join("\n");
  const orders = fc.sample(fc.shuffledSubarray(exports, { minLength: exports.length }), {
    numRuns: isSlow ? 10 : 1,
    seed: 5,
  });
  for (const [turn, order] of orders.entries()) {
    // The decisions and the key are there before the first export is.
    const again = await openWorkshop(layoutOf(path.join(root, `again-${turn}`)));
    await fs.mkdir(again.layout.journal, { recursive: true });
    await fs.copyFile(workshop.layout.key, again.layout.key);
    await fs.writeFile(path.join(again.layout.journal, "app.ndjson"), `${decisions}\n`);
    for (const paths of [order.slice(0, 7), order.slice(7)]) await load(again, { paths }, silent);
    expect(await state(again)).toEqual(answered);
  }
});
