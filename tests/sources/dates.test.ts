import { expect, test } from "vitest";
import { type GivenLoad, loadFile, openLoads } from "../reading/given-load.ts";

openLoads();

/** A registry of one tool per day of creation. */
const registry = (...days: string[]) =>
  `tool_id,name,owner,builder,created_on,last_review_on\n${days.map((day, index) => `T${index},Tool ${index},a,b,${day},\n`).join("")}`;

/** An incident list of one ticket per opening. */
const incidents = (...times: string[]) =>
  `number,short_description,opened_at,state,assignment_group\n${times.map((time, index) => `INC${index},t,${time},New,Desk\n`).join("")}`;

const daysOf = (load: GivenLoad) => load.rows("created_on");

/** Days as written, as read, and what is noted of how. */
const told: readonly (readonly [title: string, written: string[], read: string[], note: string | null])[] = [
  ["ISO alone", ["2026-03-04", "2024-02-29"], ["2026-03-04", "2024-02-29"], null],
  ["dots have the day first", ["03.04.2026", "29.02.2024"], ["2026-04-03", "2024-02-29"], null],
  [
    "months in letters",
    ["4 Mar 2026", "04-Mar-2026", "4 March 2026"],
    ["2026-03-04", "2026-03-04", "2026-03-04"],
    null,
  ],
  [
    "a day past the 12th comes first",
    ["03/04/2026", "31/03/2026", "1/2/2026"],
    ["2026-04-03", "2026-03-31", "2026-02-01"],
    "03/04/2026 is read with the day first, as 31/03/2026 tells",
  ],
  [
    "a day past the 12th comes second",
    ["03/04/2026", "03/31/2026", "1/2/2026"],
    ["2026-03-04", "2026-03-31", "2026-01-02"],
    "03/04/2026 is read with the month first, as 03/31/2026 tells",
  ],
  [
    "with dashes, and beside ISO",
    ["03-04-2026", "13-04-2026", "2026-12-01"],
    ["2026-04-03", "2026-04-13", "2026-12-01"],
    "03/04/2026 is read with the day first, as 13-04-2026 tells",
  ],
  [
    "the 29th of February",
    ["02/29/2024", "01/02/2024"],
    ["2024-02-29", "2024-01-02"],
    "03/04/2026 is read with the month first, as 02/29/2024 tells",
  ],
  ["the same either way", ["04/04/2026", "12/12/2025", "2026-01-31"], ["2026-04-04", "2025-12-12", "2026-01-31"], null],
  [
    "with a time of day behind",
    ["03/04/2026 00:00", "31/03/2026 10:15:00"],
    ["2026-04-03", "2026-03-31"],
    "03/04/2026 is read with the day first, as 31/03/2026 tells",
  ],
];

test.each(told)("%s", async (_, written, read, note) => {
  const load = await loadFile(registry(...written));
  expect(await daysOf(load)).toEqual(read);
  expect(await load.rejects()).toEqual([]);
  expect(load.notes).toEqual(note === null ? [] : [note]);
});

const remedy =
  "say it with --dates day-first or --dates month-first, for every such export in program.yaml (sources: lanemark-registry: dates: day-first)";

test("where nothing tells, the file is refused with line, value and the way to say it", async () => {
  const load = await loadFile(registry("2026-03-31", "04/04/2026", "03/04/2026", "05/06/2026"));
  expect([load.verdict, load.words]).toEqual([
    "refused",
    `export-2026-03-31.csv:4: created_on is 03/04/2026, and no date in the file tells whether the day or the month comes first; ${remedy}`,
  ]);
});

test("where the file tells both, it is refused with an example of each", async () => {
  const load = await loadFile(registry("03/04/2026", "31/03/2026", "03/31/2026"));
  expect([load.verdict, load.words]).toEqual([
    "refused",
    `export-2026-03-31.csv:2: created_on is 03/04/2026, and in this file the day comes first (31/03/2026) and the month too (03/31/2026); export it in one form, or ${remedy}`,
  ]);
});

const ways = [
  ["day-first", "2026-04-03"],
  ["month-first", "2026-03-04"],
] as const;

test.each(ways)("said on the command line or in program.yaml: %s", async (dates, day) => {
  const note = `03/04/2026 is read with the ${dates.replace("-", " ")}, as was said`;
  for (const said of [{ reading: { dates } }, { program: { sources: { "lanemark-registry": { dates } } } }]) {
    const load = await loadFile(registry("03/04/2026"), said);
    expect([await daysOf(load), load.notes]).toEqual([[day], [note]]);
  }
});

