import { createViewsOfPeriods } from "../../pipelines/values.ts";
import { type Given, given } from "../given.ts";
import { fillTable, parseTable } from "../given-table.ts";

// Ada has 10 people; within half to twice: Bex, Cod, Dot, Elm, Fig. Gnu is ten times as large, Hen has no headcount.
const tables = {
  "marts.teams": `
    team_id    | team_name  | launched_on
    ada        | Ada        | 2026-02-03
    bex        | Bex        |
    cod        | Cod        |
    dot        | Dot        |
    elm        | Elm        |
    fig        | Fig        |
    gnu        | Gnu        |
    hen        | Hen        |
    unassigned | Unassigned |`,
  "marts.headcounts": `
    team_id | month      | headcount | is_contradicted
    ada     | 2026-02-01 | 10        | false
    bex     | 2026-02-01 | 12        | false
    cod     | 2026-02-01 | 8         | false
    dot     | 2026-02-01 | 20        | false
    elm     | 2026-02-01 | 5         | false
    fig     | 2026-02-01 | 6         | false
    gnu     | 2026-02-01 | 100       | false
    ada     | 2026-04-01 | 90        | false`,
  "marts.days": `
    day        | month      | is_latest
    2026-02-28 | 2026-02-01 | false
    2026-03-31 | 2026-03-01 | true`,
  "marts.team_tools": `
    day        | team_id    | tools | active_tools | came | went | became_orphaned | got_an_owner
    2026-02-28 | ada        | 3     | 3            |      |      |                 |
    2026-03-31 | ada        | 4     | 2            | 2    | 1    | 1               | 0
    2026-03-31 | unassigned | 1     | 1            | 1    | 0    | 0               | 0`,
  "marts.team_days": `
    day        | team_id | people | able
    2026-03-31 | ada     | 9      | 7`,
  "marts.person_rows": "",
  "marts.tool_list": `
    day        | tool_id | tool_name | team_id | state    | concern | users_90_days | is_active | name_place
    2026-03-31 | one     | One       | ada     | orphaned | 1       | 2             | true      | 1
    2026-03-31 | two     | Two       | ada     | owned    | 5       | 7             | true      | 2
    2026-03-31 | old     | Old       | ada     | retired  |         | 9             |           | 3`,
};

const definitions = `
  metric          | title   | kind           | unit  | filters
  intake_rate     | Intake  | ratio of flows | per 1 | team
  orphan_rate     | Orphans | ratio of stocks| share | team
  opened_requests | Opened  | flow           | count | team`;

const periods = `
  metric          | months | period_to  | team_id    | value | value_unknown     | low | high | numerator | is_latest
  intake_rate     | 1      | 2026-03-31 |            | 4     |                   |     |      |           | true
  intake_rate     | 1      | 2026-03-31 | ada        | 10    |                   | 5   | 20   |           | true
  intake_rate     | 1      | 2026-03-31 | bex        | 1     |                   | 0   | 3    |           | true
  intake_rate     | 1      | 2026-03-31 | cod        | 2     |                   | 1   | 6    |           | true
  intake_rate     | 1      | 2026-03-31 | dot        | 3     |                   | 1   | 6    |           | true
  intake_rate     | 1      | 2026-03-31 | elm        | 4     |                   | 3   | 9    |           | true
  intake_rate     | 1      | 2026-03-31 | fig        | 5     |                   | 0   | 99   |           | true
  intake_rate     | 3      | 2026-03-31 | ada        | 30    |                   | 20  | 40   |           | true
  orphan_rate     | 1      | 2026-03-31 |            | 0.5   |                   |     |      |           | true
  orphan_rate     | 1      | 2026-03-31 | ada        |       | too few: 2 of 10  |     |      | 1         | true
  orphan_rate     | 1      | 2026-03-31 | bex        | 0.1   |                   |     |      |           | true
  opened_requests | 1      | 2026-03-31 |            | 9     |                   |     |      |           | true
  opened_requests | 1      | 2026-03-31 | ada        | 6     |                   |     |      |           | true
  opened_requests | 1      | 2026-03-31 | unassigned | 3     |                   |     |      |           | true`;

/** A warehouse of nine teams, as the pages of teams read it. */
export async function givenTeams(): Promise<Given> {
  const warehouse = await given(tables);
  const { connection } = warehouse;
  await connection.run(`create table metrics.definitions (metric varchar, title varchar, kind varchar, unit varchar,
    better varchar, filters varchar)`);
  await connection.run(`create table metrics.periods (metric varchar, months int, period_to date, team_id varchar, platform varchar,
    value double, value_unknown varchar, low double, high double, numerator double, denominator double, is_latest boolean)`);
  await fillTable(connection, "metrics.definitions", parseTable(definitions));
  await fillTable(connection, "metrics.periods", parseTable(periods));
  await createViewsOfPeriods(connection);
  return warehouse;
}

export const march = { months: 1, to: "2026-03-01", q: null, has_total: true, limit: 50, offset: 0 };
