import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { backlogAhead } from "../../pipelines/computed/backlog-ahead.ts";

type Plan = {
  readonly weeks: number;
  readonly opened: number;
  readonly ended: number;
  readonly changed?: number;
  readonly open: number;
  readonly target: number | null;
  /** Places of weeks that the log does not tell of. */
  readonly gaps?: readonly number[];
  readonly effect?: string;
};

const known = "'eligible', -0.5, -0.5, -0.5, null, 'fell', null";

async function ahead({ weeks, opened, ended, changed = 0, open, target, gaps = [], effect = known }: Plan) {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run(`create schema lake; create schema marts;
    create table lake.program as select ${target}::int as backlog_target;
    create table marts.effects (
      series varchar, value double, low double, high double, value_unknown varchar, direction varchar, verdict_reason varchar
    );
    insert into marts.effects values (${effect});
    create table marts.backlog_weeks as
    select
      date '2026-01-05' + 7 * place::int as week, week + 6 as last_day, ${opened} as opened, ${ended} as ended,
      ${open} + (place::int - ${weeks - 1}) * ${opened - ended} as open_tickets, ${changed} as changed,
      if(place in (${[...gaps, -1].join(", ")}), 'the ticket log lacks a working day', null) as left_out
    from range(${weeks}) as steps(place)`);
  await backlogAhead.run(connection);
  const rows = async (sql: string) =>
    (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.map((cell) => cell ?? "–").join(" | "));
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { rows, close };
}

const falling = { weeks: 30, opened: 8, ended: 10, changed: 4, open: 100, target: 80 };

test("the target is reached by a date with the program, and never without what it spares", async () => {
  const { rows, close } = await ahead(falling);
  expect(
    await rows(`select scenario, open_on::varchar, open_tickets, p50_weeks, p95_weeks_unknown, reaching, weeks_used, seed
      from marts.backlog_reached order by scenario`),
  ).toEqual([
    "with | 2026-08-02 | 100 | 10 | – | 1 | 26 | 20260101",
    "without | 2026-08-02 | 100 | – | not within 52 weeks in 95 of 100 runs | 0 | 26 | 20260101",
  ]);
  expect(
    await rows(
      `select scenario, day::varchar, p10, round(p95, 6) from marts.backlog_forecast where ahead = 5 order by 1`,
    ),
  ).toEqual(["with | 2026-09-06 | 90 | 90", "without | 2026-09-06 | 110 | 110"]);
  close();
});

test("an effect that is not known, or that the others share, is a forecast without it that is not made, with the reason", async () => {
  const reasonOf = async (effect: string) => {
    const { rows, close } = await ahead({ ...falling, effect });
    const said = await rows("select scenario, forecast, forecast_unknown from marts.backlog_reached order by scenario");
    const weeks = await rows("select distinct scenario from marts.backlog_forecast");
    close();
    expect([said[0], weeks]).toEqual(["with | 52 | –", ["with"]]);
    return said[1];
  };
  expect(await reasonOf("'eligible', null, null, null, 'no launch calendar is loaded', 'cannot tell', null")).toBe(
    "without | – | the program’s effect: no launch calendar is loaded",
  );
  expect(await reasonOf("'eligible', -0.3, -0.4, -0.2, null, 'cannot tell', 'the others moved the same way'")).toBe(
    "without | – | the program’s effect: the others moved the same way",
  );
});

test("weeks with a gap are neither drawn from nor tried, and fewer than thirteen are too few", async () => {
  const { rows, close } = await ahead({ ...falling, gaps: [20, 21] });
  expect(await rows("select weeks_used, weeks_left_out from marts.backlog_reached where scenario = 'with'")).toEqual([
    "24 | 2",
  ]);
  // Origins 12 and 24 are left of 12, 16, 20, 24: 16 would end in week 20.
  expect(
    await rows("select origins, inside, error, error_of_last_value from marts.forecast_error where ahead = 4"),
  ).toEqual(["2 | 2 | 0 | 8"]);
  close();
  const few = await ahead({ ...falling, gaps: Array.from({ length: 14 }, (_, place) => place + 10) });
  expect(await few.rows("select distinct forecast_unknown from marts.backlog_reached")).toEqual([
    "too few: 12 of at least 13 weeks",
  ]);
  few.close();
});

test("without a target it says how many, and why not when; without tickets it says so of all", async () => {
  const { rows, close } = await ahead({ ...falling, target: null });
  expect(
    await rows("select distinct forecast, p85_weeks_unknown, reaching_unknown from marts.backlog_reached"),
  ).toEqual(["52 | no target is set | no target is set"]);
  close();
  const none = await ahead({ ...falling, weeks: 0 });
  const why = "no tickets are loaded that tell of a whole week";
  expect(
    await none.rows(
      "select forecast_unknown from marts.backlog_reached union all select error_unknown from marts.forecast_error",
    ),
  ).toEqual(Array.from({ length: 6 }, () => why));
  none.close();
});

test("a backlog that grows is at no target, whoever made it grow", async () => {
  const { rows, close } = await ahead({ ...falling, opened: 12 });
  expect(await rows("select distinct p50_weeks, reaching from marts.backlog_reached")).toEqual(["– | 0"]);
  expect(await rows("select min(p10) > 100 from marts.backlog_forecast where scenario = 'with'")).toEqual(["true"]);
  close();
});
