import { expect, test } from "vitest";
import peer from "../fixtures/waiting.json" with { type: "json" };
import { given } from "../given.ts";

type Requests = readonly [team: string, opened: string, days: number, ending: string, count: number];

async function testsOf(requests: readonly Requests[], through = "2025-03-31") {
  const lines = requests.flatMap(([team, opened, days, ending, count]) =>
    Array.from({ length: count }, () => `${team} | ${opened} | ${days} | ${ending}`),
  );
  const warehouse = await given({
    "marts.request_waits": `team_id | opened_on | days | ending\n${lines.join("\n")}`,
    "marts.ticket_window": `data_through\n${through}`,
  });
  await warehouse.run("marts/period_tests");
  return warehouse;
}

const key = "team_id as team, months, strftime(last_month, '%Y-%m') as last_month, compare";

test("ten done after a day and ten after two: the log-rank test, counted by hand", async () => {
  const warehouse = await testsOf([
    ["hr", "2025-02-03", 1, "done", 10],
    ["hr", "2025-01-03", 2, "done", 10],
  ]);
  // After a day 10 of 20 are done where 5 were expected of either; variance 10 · 10 / 19 · 1/4, so χ² = 25 / 1.3158 = 19.
  expect(
    await warehouse.rows(`select chosen, compared, sooner, round(log_rank, 9), log_rank_unknown, gray_sooner, gray < 0.001, gray_unknown
      from marts.period_tests where team_id = 'hr' and months = 1 and last_month = '2025-02-01' and compare = 'previous'`),
  ).toEqual(["10 | 10 | chosen | 0.000013072 | – | chosen | true | –"]);
  warehouse.close();
});

test("a row for each period and comparison with requests in both, of each team and of all teams", async () => {
  const warehouse = await testsOf([
    ["hr", "2024-02-03", 2, "done", 1],
    ["hr", "2025-01-31", 2, "done", 2],
    ["it", "2025-02-28", 2, "open", 4],
    ["", "2025-02-01", 2, "cancelled", 8],
  ]);
  expect(await warehouse.rows(`select ${key}, chosen, compared from marts.period_tests order by all`)).toEqual([
    // One was opened in February 2024: a window of 3 months holds it to April 2024, of 6 to July, of 12 to January 2025.
    "* | 1 | 2025-02 | previous | 12 | 2",
    "* | 1 | 2025-02 | year | 12 | 1",
    "* | 3 | 2025-02 | year | 14 | 1",
    "* | 3 | 2025-03 | year | 14 | 1",
    "* | 6 | 2025-01 | previous | 2 | 1",
    "* | 6 | 2025-02 | year | 14 | 1",
    "* | 6 | 2025-03 | year | 14 | 1",
    "* | 12 | 2025-02 | previous | 14 | 1",
    "* | 12 | 2025-02 | year | 14 | 1",
    "* | 12 | 2025-03 | previous | 14 | 1",
    "* | 12 | 2025-03 | year | 14 | 1",
    "hr | 3 | 2025-02 | year | 2 | 1",
    "hr | 3 | 2025-03 | year | 2 | 1",
    "hr | 6 | 2025-01 | previous | 2 | 1",
    "hr | 6 | 2025-02 | year | 2 | 1",
    "hr | 6 | 2025-03 | year | 2 | 1",
    "hr | 12 | 2025-02 | previous | 2 | 1",
    "hr | 12 | 2025-02 | year | 2 | 1",
    "hr | 12 | 2025-03 | previous | 2 | 1",
    "hr | 12 | 2025-03 | year | 2 | 1",
  ]);
  warehouse.close();
});

test("of fewer than ten in either period nothing is said, but how many they are", async () => {
  const warehouse = await testsOf([
    ["hr", "2025-02-03", 1, "done", 9],
    ["hr", "2025-01-03", 2, "done", 30],
  ]);
  expect(
    await warehouse.rows(`select chosen, compared, sooner, log_rank, log_rank_unknown, gray_sooner, gray, gray_unknown
      from marts.period_tests where team_id = 'hr'`),
  ).toEqual(["9 | 30 | – | – | too few: 9 of at least 10 | – | – | too few: 9 of at least 10"]);
  warehouse.close();
});

test("where nothing is done, nothing differs that could be tested", async () => {
  const warehouse = await testsOf([
    ["hr", "2025-02-03", 1, "open", 10],
    ["hr", "2025-01-03", 2, "cancelled", 10],
  ]);
  const reason = "too few: a group has nobody who could be compared";
  expect(
    await warehouse.rows(
      "select log_rank, log_rank_unknown, gray, gray_unknown from marts.period_tests where team_id = '*'",
    ),
  ).toEqual([`– | ${reason} | – | ${reason}`]);
  warehouse.close();
});

test("the tests may disagree: those left are done as fast, but more were cancelled first", async () => {
  const warehouse = await testsOf([
    ["hr", "2025-02-03", 0, "cancelled", 40],
    ["hr", "2025-02-03", 5, "done", 10],
    ["hr", "2025-02-03", 6, "done", 10],
    ["hr", "2025-01-03", 5, "done", 30],
    ["hr", "2025-01-03", 6, "done", 30],
  ]);
  expect(
    await warehouse.rows("select log_rank, gray < 0.001, gray_sooner from marts.period_tests where team_id = 'hr'"),
  ).toEqual(["1 | true | compared"]);
  warehouse.close();
});

test("nothing is compared before there are requests", async () => {
  const warehouse = await testsOf([]);
  expect(await warehouse.rows("from marts.period_tests")).toEqual([]);
  warehouse.close();
});

test.each(peer.competing.filter(({ groups }) => groups.length === 2))("$name, against R", async (theirs) => {
  const warehouse = await testsOf(
    theirs.days.map((days, place) => [
      "hr",
      theirs.group[place] === theirs.groups[0] ? "2025-02-03" : "2025-01-03",
      days,
      theirs.end[place] ?? "",
      1,
    ]),
  );
  const [row = ""] = await warehouse.rows("select log_rank, gray from marts.period_tests where team_id = 'hr'");
  const [rank = Number.NaN, gray = Number.NaN] = row.split(" | ").map(Number);
  expect(Math.abs(rank - theirs.logRank.p)).toBeLessThan(1e-7);
  expect(Math.abs(gray - theirs.gray.p)).toBeLessThan(1e-7);
  warehouse.close();
});
