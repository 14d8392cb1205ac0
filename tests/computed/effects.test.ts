import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { effects } from "../../pipelines/computed/effects.ts";
import { Random } from "../../pipelines/random.ts";
import { fillTable, parseTable } from "../given-table.ts";

type Plan = {
  /** Of eligible requests, and of the others, from the launch on. */
  readonly eligible: number;
  readonly others?: number;
  /** Places of the months in which the teams are launched, in turn; null: never. */
  readonly launches: readonly (number | null)[];
  readonly months?: number;
  /** Places of months that the ticket log does not tell of: nothing is counted in them. */
  readonly gaps?: readonly number[];
};

const monthOf = (place: number) => `${2023 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}-01`;

/** 24 teams of 30 people who ask for about twelve eligible requests a month and six others. */
function teamMonths({ eligible, others = 0, launches, months = 36, gaps = [] }: Plan): string {
  const random = new Random(7, "team months");
  const rows = Array.from({ length: 24 }, (_, team) => {
    const launch = launches[team % launches.length] ?? null;
    return Array.from({ length: months }, (_, month) => {
      const isAfter = launch !== null && month >= launch;
      const season = month % 12 === 7 ? 0.6 : 1;
      const [asked, rest] = [
        random.poisson(12 * season * (isAfter ? 1 + eligible : 1)),
        random.poisson(6 * season * (isAfter ? 1 + others : 1)),
      ];
      const isTold = !gaps.includes(month);
      const counts = isTold ? `${asked}, ${rest}, 30, null` : "0, 0, 30, 'the ticket log lacks 15 working days'";
      const launched = launch === null ? "null" : `'${monthOf(launch)}'`;
      return `('${monthOf(month)}', 'team-${team}', ${launched}, ${counts})`;
    });
  });
  return rows.flat().join(", ");
}

/** What the effects are computed from, beside the team-months. */
const shapes = {
  "lake.program":
    "classes_frozen_on date, promised_from double default 0.3, promised_to double default 0.4, announced_months int default 0",
  "lake.class_rules": "place int, class varchar",
  "marts.teams": "team_id varchar, launched_on date",
  "marts.headcounts": "team_id varchar, headcount int",
  "marts.ticket_window": "window_from date, explanation varchar",
  "marts.effect_months": `month date, team_id varchar, launched_on date, eligible int, others int, staff_months double,
    left_out varchar`,
};
const rules = {
  "lake.program": "classes_frozen_on\n2023-02-01",
  "lake.class_rules": "place | class\n1 | Report",
  "marts.teams": "team_id | launched_on\nteam-0 | 2024-07-01",
  "marts.headcounts": "team_id | headcount\nteam-0 | 30",
  "marts.ticket_window": "window_from\n2023-01-01",
};

const staggered = [18, 21, 24, 27, null];

async function effectOf(plan: Plan, changed: { readonly [table: string]: string } = {}, columns = "*") {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run("create schema lake; create schema marts");
  for (const [table, columns] of Object.entries(shapes)) await connection.run(`create table ${table} (${columns})`);
  await connection.run(`insert into marts.effect_months values ${teamMonths(plan)}`);
  const tables = { ...rules, ...changed };
  for (const [table, text] of Object.entries(tables)) await fillTable(connection, table, parseTable(text));
  await effects.run(connection);
  const more = async (sql: string) =>
    (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.map((cell) => cell ?? "–").join(" | "));
  const rows = await more(`select series, ${columns} from marts.effects order by series`);
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { rows, more, close, eligible: rows[0] ?? "" };
}

const judged = "method, direction, grade, value between low and high";

test("of staggered launches the fall is told from what went on anyway, and the others stay a control", async () => {
  const { rows, more, close } = await effectOf(
    { eligible: -0.35, launches: staggered },
    {},
    "method, direction, verdict, grade, value between -0.4 and -0.3, seed",
  );
  expect(rows).toEqual([
    "eligible | staggered | fell | inside | strong | true | 20260101",
    "others | staggered | cannot tell | – | – | false | 20260101",
  ]);
  expect(await more("select count(*) from marts.effect_since where series = 'eligible' and side = 'before'")).toEqual([
    "12",
  ]);
  // What the estimate counts is what its cells hold.
  expect(
    await more(`select sum(eligible) = any_value(requests) from marts.effect_cells
      join marts.effect_months using (month, team_id) join marts.effects using (series) where series = 'eligible'`),
  ).toEqual(["true"]);
  close();
});

