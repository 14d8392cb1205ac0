import { expect, test } from "vitest";
import { given } from "../given.ts";

/** Ten more tools, so that a rate is said: all confirmed on 10 January last year, and again a year later. */
const crowd = Array.from({ length: 10 }, (_, place) => `c${place}`);
const days = ["2026-01-31", "2026-02-28", "2026-03-15"] as const;

type Row = readonly [day: string, tool: string, expectedFrom: string, confirmedOn: string];
const rows: readonly Row[] = [
  ...crowd.flatMap((tool) => days.map((day): Row => [day, tool, "2025-01-01", "2026-01-09"])),
  ...crowd.map((tool): Row => ["2025-12-31", tool, "2025-01-01", "2025-01-10"]),
  // Given on the very day on which it runs out; one day late; not at all.
  ["2026-01-31", "last", "2025-01-01", "2025-02-10"],
  ["2026-02-28", "last", "2025-01-01", "2026-02-10"],
  ["2026-01-31", "late", "2025-01-01", "2025-02-10"],
  ["2026-02-28", "late", "2025-01-01", "2026-02-11"],
  ["2026-02-28", "none", "2025-01-01", "2025-02-20"],
  // A first one: within 30 days of being listed; never; and one that is not due before the 16th.
  ["2026-02-28", "first", "2026-01-25", "2026-02-24"],
  ["2026-02-28", "never", "2026-01-20", ""],
  ["2026-03-15", "soon", "2026-02-14", ""],
  // Retired before the day came.
  ["2025-12-31", "gone", "2025-01-01", "2025-01-20"],
];

const company = {
  "lake.entities": "entity | loads | data_through\n tools | 1 | 2026-03-15",
  "marts.tools": `tool_id | platform\n${[...new Set(rows.map(([, tool]) => tool))].map((tool) => `${tool} | Excel`).join("\n")}`,
  "marts.days": `
    day        | month      | is_month_end | is_latest
    2025-12-31 | 2025-12-01 | true         | false
    2026-01-31 | 2026-01-01 | true         | false
    2026-02-28 | 2026-02-01 | true         | false
    2026-03-15 | 2026-03-01 | false        | true`,
  "marts.listed_days": `day | tool_id | team_id | platform | is_retired\n${[
    ...rows.map(([day, tool]) => `${day} | ${tool} | sales | Excel | false`),
    "2026-01-31 | gone | sales | Excel | true",
  ].join("\n")}`,
  "marts.confirmations": `day | tool_id | expected_from | confirmed_on\n${rows.map((row) => row.join(" | ")).join("\n")}`,
};

test("each confirmation is due once, and counts when it was given by the day; one in the future is not due yet", async () => {
  const warehouse = await given(company);
  const said = "strftime(period_from, '%Y-%m'), numerator, denominator, round(value, 3), value_unknown";
  expect(await warehouse.values("confirmation_rate", said, "platform is null and team_id is null")).toEqual([
    "2026-01 | 10 | 10 | 1 | –",
    // last, late, none, first, never; `never` was due on the 19th.
    "2026-02 | 2 | 5 | – | too few: 5 of at least 10",
    "2026-03 | – | – | – | no confirmation was due, or no registry export tells of any",
  ]);
  warehouse.close();
});

test("owners who are none any more owe nothing, and new ones have their own first day", async () => {
  const terms = `
    day        | tool_id | owner_since | expected_from | confirmed_on
    2026-01-31 | c0      |             | 2025-01-01    | 2025-02-10
    2026-02-28 | c0      | 2026-02-05  | 2026-02-05    |
    2026-03-15 | c0      | 2026-02-05  | 2026-02-05    | 2026-03-07`;
  const warehouse = await given({ ...company, "marts.confirmations": terms });
  // Due on the 10th of February was the word of the owners before; of the new ones on the 7th of March.
  expect(await warehouse.run("metrics/confirmation_rate", "day, subject, numerator, denominator")).toEqual([
    "2026-03-07 | c0 | 1 | 1",
  ]);
  warehouse.close();
});