test("what does not fit the order that was said is a reject with its line", async () => {
  const load = await loadFile(registry("03/04/2026", "03/31/2026"), { reading: { dates: "day-first" } });
  expect(await load.rejects()).toEqual(["3, created_on: 03/31/2026 (not readable as a date)"]);
});

test("what is said of the file comes before what the program says of its source", async () => {
  const program = { sources: { "lanemark-registry": { dates: "day-first" as const } } };
  const load = await loadFile(registry("03/04/2026"), { program, reading: { dates: "month-first" } });
  expect(await daysOf(load)).toEqual(["2026-03-04"]);
});

test("what cannot be said of a source is refused, not passed over", async () => {
  const log = "event_id,occurred_at,actor,tool_id,operation\ne1,2026-03-01T10:00:00Z,ana,T1,open\n";
  const dated = await loadFile(log, { reading: { dates: "day-first" } });
  expect(dated.words).toBe(
    "export-2026-03-31.csv: the dates of lanemark-events have one form in every export; leave dates and day numbers away",
  );
  const zoned = await loadFile(registry("2026-03-31"), { reading: { zone: "Europe/Berlin" } });
  expect(zoned.words).toBe(
    "export-2026-03-31.csv: lanemark-registry has no times but those of UTC; leave the zone away",
  );
});

// 2024-02-29 is day 45351 counted from 1900, and day 43889 counted from 1904: 1,462 less.
const numbers = [
  [1900, "45351", "2024-02-29"],
  [1904, "43889", "2024-02-29"],
  [1900, "45351.75", "2024-02-29"],
  [1900, "46112", "2026-03-31"],
] as const;

test.each(numbers)("a spreadsheet's day number that counts from %i: %s", async (day_numbers, written, day) => {
  for (const said of [{ reading: { day_numbers } }, { program: { sources: { "lanemark-registry": { day_numbers } } } }])
    expect(await daysOf(await loadFile(registry(written), said))).toEqual([day]);
});

test("a day number of which nobody said from when it counts is refused with both days", async () => {
  const load = await loadFile(registry("2026-03-31", "45351"));
  expect([load.verdict, load.words]).toEqual([
    "refused",
    "export-2026-03-31.csv:3: created_on is 45351, the number that a spreadsheet keeps for 2024-02-29, or in an old Macintosh workbook for 2028-03-01; save the column as dates such as 2026-03-31, or say --day-numbers 1900, for every such export in program.yaml (sources: lanemark-registry: day_numbers: 1900)",
  ]);
});

test("what is no day at all is a reject, not a question", async () => {
  const load = await loadFile(registry("31/02/2026", "29/02/2025", "26-03-31", "03/04/26", "soon", "2025-02-29"));
  expect(await load.rejects()).toEqual([
    "2, created_on: 31/02/2026 (not readable as a date)",
    "3, created_on: 29/02/2025 (not readable as a date)",
    "4, created_on: 26-03-31 (not readable as a date)",
    "5, created_on: 03/04/26 (not readable as a date)",
    "6, created_on: soon (not readable as a date)",
    "7, created_on: 2025-02-29 (not readable as a date)",
  ]);
});

