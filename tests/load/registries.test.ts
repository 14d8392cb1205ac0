import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Layout } from "../../contract/layout.ts";
import { rebuild } from "../../pipelines/decide.ts";
import { openWorkshop } from "../../pipelines/load.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { loaded, martsOf, toldOf } from "./histories.ts";

const isSlow = process.env.LANEMARK_SLOW === "1";
const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-registries-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const filesIn = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));

/** Neither sorted nor the reverse: every third, from the end. */
function shuffled(files: readonly string[]): string[] {
  const last = [...files].reverse();
  return [0, 1, 2].flatMap((start) => last.filter((_, index) => index % 3 === start));
}

type Marts = Awaited<ReturnType<typeof martsOf>>;

/** The tables whose rows are not the same, each with the first row that only one of them has. */
function differing(one: Marts, other: Marts): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((table) => {
    const [mine, others] = [one.get(table) ?? [], other.get(table) ?? []];
    const [first] = [...mine.filter((row) => !others.includes(row)), ...others.filter((row) => !mine.includes(row))];
    return first === undefined && mine.length === others.length ? [] : [`${table}: ${first}`];
  });
}

/** Ways in which the same files can come in; each turn is a load and a build. */
function orders(files: readonly string[]): readonly (readonly [string, readonly (readonly string[])[]])[] {
  const alone = (each: readonly string[]) => each.map((file) => [file]);
  const mixed = shuffled(files);
  if (!isSlow) return [["shuffled, in three turns", [mixed.slice(0, 3), mixed.slice(3, 4), mixed.slice(4)]]];
  return [
    ["shuffled", [mixed]],
    ["one by one", alone(files)],
    ["one by one, shuffled", alone(mixed)],
    ["one by one, backwards", alone([...files].reverse())],
  ];
}

/** Of what was in hand on a day, or as known now. */
async function rows(layout: Layout, sql: string, asOf?: string): Promise<string[]> {
  const read = async (connection: DuckDBConnection) => {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowsJson().map((row) => row.map((cell) => cell ?? "–").join(" | "));
  };
  return withCurrentGeneration(layout, read, { asOf });
}

/** How many tools stand on a day, how many of them without a team, and how many of those are not retired. */
function standingOn(day: string): string {
  return `select count(*)::int, count(*) filter (is_teamless)::int, count(*) filter (is_teamless and not is_retired)::int
    from (
      select tool_id, bool_and(team_name is null) as is_teamless, bool_or(is_retired) as is_retired
      from marts.listings where valid_from <= date '${day}' and coalesce(date '${day}' < valid_to, true)
      group by tool_id
    )`;
}

