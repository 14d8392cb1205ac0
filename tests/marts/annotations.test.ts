import { expect, test } from "vitest";
import { given } from "../given.ts";

const none = {
  "marts.teams": "team_id | launched_on\nunassigned |",
  "marts.coverage": "entity | series | is_log | state | from_day | to_day",
};
const columns = "from_day, to_day, kind, text";

test("the first launch stands by itself, the others are one a month, by the day of its first", async () => {
  const warehouse = await given({
    ...none,
    "marts.teams": `team_id | launched_on
      a | 2025-09-01
      b | 2025-09-01
      c | 2025-09-20
      d | 2025-11-03
      e | 2025-11-17
      f |`,
  });
  expect(await warehouse.run("marts/annotations", columns)).toEqual([
    "2025-09-01 | – | launch | first launch, 2 teams",
    "2025-09-20 | – | launch | 1 team launched",
    "2025-11-03 | – | launch | 2 teams launched",
  ]);
  warehouse.close();
});

test("what program.yaml says stands as it says it, and rules frozen on one day are one row", async () => {
  const warehouse = await given({
    ...none,
    "lake.program": "baseline_frozen_on | classes_frozen_on\n2025-06-01 | 2025-06-01",
    "lake.annotations": `from_day | to_day | kind | text
      2025-12-15 | 2026-01-06 | freeze | no releases
      2026-03-01 |            | policy | a named owner`,
  });
  expect(await warehouse.run("marts/annotations", columns)).toEqual([
    "2025-06-01 | – | rules | baseline and rules of eligible requests frozen",
    "2025-12-15 | 2026-01-06 | freeze | no releases",
    "2026-03-01 | – | policy | a named owner",
  ]);
  warehouse.close();
});

test("a file that somebody let through is told on the day it tells of, one that came in by itself is not", async () => {
  const warehouse = await given({
    ...none,
    "lake.loads": `load_id | file_name | entity | verdict | is_decided | snapshot_day | window_from
      a | half.csv  | tools  | loaded   | true  | 2026-03-31 |
      b | whole.csv | tools  | loaded   | false | 2026-04-30 |
      c | other.csv | tools  | rejected | true  | 2026-05-31 |
      d | log.csv   | events | loaded   | true  |            | 2026-06-01
      e | more.csv  | events | loaded   | true  |            | 2026-06-01`,
  });
  expect(await warehouse.run("marts/annotations", columns)).toEqual([
    "2026-03-31 | – | file | accepted though held: half.csv",
    "2026-06-01 | – | file | 2 files accepted though held",
  ]);
  warehouse.close();
});

test("gaps of logs that touch are one, short ones and those of lists are none", async () => {
  const warehouse = await given({
    ...none,
    // 4 June 2026 is a Thursday.
    "marts.coverage": `entity | series | is_log | state | from_day | to_day
      ticket_updates | desk  | true  | missing | 2026-06-04 | 2026-06-07
      ticket_updates | desk  | true  | capped  | 2026-07-01 | 2026-07-03
      ticket_updates | list  | false | missing | 2026-06-01 | 2026-06-30
      events         | flows | true  | missing | 2026-03-01 | 2026-03-10
      events         | apps  | true  | missing | 2026-03-11 | 2026-03-20
      events         | apps  | true  | covered | 2026-03-21 | 2026-04-30
      events         | apps  | true  | missing | 2026-05-01 | 2026-05-06
      events         | apps  | true  | missing | 2026-05-20 | 2026-05-31`,
  });
  expect(await warehouse.run("marts/annotations", columns)).toEqual([
    "2026-03-01 | 2026-03-20 | gap | 2 usage logs tell nothing, or only in part",
    "2026-05-20 | 2026-05-31 | gap | the log apps tells nothing, or only in part",
    "2026-07-01 | 2026-07-03 | gap | the ticket log tells nothing, or only in part",
  ]);
  warehouse.close();
});
