import { expect, test } from "vitest";
import { given } from "../given.ts";

const tables = {
  "lake.program": "it_teams\n IT Services",
  "marts.team_names": "spelling | team_id\n it services | it\n sales | sales",
  "marts.people": "person_id | team_id\n pat | it\n sam | sales",
  "marts.tool_roles": `
    tool_id | role    | person_id
    one     | builder | pat
    one     | builder | sam
    two     | builder | sam
    two     | owner   | pat
    three   | builder | sam
    four    | builder |
    gone    | builder | pat`,
  "marts.tool_classes": "tool_id | class\n one | Report\n two | Report\n three |\n four |\n gone | Report",
  "marts.newest_tool_days": "tool_id | users_90_days\n one | 7\n two | 3\n three |\n four | 2",
  "marts.exposure_months": `
    month      | day        | is_complete
    2026-01-01 | 2026-01-31 | true
    2026-02-01 | 2026-02-28 | true
    2026-03-01 | 2026-03-20 | false`,
  "marts.tool_days": `
    day        | tool_id | is_active
    2026-01-31 | one     | true
    2026-02-28 | one     | false
    2026-01-31 | two     | true
    2026-02-28 | two     | true
    2026-03-20 | two     | true
    2026-02-28 | gone    | true`,
  "marts.tickets": `
    ticket_id | tool_id | opened_on
    a         | one     | 2026-01-05
    b         | one     | 2026-02-05
    c         | two     | 2026-01-05
    d         | two     | 2026-02-28
    e         | two     | 2026-03-05
    f         |         | 2026-01-05`,
};

test("tools of which a builder is in IT beside the others: users today, tickets in the months in which they were active", async () => {
  const warehouse = await given(tables);
  expect(await warehouse.run("marts/built_by", "class, is_it, tools, users_told, users, tool_months, tickets")).toEqual(
    ["Report | false | 1 | 1 | 3 | 2 | 2", "Report | true | 1 | 1 | 7 | 1 | 1", "– | false | 1 | 0 | – | 0 | 0"],
  );
  warehouse.close();
});

test("without a team of IT nothing is said", async () => {
  const warehouse = await given({ ...tables, "lake.program": "time_zone\n UTC" });
  expect(await warehouse.run("marts/built_by")).toEqual([]);
  warehouse.close();
});
