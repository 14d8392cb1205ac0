import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const days = `
  day        | is_month_end | is_latest
  2026-01-31 | true         | false
  2026-02-28 | true         | true`;

test("the newest day on which an owner or backup was struck off, for each report day from then on", async () => {
  const lost = await rowsOf(
    {
      "marts.days": days,
      "marts.tool_roles": `
        tool_id | role   | person_id | from_day   | to_day
        one     | owner  | ann       | 2025-01-01 | 2026-01-10
        one     | backup | bob       | 2025-01-01 | 2026-01-31
        one     | owner  | cid       | 2025-01-01 | 2026-02-28
        one     | owner  | dan       | 2025-01-01 |
        two     | owner  | ann       | 2025-01-01 | 2026-02-01
        three   | builder| ann       | 2025-01-01 | 2026-01-10`,
      "marts.inabilities": "person_id | inability | from_day | to_day",
    },
    "marts/cover_losses",
  );
  expect(lost).toEqual([
    "2026-01-31 | one | 2026-01-31",
    "2026-02-28 | one | 2026-02-28",
    "2026-02-28 | two | 2026-02-01",
  ]);
});

test("who could not act any more on the day of being struck off is no loss; who only lost it that day, or had it back, is", async () => {
  const lost = await rowsOf(
    {
      "marts.days": days,
      "marts.tool_roles": `
        tool_id      | role  | person_id | from_day   | to_day
        left before  | owner | ann       | 2025-01-01 | 2026-01-10
        left the day | owner | bob       | 2025-01-01 | 2026-01-10
        left after   | owner | cid       | 2025-01-01 | 2026-01-10
        always robot | owner | dan       | 2025-01-01 | 2026-01-10
        back the day | owner | eve       | 2025-01-01 | 2026-01-10
        back after   | owner | fay       | 2025-01-01 | 2026-01-10`,
      "marts.inabilities": `
        person_id | inability | from_day   | to_day
        ann       | left      | 2026-01-09 |
        bob       | left      | 2026-01-10 |
        cid       | left      | 2026-01-11 |
        dan       | robot     |            |
        eve       | disabled  | 2025-06-01 | 2026-01-10
        fay       | disabled  | 2025-06-01 | 2026-01-11`,
    },
    "marts/cover_losses",
    "tool_id, lost_on",
  );
  expect([...new Set(lost)]).toEqual([
    "back the day | 2026-01-10",
    "left after | 2026-01-10",
    "left the day | 2026-01-10",
  ]);
});
