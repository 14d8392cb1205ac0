import { describe, expect, test } from "vitest";
import { daysInterval, kaplanMeier, medianOf } from "../contract/survival.ts";
import { d, facts, rolled, windows } from "./given-metric.ts";

describe("sums over months", () => {
  const flow = facts(
    "day, team_id, platform, subject, amount",
    `(${d("2025-11-30")}, 'sales', 'Excel', 'a', 1), (${d("2025-12-31")}, 'sales', 'Excel', 'b', 2),
     (${d("2026-01-01")}, 'it', 'Zapier', 'c', 4), (${d("2026-03-10")}, 'sales', null, 'd', 8), (${d("2026-03-11")}, 'sales', null, 'late', 16)`,
  );

  test("a window is the sum of its months across the year's edge; only where all of them are in the data", async () => {
    // November to March: three windows of three months end in January, February and March, none of six.
    expect(await windows({ kind: "flow" }, flow)).toEqual([
      "3 | 2025-11-01 | 2026-01-31 | – | 7 | –",
      "3 | 2025-11-01 | 2026-01-31 | it | 4 | –",
      "3 | 2025-11-01 | 2026-01-31 | sales | 3 | –",
      "3 | 2025-12-01 | 2026-02-28 | – | 6 | –",
      "3 | 2025-12-01 | 2026-02-28 | it | 4 | –",
      "3 | 2025-12-01 | 2026-02-28 | sales | 2 | –",
      "3 | 2026-01-01 | 2026-03-10 | – | 12 | –",
      "3 | 2026-01-01 | 2026-03-10 | it | 4 | –",
      "3 | 2026-01-01 | 2026-03-10 | sales | 8 | –",
    ]);
  });

  test("the window with the unfinished last month is marked, and is the newest", async () => {
    expect(
      await windows(
        { kind: "flow" },
        flow,
        "period_to, is_complete, is_latest",
        "team_id is null and platform is null",
      ),
    ).toEqual(["2026-01-31 | true | false", "2026-02-28 | true | false", "2026-03-10 | false | true"]);
  });

  test("platforms add up as well", async () => {
    const columns = "platform, value";
    const where = "team_id is null and period_to = '2026-01-31'";
    expect(await windows({ kind: "flow" }, flow, columns, where)).toEqual([
      "– | 7",
      "Excel | 3",
      "Zapier | 4",
      "not said | 0",
    ]);
  });

  test("a month that is unknown makes each window over it unknown", async () => {
    const stopped = facts(
      "day, team_id, platform, subject, amount, value_unknown",
      `(${d("2025-12-05")}, null::varchar, null::varchar, 'a', 1, null::varchar), (${d("2026-01-05")}, null, null, 'b', null, 'the log stopped'),
       (${d("2026-03-05")}, null, null, 'c', 2, null)`,
    );
    expect(await windows({ kind: "flow", filters: "none" }, stopped, "period_to, value, value_unknown")).toEqual([
      "2026-02-28 | – | the log stopped",
      "2026-03-10 | – | the log stopped",
    ]);
  });
});

describe("rates over months", () => {
  const rate = facts(
    "day, team_id, platform, subject, numerator, denominator, value_unknown",
    `(${d("2026-01-05")}, 'it', null::varchar, 'a', 3, 100, null::varchar), (${d("2026-02-05")}, 'it', null, 'b', 1, 300, null),
     (${d("2026-02-06")}, 'law', null, 'c', null, null, 'no headcount'), (${d("2026-03-05")}, 'law', null, 'd', 2, 50, null),
     (${d("2026-03-05")}, 'hr', null, 'e', null, null, 'no headcount')`,
  );
  const header = {
    kind: "ratio of flows",
    unit: "per 100 tool-months",
    per: "100",
    filters: "team",
    unknown: "left out",
  };
  const columns = "team_id, value, numerator, denominator, value_unknown";

  test("sums over sums of the months, said per 100; counts stay as they are", async () => {
    // All: 6 in 450. Of law only March is known, of hr nothing is.
    expect(await windows(header, rate, columns)).toEqual([
      "– | 1.3333333333333335 | 6 | 450 | –",
      "hr | – | – | – | no headcount",
      "it | 1 | 4 | 400 | –",
      "law | 4 | 2 | 50 | –",
    ]);
    expect(await rolled(header, rate, columns, "period_from = '2026-01-01'")).toEqual([
      "– | 3 | 3 | 100 | –",
      "it | 3 | 3 | 100 | –",
    ]);
  });

  test("unless it may be left out, one unknown fact makes its window unknown", async () => {
    const { unknown, ...strict } = header;
    expect(await windows(strict, rate, "team_id, value, value_unknown")).toEqual([
      "– | – | no headcount",
      "hr | – | no headcount",
      "it | 1 | –",
      "law | – | no headcount",
    ]);
  });

  test("the interval is per 100 too: 3 events in 100 are 0.6187 to 8.7673 after Garwood", async () => {
    const interval = "round(low, 4), value, round(high, 4)";
    expect(await rolled({ ...header, interval: "poisson" }, rate, interval, "period_from = '2026-01-01'")).toEqual([
      "0.6187 | 3 | 8.7673",
      "0.6187 | 3 | 8.7673",
    ]);
  });

  test("too few in a month may be enough in a window", async () => {
    const least = { ...header, minimum: "400" };
    expect(await rolled(least, rate, "value_unknown", "team_id = 'it'")).toEqual([
      "too few: 100 of at least 400",
      "too few: 300 of at least 400",
    ]);
    expect(await windows(least, rate, "value, value_unknown", "team_id = 'it'")).toEqual(["1 | –"]);
  });

  test("what is said per anything is a ratio", async () => {
    await expect(rolled({ ...header, per: "0" }, rate)).rejects.toThrow("per: 0 is no number above 0");
    await expect(rolled({ ...header, kind: "flow" }, rate)).rejects.toThrow("only a ratio is said per anything");
  });
});

