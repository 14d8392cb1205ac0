import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

/** In which week, by its Monday, and on which local day a use counts. By hand, with a calendar. */
const uses: readonly (readonly [zone: string, utc: string, week: string, day: string])[] = [
  // 2026 has 53 weeks: the last one begins on 28 December and ends with 3 January 2027.
  ["Europe/Berlin", "2026-12-27 22:59", "2026-12-21", "2026-12-27"],
  ["Europe/Berlin", "2026-12-27 23:00", "2026-12-28", "2026-12-28"],
  ["Europe/Berlin", "2027-01-01 12:00", "2026-12-28", "2027-01-01"],
  ["Europe/Berlin", "2027-01-03 22:59", "2026-12-28", "2027-01-03"],
  ["Europe/Berlin", "2027-01-03 23:00", "2027-01-04", "2027-01-04"],
  // The first week of 2025 begins in 2024, and that of 2023 on the second day of the year.
  ["UTC", "2024-12-30 00:00", "2024-12-30", "2024-12-30"],
  ["UTC", "2025-01-05 23:59", "2024-12-30", "2025-01-05"],
  ["UTC", "2023-01-01 12:00", "2022-12-26", "2023-01-01"],
  ["UTC", "2023-01-02 00:00", "2023-01-02", "2023-01-02"],
  // The 29th of February 2024 is a Thursday.
  ["UTC", "2024-02-29 12:00", "2024-02-26", "2024-02-29"],
  ["America/New_York", "2024-03-04 04:59", "2024-02-26", "2024-03-03"],
  ["America/New_York", "2024-03-04 05:00", "2024-03-04", "2024-03-04"],
  // Clocks change on the last day of a week: it has 23 hours in March, and 25 in October.
  ["Europe/Berlin", "2026-03-29 21:59", "2026-03-23", "2026-03-29"],
  ["Europe/Berlin", "2026-03-29 22:00", "2026-03-30", "2026-03-30"],
  ["Europe/Berlin", "2026-10-25 22:59", "2026-10-19", "2026-10-25"],
  ["Europe/Berlin", "2026-10-25 23:00", "2026-10-26", "2026-10-26"],
  // By half an hour.
  ["Australia/Lord_Howe", "2026-04-05 13:29", "2026-03-30", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-04-05 13:30", "2026-04-06", "2026-04-06"],
  // Samoa has no 30 December 2011: Thursday is followed by Saturday, in one week.
  ["Pacific/Apia", "2011-12-30 09:59", "2011-12-26", "2011-12-29"],
  ["Pacific/Apia", "2011-12-30 10:00", "2011-12-26", "2011-12-31"],
  ["Pacific/Apia", "2012-01-01 09:59", "2011-12-26", "2012-01-01"],
  ["Pacific/Apia", "2012-01-01 10:00", "2012-01-02", "2012-01-02"],
];

test.each([...new Set(uses.map(([zone]) => zone))])("the weeks of uses in %s", async (zone) => {
  const own = uses.filter(([of]) => of === zone);
  const events = own.map(([, utc], index) => `p${index} | APP | open | use | ${utc}`);
  const tables = {
    "lake.program": `time_zone\n${zone}`,
    "lake.tools":
      "native_id | tool_name | platform | team_name | snapshot_day\nAPP | Orders | Power Apps | Sales | 2027-02-28",
    "lake.events": `actor_key | tool_key | operation | operation_class | occurred_at\n${events.join("\n")}`,
  };
  const found = await rowsOf(tables, "marts/user_weeks", "person_id, week, first_day");
  expect(found.toSorted()).toEqual(own.map(([, , week, day], index) => `p${index} | ${week} | ${day}`).toSorted());
});
