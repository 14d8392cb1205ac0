import { expect, test } from "vitest";
import { given } from "../given.ts";

const empty = {
  "marts.ticket_counts": "day",
  "marts.ticket_window": "window_from",
  "marts.tickets": "ticket_id",
  "marts.days": "day",
  "marts.tool_days": "tool_id",
  "marts.builders": "person_id",
  "marts.builder_months": "team_id",
  "marts.unknowns": "metric",
};

test("requests: what was opened and done since the end of the month before", async () => {
  const warehouse = await given({
    ...empty,
    "marts.ticket_window": `
      window_from | data_through
      2025-01-31  | 2025-02-28`,
    "marts.ticket_counts": `
      day        | opened | done
      2025-01-31 | 7      | 5
      2025-02-01 | 1200   | 2
      2025-02-28 | 1      | 3`,
  });
  expect(await warehouse.run("marts/request_changes")).toEqual(["1,201 opened, 5 done since 2025-01-31 | 1201 | 5"]);
  warehouse.close();
});

test("orphaned tools: who lost an owner, got one, or is no longer listed since the month end before", async () => {
  const warehouse = await given({
    ...empty,
    "marts.days": `
      day        | is_month_end | is_latest
      2025-01-31 | true         | false
      2025-02-14 | false        | true`,
    "marts.tool_days": `
      day        | tool_id | is_orphaned | owner_state
      2025-01-31 | one     | true        | orphaned
      2025-01-31 | two     | true        | orphaned
      2025-01-31 | three   | false       | owned
      2025-01-31 | five    | true        | orphaned
      2025-02-14 | one     | false       | covered
      2025-02-14 | three   | true        | orphaned
      2025-02-14 | four    | true        | orphaned
      2025-02-14 | five    | false       | not matched`,
  });
  expect(await warehouse.run("marts/orphan_changes")).toEqual([
    "2 became orphaned, 1 got an owner, 1 got one that no people export knows, 1 no longer listed or retired since 2025-01-31 | 2 | 3",
  ]);
  warehouse.close();
});

test("orphaned tools: what could not be judged at the month end before did not become orphaned since", async () => {
  const changesOf = async (toolDays: string) => {
    const warehouse = await given({
      ...empty,
      "marts.days": `
        day        | is_month_end | is_latest
        2025-01-31 | true         | false
        2025-02-14 | false        | true`,
      "marts.tool_days": toolDays,
    });
    const rows = await warehouse.run("marts/orphan_changes");
    warehouse.close();
    return rows;
  };
  const one = `
    day        | tool_id | is_orphaned
    2025-01-31 | one     |
    2025-02-14 | one     | true`;
  expect(await changesOf(one)).toEqual([]);
  expect(await changesOf(`${one}\n 2025-01-31 | two | false\n 2025-02-14 | two | false`)).toEqual([
    "0 became orphaned, 0 got an owner, 1 that could not be judged before since 2025-01-31 | 1 | 0",
  ]);
});

test("builders: who built in the newest complete month and not in the one before", async () => {
  const warehouse = await given({
    ...empty,
    "marts.builder_months": `
      month      | team_id | headcount | is_complete
      2025-01-01 | sales   | 5         | true
      2025-02-01 | sales   | 5         | true
      2025-02-01 | temps   |           | true
      2025-03-01 | sales   | 5         | false`,
    "marts.builders": `
      month      | team_id | person_id
      2025-01-01 | sales   | ann
      2025-01-01 | sales   | bob
      2025-02-01 | sales   | ann
      2025-02-01 | sales   | eve
      2025-02-01 | temps   | tom
      2025-03-01 | sales   | joe`,
  });
  expect(await warehouse.run("marts/builder_changes")).toEqual([
    "1 building in 2025-02 and not in 2025-01, 1 the other way round | 1 | 1",
  ]);
  warehouse.close();
});

test("builders: nothing is told of fewer people than the program shows, nor next to a month without a log", async () => {
  const builders = `
    month      | team_id | person_id
    2025-02-01 | sales   | ann`;
  const changesOf = async (months: string) => {
    const warehouse = await given({ ...empty, "marts.builders": builders, "marts.builder_months": months });
    const rows = await warehouse.run("marts/builder_changes");
    warehouse.close();
    return rows;
  };
  const small = `
    month      | team_id | headcount | is_complete
    2025-01-01 | sales   | 5         | true
    2025-02-01 | sales   | 4         | true`;
  expect(await changesOf(small)).toEqual([]);
  const gap = `
    month      | team_id | headcount | is_complete | log_unknown
    2025-01-01 | sales   | 50        | true        | the usage logs tell of 3 of the 28 days to 2025-01-31
    2025-02-01 | sales   | 50        | true        |`;
  expect(await changesOf(gap)).toEqual([]);
});

test("escalations: the newest complete month of tickets on tools against the one before", async () => {
  const warehouse = await given({
    ...empty,
    "marts.ticket_window": `
      window_from | data_through
      2025-01-31  | 2025-03-30`,
    "marts.tickets": `
      ticket_id | opened_on  | tool_id | escalations
      a         | 2025-01-31 | one     | 1
      b         | 2025-02-01 | one     | 2
      c         | 2025-02-28 | two     | 0
      d         | 2025-02-28 |         | 1
      e         | 2025-03-01 | one     | 1`,
  });
  expect(await warehouse.run("marts/escalation_changes", "words")).toEqual([
    "escalated: 1 of 2 tickets on tools opened in 2025-02, 1 of 1 in 2025-01",
  ]);
  warehouse.close();
});

test("each headline says its change, or why there is none", async () => {
  const warehouse = await given({
    ...empty,
    "marts.tool_days": "tool_id\none",
    "marts.unknowns": `
      metric          | reason
      escalation_rate | program.yaml names no engineering group`,
  });
  expect(await warehouse.run("marts/changes")).toEqual([
    "builder_rate | – | – | no earlier month to compare with",
    "escalation_rate | – | – | program.yaml names no engineering group",
    "excess_tools | – | – | computed for the latest day only: nothing to compare with",
    "open_requests | – | – | no earlier month to compare with",
    "orphaned_tools | – | – | no earlier month end on which owners were known to compare with",
  ]);
  warehouse.close();
});

test("without a registry no change of tools is told", async () => {
  const warehouse = await given(empty);
  expect((await warehouse.run("marts/changes", "metric, words")).filter((row) => row.includes("tools"))).toEqual([
    "excess_tools | no registry is loaded",
    "orphaned_tools | no registry is loaded",
  ]);
  warehouse.close();
});