describe("the history of an invented registry, whose file and keys change in its midst", () => {
  const exports = filesIn(path.join(import.meta.dirname, "registries"));
  let together: Layout;

  beforeAll(async () => {
    together = await loaded(root, "together", [exports]);
  }, 300_000);

  test("is what was counted by hand: nothing ends at the change, and an absence of one export ends nothing", async () => {
    const told = await toldOf(together);
    expect(told.map((day) => Object.values(day).join(" "))).toEqual([
      "2024-01-31 7 2 1 7 0 0",
      "2024-04-30 7 1 1 1 1 0",
      "2024-07-31 7 2 2 0 0 0",
      "2024-10-31 7 2 2 0 0 0",
      "2025-01-31 6 0 0 2 3 2",
      "2025-04-30 6 0 0 0 0 0",
    ]);
  });

  test("tells retired from vanished, and what a log speaks of or one export lacks from both", async () => {
    const facts = "native_id, listed_from, listed_to, is_retired, retired_from, missing_from, missed, seen_on";
    expect(await rows(together, `select ${facts} from marts.tools order by all`)).toEqual([
      "blink | 2024-01-31 | – | false | – | – | 0 | –",
      "kites | 2024-01-31 | – | false | – | 2025-04-30 | 1 | –",
      "lantern | 2024-01-31 | 2025-01-31 | false | – | 2025-01-31 | 2 | –",
      "ledger | 2024-01-31 | – | false | – | 2025-01-31 | 2 | 2025-02-10",
      "licences-admin | 2025-01-31 | – | false | – | – | 0 | –",
      "licences-feed | 2025-01-31 | – | false | – | – | 0 | –",
      "moon | 2024-01-31 | – | false | – | – | 0 | –",
      "old-kites | 2024-01-31 | 2025-01-31 | true | 2024-01-31 | 2025-01-31 | 2 | –",
      "prototype | 2024-01-31 | 2024-04-30 | false | – | 2024-04-30 | 5 | –",
      "sundial | 2024-04-30 | 2025-01-31 | true | 2024-07-31 | 2025-01-31 | 2 | –",
    ]);
  });

  test("the list of tools, the states of use and the brief's numbers count the same tools", async () => {
    const day = "day = date '2025-04-30'";
    expect(
      await rows(together, `select state, count(*)::int from marts.tool_list where ${day} group by all order by all`),
    ).toEqual(["not listed | 4", "unknown | 6"]);
    expect(await rows(together, `select count(*)::int from marts.tool_days where ${day}`)).toEqual(["6"]);
    expect(await rows(together, `select count(*)::int from marts.use_states where ${day}`)).toEqual(["2"]);
  });

  test("is the same whether the exports come together, shuffled or one by one", async () => {
    const marts = await martsOf(together);
    expect(marts.get("marts.listings")?.length).toBeGreaterThan(10);
    for (const [name, turns] of orders(exports)) {
      expect([name, differing(marts, await martsOf(await loaded(root, name, turns)))]).toEqual([name, []]);
    }
  }, 600_000);
});

const examples = process.env.LANEMARK_EXAMPLES ?? path.join(packageRoot(), "..", "shared", "examples");
const snapshots = path.join(examples, "govuk_repos_registry", "snapshots");
const hasSnapshots = existsSync(snapshots);
type Fact = Record<string, number> & { readonly then: Record<string, number> };
/** Counted by tests/real/govuk_facts.py, which reads the files alone. */
const facts: { tools: number; ended_when_the_file_changed: string[]; snapshots: Fact[] } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../real/govuk-facts.json"), "utf8"),
);