test("where nothing was changed nothing is said to be", async () => {
  const { rows, close } = await effectOf({ eligible: 0, launches: staggered }, {}, "direction, verdict");
  expect(rows[0]).toBe("eligible | cannot tell | below");
  close();
});

test("what the others fell by as well is not the program's", async () => {
  const { eligible, close } = await effectOf(
    { eligible: -0.35, others: -0.35, launches: staggered },
    {},
    "direction, verdict, verdict_reason, grade",
  );
  expect(eligible).toBe(
    "eligible | cannot tell | cannot tell | requests that the program cannot have changed moved the same way, as far as can be told by as much | moderate",
  );
  close();
});

test("of one launch for all there is a series alone, which is weak, with Newey and West's interval beside it", async () => {
  const { eligible, more, close } = await effectOf(
    { eligible: -0.35, launches: [24] },
    {},
    `${judged}, newey_west_low < value, months_before, months_after`,
  );
  expect(eligible).toBe("eligible | single | fell | weak | true | true | 24 | 12");
  expect(
    await more("select side, count(*) from marts.effect_series where series = 'eligible' group by side order by side"),
  ).toEqual(["after | 12", "before | 24"]);
  expect(
    await more("select count(*), count(distinct month) from marts.effect_cells where series = 'eligible'"),
  ).toEqual(["288 | 12"]);
  close();
});

test("months of which the ticket log tells nothing are no fall, and are named", async () => {
  const gaps = [20, 21, 30, 31, 32];
  const { eligible, close } = await effectOf(
    { eligible: 0, launches: staggered, gaps },
    {},
    "direction, months, months_left_out",
  );
  expect(eligible).toBe(
    `eligible | cannot tell | 31 | ${gaps.map((place) => `${monthOf(place).slice(0, 7)}: the ticket log lacks 15 working days`).join("; ")}`,
  );
  close();
});

const edges =
  "after 2024-08-31 only 12 of 9,000 tickets were opened: open requests fall after that day because the export stops";
test.each([
  ["no tickets", {}, { "marts.ticket_window": "window_from" }, "no tickets are loaded"],
  [
    "no rules",
    {},
    { "lake.class_rules": "place | class" },
    "no rule of program.yaml says which requests people outside IT could have built (backlog: classes)",
  ],
  [
    "rules that are not frozen",
    {},
    { "lake.program": "announced_months\n0" },
    "the rules that say what is eligible are not frozen: frozen_on of backlog: classes is not set",
  ],
  ["no launch", {}, { "marts.teams": "team_id | launched_on\nteam-0 |" }, "no launch calendar is loaded"],
  [
    "too few months before",
    { months: 12, launches: [4, 5] },
    {},
    "too few: no launched team has six months before its launch",
  ],
  ["a launch still to come", { launches: [40] }, {}, "too few: no whole month after a launch"],
  [
    "an export that stops after the launch",
    { months: 20, launches: [18] },
    {
      "marts.ticket_window": `window_from | explanation\n2023-01-01 | ${edges}`,
    },
    `no control left: in the months after a launch too few teams were without the program; as one series too few: 2 of at least 8 months after the launch; ${edges}`,
  ],
] as const)("with %s nothing is said, but why", async (_, plan, changed, reason) => {
  const full = { eligible: -0.35, launches: staggered, ...plan };
  const { rows, more, close } = await effectOf(full, changed, "method, value, value_unknown, verdict, grade");
  expect(rows[0]).toBe(`eligible | none | – | ${reason} | cannot tell | none`);
  expect(await more("select count(*) from marts.effect_since")).toEqual(["0"]);
  close();
});