/** The times of a list in a zone, as written and in UTC. */
const moments: readonly (readonly [zone: string, written: string, utc: string])[] = [
  ["Europe/Berlin", "2026-03-02 09:15:00", "2026-03-02 08:15:00"],
  ["Europe/Berlin", "2026-07-02 09:15:00", "2026-07-02 07:15:00"],
  // Clocks go from 2 to 3: the hour between is none, and counts as before the change.
  ["Europe/Berlin", "2026-03-29 01:59:00", "2026-03-29 00:59:00"],
  ["Europe/Berlin", "2026-03-29 02:30:00", "2026-03-29 01:30:00"],
  ["Europe/Berlin", "2026-03-29 03:00:00", "2026-03-29 01:00:00"],
  // Clocks go from 3 back to 2: the hour comes twice, and is the second.
  ["Europe/Berlin", "2026-10-25 01:59:00", "2026-10-24 23:59:00"],
  ["Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25 01:30:00"],
  ["Europe/Berlin", "2026-10-25 03:00:00", "2026-10-25 02:00:00"],
  ["America/New_York", "2026-03-08 02:30:00", "2026-03-08 07:30:00"],
  ["America/New_York", "2026-11-01 01:30:00", "2026-11-01 06:30:00"],
  ["America/New_York", "2025-12-31 20:00:00", "2026-01-01 01:00:00"],
  // Half an hour, in the other half of the year.
  ["Australia/Lord_Howe", "2026-04-05 01:45:00", "2026-04-04 15:15:00"],
  ["Australia/Lord_Howe", "2026-10-04 02:15:00", "2026-10-03 15:45:00"],
  ["Australia/Lord_Howe", "2026-01-15 12:00:00", "2026-01-15 01:00:00"],
  ["Australia/Lord_Howe", "2026-06-15 12:00:00", "2026-06-15 01:30:00"],
  // Samoa went over the date line: Thursday the 29th, then Saturday the 31st.
  ["Pacific/Apia", "2011-12-29 23:59:00", "2011-12-30 09:59:00"],
  ["Pacific/Apia", "2011-12-30 12:00:00", "2011-12-30 22:00:00"],
  ["Pacific/Apia", "2011-12-31 00:00:00", "2011-12-30 10:00:00"],
  ["Asia/Kolkata", "2024-02-29 02:00:00", "2024-02-28 20:30:00"],
  // A time that says its zone needs no other.
  ["Europe/Berlin", "2026-03-02T09:15:00Z", "2026-03-02 09:15:00"],
  ["Europe/Berlin", "2026-03-02 09:15:00-05:00", "2026-03-02 14:15:00"],
  // Written in other ways.
  ["Europe/Berlin", "31/03/2026 9:15", "2026-03-31 07:15:00"],
  ["America/New_York", "3/31/2026 9:15 PM", "2026-04-01 01:15:00"],
  ["UTC", "12/31/2025 12:00:00 AM", "2025-12-31 00:00:00"],
  ["UTC", "31.12.2025 23:59:59", "2025-12-31 23:59:59"],
];

const zones = [...new Set(moments.map(([zone]) => zone))];

test.each(zones)("the times of a list in %s", async (zone) => {
  const saysZone = /Z|-\d\d:\d\d$/;
  for (const isZoned of [true, false]) {
    const own = moments.filter(([of, written]) => of === zone && saysZone.test(written) === isZoned);
    if (own.length === 0) continue;
    const load = await loadFile(incidents(...own.map(([, written]) => written)), { program: { time_zone: zone } });
    expect(await load.rows("opened_at")).toEqual(own.map(([, , utc]) => utc));
  }
});

test("a list in another zone than the program's: said of the file, or of its source", async () => {
  const [summer, change, own] = ["2026-07-02 09:15:00", "2026-10-25 02:30:00", "2026-10-25T00:30:00Z"];
  const zone = "Europe/Berlin";
  const program = { time_zone: "America/New_York" };
  const sources = { "servicenow-incidents-list": { zone } };
  for (const said of [{ program, reading: { zone } }, { program: { ...program, sources } }]) {
    const load = await loadFile(incidents(summer, change), said);
    expect(await load.rows("opened_at")).toEqual(["2026-07-02 07:15:00", "2026-10-25 01:30:00"]);
  }
  // One that says its zone is exact in the hour that comes twice, and the others in its file are read as before.
  const mixed = await loadFile(incidents(summer, change, own), { program, reading: { zone } });
  expect(await mixed.rows("opened_at")).toEqual(["2026-07-02 07:15:00", "2026-10-25 01:30:00", "2026-10-25 00:30:00"]);
});

/** The times of a log's events, as written, in UTC, and the zone that is said of it. */
const events: readonly (readonly [written: string, utc: string, zone: string])[] = [
  ["2026-03-01T10:00:00Z", "2026-03-01 10:00:00", ""],
  ["2026-03-01T10:00:00+05:30", "2026-03-01 04:30:00", ""],
  ["2026-03-01 10:00:00", "2026-03-01 10:00:00", ""],
  ["2026-03-01 10:00:00", "2026-03-01 09:00:00", "Europe/Berlin"],
  ["2026-03-01T10:00:00Z", "2026-03-01 10:00:00", "Europe/Berlin"],
  ["2024-02-29T23:59:59.123456Z", "2024-02-29 23:59:59.123456", ""],
  // 1,772,359,200 seconds after 1970 began.
  ["1772359200", "2026-03-01 10:00:00", ""],
  ["1772359200.25", "2026-03-01 10:00:00.25", ""],
  ["1772359200123", "2026-03-01 10:00:00.123", ""],
  ["1772359200123456", "2026-03-01 10:00:00.123456", ""],
  ["1772359200", "2026-03-01 10:00:00", "Europe/Berlin"],
];

