import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const tables = {
  "marts.registry_day": "day\n 2026-06-30",
  "marts.person_rows": "person_id | valid_from\n ann | 2026-01-01",
  "marts.person_keys": "person_key | person_id\n ann | ann\n ann2 | ann\n ben | ben\n cid | cid",
  "marts.tools": `
    tool_id | listed_to  | retired_from
    at once |            |
    later   |            |
    waits   |            |
    gone    | 2026-05-31 |
    retired |            | 2026-04-30
    unable  |            |
    early   |            |
    before  |            |`,
  "marts.line_crossings": `
    tool_id | team_id | platform | crossed_on | is_or_earlier
    at once | hr      | Excel    | 2026-03-01 | false
    later   | hr      | Excel    | 2026-03-01 | false
    waits   | hr      | Excel    | 2026-06-20 | false
    gone    | hr      | Excel    | 2026-05-01 | false
    retired | hr      | Excel    | 2026-04-20 | false
    unable  | hr      | Excel    | 2026-03-01 | false
    early   | hr      | Excel    | 2026-03-01 | true
    before  | hr      | Excel    | 2025-12-31 | false`,
  // Whoever built it is told by any of their keys.
  "marts.tool_roles": `
    tool_id | role    | person_key | person_id
    later   | builder | ann2       | ann
    waits   | builder | ann        | ann
    gone    | builder | ann        | ann`,
  "marts.holder_spans": `
    tool_id | role   | person_key | state | from_day   | to_day
    at once | owner  | ben        | able  | 2026-01-01 | 9999-12-31
    later   | owner  | ben        | able  | 2026-01-01 | 2026-02-01
    later   | owner  | ann        | able  | 2026-01-01 | 9999-12-31
    later   | backup | cid        | able  | 2026-03-05 | 9999-12-31
    later   | owner  | cid        | able  | 2026-03-31 | 9999-12-31
    waits   | owner  | ann        | able  | 2026-01-01 | 9999-12-31
    gone    | owner  | ann        | able  | 2026-01-01 | 9999-12-31
    retired | owner  | ben        | able  | 2026-05-31 | 9999-12-31
    unable  | owner  | ben        | O2    | 2026-01-01 | 2026-04-01
    unable  | owner  | ben        | able  | 2026-04-01 | 9999-12-31
    early   | owner  | ben        | able  | 2026-01-01 | 9999-12-31
    before  | owner  | ben        | able  | 2026-01-01 | 9999-12-31`,
};

test("from the crossing to the first owner on or after it who can act and did not build the tool; others are watched to their end", async () => {
  expect(await rowsOf(tables, "marts/line_waits", "tool_id, owner_on, has_ended, days")).toEqual([
    "at once | 2026-03-01 | false | 0",
    "gone | – | true | 30",
    "later | 2026-03-31 | false | 30",
    "retired | – | true | 10",
    "unable | 2026-04-01 | false | 31",
    "waits | – | false | 10",
  ]);
});