test("people seen in several months of a window count once in it, and again once they are back", async () => {
  const people = facts(
    "day, team_id, platform, subject",
    `(${d("2025-10-31")}, 'sales', null::varchar, 'ann'), (${d("2025-12-01")}, 'sales', null, 'ann'), (${d("2025-12-24")}, 'sales', null, 'ann'),
     (${d("2025-12-02")}, 'it', null, 'ann'), (${d("2025-11-15")}, 'sales', null, 'ben'), (${d("2026-03-09")}, 'sales', null, 'ann')`,
  );
  // October to March. Ben is in the windows over November; Ann in all but none twice, and in two teams.
  expect(await windows({ kind: "distinct", filters: "team" }, people, "months, period_to, team_id, value")).toEqual([
    "3 | 2025-12-31 | – | 2",
    "3 | 2025-12-31 | it | 1",
    "3 | 2025-12-31 | sales | 2",
    "3 | 2026-01-31 | – | 2",
    "3 | 2026-01-31 | it | 1",
    "3 | 2026-01-31 | sales | 2",
    "3 | 2026-02-28 | – | 1",
    "3 | 2026-02-28 | it | 1",
    "3 | 2026-02-28 | sales | 1",
    "3 | 2026-03-10 | – | 1",
    "3 | 2026-03-10 | it | 0",
    "3 | 2026-03-10 | sales | 1",
    "6 | 2026-03-10 | – | 2",
    "6 | 2026-03-10 | it | 1",
    "6 | 2026-03-10 | sales | 2",
  ]);
});

describe("lengths of time over months", () => {
  const cases = facts(
    "day, team_id, platform, subject, days, is_done",
    `(${d("2026-01-10")}, 'it', null::varchar, 'a', 2, true), (${d("2026-01-12")}, 'it', null, 'b', 2, true),
     (${d("2026-02-01")}, null, null, 'c', 5, true), (${d("2026-02-02")}, null, null, 'd', 9, false), (${d("2026-03-01")}, 'it', null, 'e', 3, false)`,
  );

  test("the median is found anew in all cases of the window, open ones kept, and is no mean of medians", async () => {
    // After day 2, 3 of 5 are open; e leaves the view at 3; after day 5 half of that, 0.3.
    expect(
      await windows({ kind: "duration", filters: "team" }, cases, "team_id, value, numerator, denominator"),
    ).toEqual(["– | 5 | 3 | 5", "it | 2 | 2 | 3", "unassigned | 5 | 1 | 2"]);
    expect(await rolled({ kind: "duration", filters: "none" }, cases, "value, numerator, denominator")).toEqual([
      "2 | 2 | 2",
      "5 | 1 | 2",
      "– | 0 | 1",
    ]);
  });

  test("counted by length, a median is that of its cases one by one, and so is its interval", async () => {
    const lengths = [1, 1, 2, 3, 3, 3, 5, 8, 8, 13, 21, 21, 34];
    const rows = lengths.map(
      (days, place) => `(${d("2026-02-01")}, null, null, 'x${place}', ${days}, ${place % 4 !== 0})`,
    );
    const steps = kaplanMeier(lengths.map((days, place) => ({ days, isDone: place % 4 !== 0 })));
    const { low, high } = daysInterval(steps, 0.5);
    const sql = facts("day, team_id, platform, subject, days, is_done", rows.join(", "));
    expect(await rolled({ kind: "duration", filters: "none" }, sql, "low, value, high", "value is not null")).toEqual([
      `${low} | ${medianOf(steps)} | ${high ?? "–"}`,
    ]);
  });
});

test("a window is hidden wherever a month of it is, since the months shown would tell it", async () => {
  const people = facts(
    "day, team_id, platform, subject, numerator, denominator",
    [
      ...[1, 2, 3].map((month) => `(${d(`2026-0${month}-01`)}, 'sales', null::varchar, 's', 1, 30)`),
      ...[1, 2, 3].map((month) => `(${d(`2026-0${month}-01`)}, 'it', null, 'i', 1, ${month === 2 ? 3 : 20})`),
      ...[1, 2, 3].map((month) => `(${d(`2026-0${month}-01`)}, 'law', null, 'l', 1, 10)`),
    ].join(", "),
  );
  const header = { kind: "ratio of flows", filters: "team", privacy: "small_group", per: "100" };
  // February hides it, three people, and law with it; all of the window are 163, of which sales are 90.
  expect(await windows(header, people, "team_id, denominator, value_unknown")).toEqual([
    "– | 163 | –",
    "it | – | fewer than 5 people in a month of this period",
    "law | – | hidden, since it would tell a smaller team's number in a month of this period",
    "sales | 90 | –",
  ]);
});

test("a state is that of the last day, however many months are asked for", async () => {
  const spans = facts(
    "from_day, to_day, team_id, platform, subject, amount",
    `(${d("2026-01-31")}, null::date, null::varchar, null::varchar, 'a', 1), (${d("2026-02-01")}, ${d("2026-03-01")}, null, null, 'b', 1)`,
  );
  const columns = "months, period_from, period_to, value, is_complete, is_latest";
  const header = { kind: "stock", filters: "none" };
  expect(await windows(header, spans, columns, "months in (1, 3) and period_to > '2026-02-01'", 1)).toEqual([
    "1 | 2026-02-01 | 2026-02-28 | 2 | true | false",
    "1 | 2026-03-01 | 2026-03-10 | 1 | false | true",
    "3 | 2025-12-01 | 2026-02-28 | 2 | true | false",
    "3 | 2026-01-01 | 2026-03-10 | 1 | false | true",
  ]);
});
