import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { makeCompany } from "../../pipelines/sample/company.ts";
import { defaultSize, type SampleSize } from "../../pipelines/sample/size.ts";
import { isListedAtEnd } from "../../pipelines/sample/tools.ts";
import { writeCompany } from "../../pipelines/sample/write-company.ts";
import { smallSize } from "./made.ts";

const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-seeds-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What each file of a company is, by its name. */
function fingerprints(size: SampleSize, name: string): Map<string, string> {
  const folder = path.join(root, name);
  writeCompany(size, folder);
  return new Map(
    readdirSync(folder).map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(path.join(folder, file)))
        .digest("hex"),
    ]),
  );
}

describe("a company is a function of its size and seed", () => {
  const first = fingerprints(smallSize, "first");

  test("the same seed writes the same bytes", () => {
    expect(fingerprints(smallSize, "again")).toEqual(first);
  });

  test("another seed writes other people, tools, tickets and events", () => {
    const other = fingerprints({ ...smallSize, seed: 7 }, "other");
    expect([...other.keys()]).toEqual([...first.keys()]);
    const same = [...other].filter(([file, hash]) => first.get(file) === hash).map(([file]) => file);
    // The rules speak of months and of groups of IT, which no seed changes.
    expect(same.filter((file) => file !== "program.yaml")).toEqual([]);
  });

  test("names no file that one of its stories leaves out", () => {
    expect([...fingerprints({ ...smallSize, story: "tickets-only" }, "tickets").keys()]).toEqual([
      "incident-log.csv",
      "program.yaml",
      "truth.json",
    ]);
    const registry = [...fingerprints({ ...smallSize, story: "registry-only" }, "registry").keys()];
    expect(registry.filter((file) => !file.startsWith("registry-"))).toEqual(["program.yaml", "truth.json"]);
  });
});

describe("the demonstration company reads as a real one", () => {
  const { tools, teams, people } = makeCompany(defaultSize);

  test("every tool has a name of its own, in words", () => {
    const names = tools.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.filter((name) => /\b(tool|team|person) ?\d+\b/i.test(name))).toEqual([]);
  });

  test("43 tools of 13 teams were begun for five problems", () => {
    const begun = tools.filter((tool) => tool.use === "begun" && isListedAtEnd(tool));
    expect(begun).toHaveLength(43);
    expect(new Set(begun.map(({ team }) => team)).size).toBe(13);
    expect(new Set(begun.map(({ group }) => group)).size).toBe(5);
  });

  test("launches take 30 to 40 % from most teams, nothing from some, and add 10 % to one", () => {
    const launched = teams.filter(({ launchedOn }) => launchedOn !== null);
    const usual = launched.filter(({ effect }) => effect <= -0.3 && effect >= -0.4);
    const none = launched.filter(({ effect }) => effect === 0);
    expect(usual.length).toBeGreaterThan(launched.length / 2);
    expect(none.length).toBeGreaterThan(4);
    expect(launched.filter(({ effect }) => effect > 0).map(({ effect }) => effect)).toEqual([0.1]);
    expect(launched.filter(({ isSpike, effect }) => isSpike && effect === 0)).toHaveLength(1);
    expect(new Set(launched.map(({ launchedOn }) => launchedOn)).size).toBeGreaterThan(6);
  });

  test("nobody shares an address", () => {
    const mails = people.all.flatMap(({ mail, renamed }) => [mail, ...(renamed === null ? [] : [renamed.mail])]);
    expect(new Set(mails).size).toBe(mails.length);
  });
});
