import { mkdtempSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, onTestFinished, test } from "vitest";
import { layoutOf } from "../contract/layout.ts";
import { type Kept, Memo } from "../pipelines/memo.ts";
import { modelFromSql, type SqlModel } from "../pipelines/models.ts";
import { MonthlyModels } from "../pipelines/monthly.ts";

const listed = modelFromSql("marts", "listed", "-- stored: view\nfrom marts.rows_of_days");

// `round` tells in which build a row was made.
const list = modelFromSql(
  "marts",
  "list",
  `-- by day: marts.days, marts.listed
-- to the day: marts.used.used_on
select
    listed.day,
    listed.tool,
    title,
    max(used_on)                                 as used_on,
    getvariable('round')                         as round,
from marts.listed
join marts.days on days.day = listed.day
join marts.titles on titles.tool = listed.tool
left join marts.used as uses on uses.tool = listed.tool and used_on <= listed.day
group by all
order by listed.day, listed.tool`,
);
const inputs = ["marts.days", "marts.listed", "marts.titles", "marts.used"];

const given = `
  create schema marts;
  create table marts.days as from (values (date '2026-01-31'), (date '2026-02-28'), (date '2026-03-31')) as rows(day);
  create table marts.rows_of_days as select day, unnest(['a', 'b']) as tool from marts.days;
  create table marts.titles as from (values ('a', 'Alpha'), ('b', 'Beta')) as rows(tool, title);
  create table marts.used as from (values ('a', date '2026-01-05')) as rows(tool, used_on)`;

/** The rows of the list as it is made a second time, after `change`, by the models as they are then. */
async function madeAgain(change: string, later = { listed, list }): Promise<string[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "lanemark-by-day-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await connection.run(given);
  let kept: Kept = new Map();
  for (const [round, before] of ["", change].entries()) {
    await connection.run(`set variable round = ${round + 1}; drop view if exists marts.listed; ${before}`);
    const by = { salt: "", kept, isFull: false, tell: () => {} };
    const memo = new Memo(connection, kept, new MonthlyModels(connection, layoutOf(folder), [], by), new Map());
    const models = round === 0 ? { listed, list } : later;
    await memo.make(models.listed, ["marts.rows_of_days"], () => {});
    await memo.make(models.list, inputs, () => {});
    await memo.save(folder, "");
    const { entries } = JSON.parse(readFileSync(path.join(folder, "memo.json"), "utf8"));
    kept = new Map(Object.entries(entries));
  }
  const reader = await connection.runAndReadAll(
    "select concat_ws(' ', day, tool, title, used_on, 'in round ' || round) from marts.list order by day, tool",
  );
  return reader.getRows().map(([row]) => String(row));
}

describe("a table that is made day by day", () => {
  test("stays as it is where nothing changed", async () => {
    expect(await madeAgain("select 1")).toEqual([
      "2026-01-31 a Alpha 2026-01-05 in round 1",
      "2026-01-31 b Beta in round 1",
      "2026-02-28 a Alpha 2026-01-05 in round 1",
      "2026-02-28 b Beta in round 1",
      "2026-03-31 a Alpha 2026-01-05 in round 1",
      "2026-03-31 b Beta in round 1",
    ]);
  });

  test("is made anew from the first day on of which a table says something else", async () => {
    expect(await madeAgain("delete from marts.rows_of_days where day = '2026-02-28' and tool = 'b'")).toEqual([
      "2026-01-31 a Alpha 2026-01-05 in round 1",
      "2026-01-31 b Beta in round 1",
      "2026-02-28 a Alpha 2026-01-05 in round 2",
      "2026-03-31 a Alpha 2026-01-05 in round 2",
      "2026-03-31 b Beta in round 2",
    ]);
  });

  test("or a table that is read up to the day", async () => {
    expect(await madeAgain("insert into marts.used values ('a', '2026-03-02'), ('b', '2026-04-01')")).toEqual([
      "2026-01-31 a Alpha 2026-01-05 in round 1",
      "2026-01-31 b Beta in round 1",
      "2026-02-28 a Alpha 2026-01-05 in round 1",
      "2026-02-28 b Beta in round 1",
      "2026-03-31 a Alpha 2026-03-02 in round 2",
      "2026-03-31 b Beta in round 2",
    ]);
  });

  test("has the days that there are", async () => {
    const change = `update marts.days set day = '2026-04-01' where day = '2026-03-31';
      update marts.rows_of_days set day = '2026-04-01' where day = '2026-03-31'`;
    expect((await madeAgain(change)).slice(4)).toEqual([
      "2026-04-01 a Alpha 2026-01-05 in round 2",
      "2026-04-01 b Beta in round 2",
    ]);
  });

  test("is made anew as a whole where what is no table of days changed", async () => {
    const rows = await madeAgain("update marts.titles set title = 'Gamma' where tool = 'b'");
    expect(rows).toHaveLength(6);
    expect(rows.filter((row) => !row.endsWith("in round 2"))).toEqual([]);
    expect(rows[1]).toBe("2026-01-31 b Gamma in round 2");
  });

  test.each([
    ["its own text", { listed, list: retold(list, "title,", "upper(title) as title,") }, "ALPHA"],
    ["that of a view which it reads", { listed: retold(listed, "from", "-- of every day\nfrom"), list }, "Alpha"],
  ])("is made anew as a whole where %s changed", async (_, later, title) => {
    const rows = await madeAgain("select 1", later);
    expect(rows).toHaveLength(6);
    expect(rows.filter((row) => !row.endsWith("in round 2"))).toEqual([]);
    expect(rows[0]).toBe(`2026-01-31 a ${title} 2026-01-05 in round 2`);
  });
});

function retold({ name, sql }: SqlModel, words: string, others: string): SqlModel {
  return modelFromSql("marts", name.replace("marts.", ""), sql.replace(words, others));
}