describe.skipIf(!hasSnapshots)(
  `ten years of GOV.UK's registry in ${snapshots} (skipped where that folder is absent)`,
  () => {
    const exports = hasSnapshots ? filesIn(snapshots) : [];
    let together: Layout;

    beforeAll(async () => {
      together = await loaded(root, "govuk", [exports]);
    }, 300_000);

    test("each snapshot is what a script that reads only the files counts", async () => {
      const told = await toldOf(together);
      const listed = await rows(together, "select rows_loaded from marts.loads order by snapshot_day");
      console.log(
        [
          "Lanemark / script",
          "day         entries    standing   new        retired    ended      of them retired  without team",
          ...told.map((day, place) => {
            const fact: Partial<Fact> = facts.snapshots[place] ?? {};
            const both = [
              [listed[place], fact.entries],
              [day.standing, fact.standing],
              [day.new, fact.new],
              [day.standing_retired, fact.retired],
              [day.ended, fact.ended],
              [day.ended_after_retired, fact.ended_after_retired],
              [day.standing_without_team, fact.standing_without_team],
            ];
            return [day.day, ...both.map((pair) => pair.join(" / ").padEnd(9))].join("  ");
          }),
        ].join("\n"),
      );
      expect(told.map((day, place) => ({ ...day, entries: Number(listed[place]) }))).toEqual(
        facts.snapshots.map((fact) => ({
          day: fact.day,
          entries: fact.entries,
          standing: fact.standing,
          standing_without_team: fact.standing_without_team,
          standing_retired: fact.retired,
          new: fact.new,
          ended: fact.ended,
          ended_after_retired: fact.ended_after_retired,
        })),
      );
      expect(await rows(together, "select count(*)::int from marts.tools")).toEqual([String(facts.tools)]);
    });

    test("as of a snapshot, tools without a team are what the script counts that has only the files until that day", async () => {
      // Loaded together, years after all but the last of these days; on these two, the files of today say something else of that day.
      const few = ["2021-07-01", "2024-07-01"];
      const workshop = await openWorkshop(together);
      const told: (readonly string[])[] = [];
      const onPage: string[] = [];
      const asked = facts.snapshots.filter(({ day }) => isSlow || few.includes(String(day)));
      for (const day of asked.map((fact) => String(fact.day))) {
        await rebuild(workshop, { step: () => {}, line: () => {} }, day);
        told.push([day, ...(await rows(together, standingOn(day), day)), ...(await rows(together, standingOn(day)))]);
        // What /ownership?as-of= says: tools that are not retired alone.
        onPage.push(
          ...(await rows(
            together,
            "select period_to, numerator::int from metrics.cells where metric = 'teamless_rate' and cell = 'all' and months = 1 order by 1 desc limit 1",
            day,
          )),
        );
      }
      console.log(["day, standing | without a team | of them not retired: then, now", ...told].join("\n"));
      const thenOf = ({ then }: Fact) => `${then.standing} | ${then.without_team} | ${then.without_team_in_use}`;
      expect(told.map(([day, then]) => [day, then])).toEqual(asked.map((fact) => [fact.day, thenOf(fact)]));
      expect(onPage).toEqual(asked.map(({ day, then }) => `${day} | ${then.without_team_in_use}`));
      expect(told.map(([, , now]) => now?.split(" | ").slice(0, 2).map(Number))).toEqual(
        asked.map((fact) => [fact.standing, fact.standing_without_team]),
      );
    }, 900_000);

    test("of the causes of orphaned tools it tells none, and says so", async () => {
      const causes = "select count(*)::int from marts.tool_causes";
      expect(await rows(together, causes)).toEqual(["0"]);
      const judged = `select is_orphaned_unknown, count(is_orphaned)::int, count(is_owner_builder)::int, count(*) > 1000
        from marts.tool_days group by all`;
      expect(await rows(together, judged)).toEqual(["no people export is loaded | 0 | 0 | true"]);
      expect(await rows(together, "select distinct confirmation_unknown from marts.confirmations")).toEqual([
        "the registry's exports tell of no confirmation",
      ]);
      const numbers =
        "select distinct value_unknown from metrics.values where metric in ('orphaned_tools', 'orphan_rate', 'owner_is_builder')";
      expect(await rows(together, numbers)).toEqual(["no people export is loaded"]);
    });

    test("one tool ended when the file and its keys changed in 2022, and the others stayed the same tools", async () => {
      expect(await rows(together, "select native_id from marts.tools where listed_to = '2022-07-01'")).toEqual(
        facts.ended_when_the_file_changed,
      );
      const renamed = "'signon', 'govuk-secondline-blinken', 'govuk-content-schemas', 'licensify-admin'";
      const spans = `select native_id, listed_from, listed_to from marts.tools where native_id in (${renamed}) order by all`;
      expect(await rows(together, spans)).toEqual([
        "govuk-content-schemas | 2019-07-01 | 2024-07-01",
        "govuk-secondline-blinken | 2019-07-01 | 2023-07-01",
        "licensify-admin | 2021-07-01 | 2025-01-01",
        "signon | 2017-01-01 | –",
      ]);
    });

    test("in 2024 the 75 retired entries were taken out of the list, and 36 tools vanished that were never called retired", async () => {
      expect(
        await rows(
          together,
          "select is_retired, count(*)::int from marts.tools where listed_to = '2024-07-01' group by all order by all",
        ),
      ).toEqual(["false | 36", "true | 75"]);
      expect(
        await rows(
          together,
          "select state, is_retired, count(*)::int from marts.tool_list where day = '2026-07-01' group by all order by all",
        ),
      ).toEqual(["not listed | false | 106", "not listed | true | 75", "unknown | false | 148"]);
    });

    test("the order in which the snapshots come changes no row", async () => {
      const marts = await martsOf(together);
      for (const [name, turns] of isSlow ? orders(exports) : [["shuffled", [shuffled(exports)]] as const]) {
        const others = await martsOf(await loaded(root, `govuk ${name}`, turns));
        expect([name, differing(marts, others)]).toEqual([name, []]);
      }
    }, 600_000);
  },
);