test.each(["", "Europe/Berlin"])("the times of a log where this zone is said: %j", async (zone) => {
  const own = events.filter(([, , said]) => said === zone);
  const said = zone === "" ? {} : { reading: { zone } };
  const objects = own.map(([occurred_at], index) => ({
    event_id: `e${index}`,
    occurred_at,
    actor: "ana",
    tool_id: "T1",
    operation: "open",
  }));
  const numbered = objects.map((object) => {
    const { occurred_at } = object;
    return /^\d+(\.\d+)?$/.test(occurred_at) ? { ...object, occurred_at: Number(occurred_at) } : object;
  });
  const csv = [Object.keys(objects[0] ?? {}), ...objects.map(Object.values)].map((cells) => `${cells.join(",")}\n`);
  const ndjson = [objects, numbered].map((all) => all.map((each) => `${JSON.stringify(each)}\n`).join(""));
  for (const text of [csv.join(""), ...ndjson])
    expect(await (await loadFile(text, said)).rows("occurred_at")).toEqual(own.map(([, utc]) => utc));
});

test("a number that is no moment of a log, and a moment before 2000, are rejects", async () => {
  const written = ["177235920", "17723592001", "20260301", "946684799", "1999-12-31T23:59:59Z"];
  const rows = written.map((time, index) => `e${index},${time},ana,T1,open\n`).join("");
  const load = await loadFile(`event_id,occurred_at,actor,tool_id,operation\n${rows}`);
  expect(await load.rejects()).toEqual([
    "2, occurred_at: 177235920 (not readable as a date and time)",
    "3, occurred_at: 17723592001 (not readable as a date and time)",
    "4, occurred_at: 20260301 (not readable as a date and time)",
    "5, occurred_at: 946684799 (not readable as a date and time)",
    "6, occurred_at: 1999-12-31T23:59:59Z (before the year 2000)",
  ]);
});

test("a headcount's month is read like any other day", async () => {
  const sheet = (...months: string[]) =>
    `team,month,headcount\n${months.map((month) => `Claims,${month},5\n`).join("")}`;
  const mixed = await loadFile(sheet("2026-01", "Feb 2026", "31/03/2026", "01/04/2026"));
  expect(await mixed.rows("month")).toEqual(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]);
  const untold = await loadFile(sheet("01/02/2026", "01/03/2026"));
  expect(untold.words).toMatch(/^export-2026-03-31\.csv:2: month is 01\/02\/2026, and no date in the file tells /);
});

const late = (day: string) => `in the future: more than a day after the file first came in, on ${day}`;

test("an event of more than a day after the load's first moment is in the future, however much later it is read again", async () => {
  const written = ["2026-04-01T09:30:00Z", "2026-04-01T09:30:01Z", "2026-04-01T11:29:00+02:00", "2199-01-01T00:00:00Z"];
  const rows = written.map((time, index) => `e${index},${time},ana,T1,open\n`).join("");
  const load = await loadFile(`event_id,occurred_at,actor,tool_id,operation\n${rows}`, {
    firstSeenAt: "2026-03-31T09:30:00.000Z",
  });
  expect(await load.rows("event_id")).toEqual(["e0", "e2"]);
  expect(await load.rejects()).toEqual([
    `3, occurred_at: 2026-04-01T09:30:01Z (${late("2026-03-31")})`,
    `5, occurred_at: 2199-01-01T00:00:00Z (${late("2026-03-31")})`,
  ]);
});

test("a ticket of the future is told by its moment, not by how its zone writes it", async () => {
  // 09:30 in UTC the next day is 11:30 in Berlin.
  const load = await loadFile(incidents("2026-04-01 11:30:00", "2026-04-01 11:31:00"), {
    firstSeenAt: "2026-03-31T09:30:00.000Z",
    program: { time_zone: "Europe/Berlin" },
  });
  expect(await load.rows("opened_at")).toEqual(["2026-04-01 09:30:00"]);
  expect(await load.rejects()).toEqual([`3, opened_at: 2026-04-01 11:31:00 (${late("2026-03-31")})`]);
});
