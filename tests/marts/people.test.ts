import { describe, expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const spans = "person_id, inability, from_day, to_day";

describe("when a person cannot act", () => {
  test("a rehired person was away from the end date to the export without one", async () => {
    const people = `
      mail_key | is_enabled | ended_on   | load_id | snapshot_day
      ann      | true       |            | jan     | 2026-01-31
      ann      | true       | 2026-02-10 | feb     | 2026-02-28
      ann      | true       |            | mar     | 2026-03-31`;
    expect(await rowsOf({ "lake.people": people }, "marts/inabilities", spans)).toEqual([
      "ann | left | 2026-02-10 | 2026-03-31",
    ]);
    expect(await rowsOf({ "lake.people": people }, "marts/people", "ended_on, left_on, first_listed_on")).toEqual([
      "– | – | 2026-01-31",
    ]);
  });

  test("a disabled account counts from the first export that shows it until one shows it enabled", async () => {
    const people = `
      mail_key | is_enabled | load_id | snapshot_day
      ann      | true       | jan     | 2026-01-31
      ann      | false      | feb     | 2026-02-28
      ann      | false      | mar     | 2026-03-31
      ann      | true       | apr     | 2026-04-30
      ann      | false      | may     | 2026-05-31`;
    expect(await rowsOf({ "lake.people": people }, "marts/inabilities", spans)).toEqual([
      "ann | disabled | 2026-02-28 | 2026-04-30",
      "ann | disabled | 2026-05-31 | –",
    ]);
  });

  test("absent from one full export is nothing; absent from two is gone since the first, whatever partial ones say", async () => {
    const people = `
      mail_key | is_enabled | load_id | snapshot_day | is_full
      ann      | true       | jan     | 2026-01-31   | true
      bob      | true       | jan     | 2026-01-31   | true
      cid      | true       | jan     | 2026-01-31   | true
      cid      | true       | feb     | 2026-02-28   | true
      bob      | true       | part    | 2026-03-15   | false
      cid      | true       | mar     | 2026-03-31   | true`;
    expect(await rowsOf({ "lake.people": people }, "marts/inabilities", spans)).toEqual([
      "ann | left | 2026-02-28 | –",
    ]);
  });

  test("who is in two series is gone when gone from both", async () => {
    const people = `
      mail_key | is_enabled | load_id | series | snapshot_day
      ann      | true       | d1      | entra  | 2026-01-31
      bob      | true       | d2      | entra  | 2026-02-28
      bob      | true       | d3      | entra  | 2026-03-31
      ann      | true       | h1      | hr     | 2026-01-31`;
    expect(await rowsOf({ "lake.people": people }, "marts/inabilities", spans)).toEqual([]);
  });

  test("guests and robots never can", async () => {
    const tables = {
      "lake.people": `
        mail_key | is_enabled | user_type | snapshot_day
        ann      | true       | Guest     | 2026-01-31
        svc      | true       | Member    | 2026-01-31`,
      "lake.robots": `
        person_key
        svc`,
    };
    expect(await rowsOf(tables, "marts/inabilities", spans)).toEqual([
      "ann | guest | 2026-01-31 | –",
      "svc | robot | – | –",
    ]);
  });
});

describe("which keys are one person", () => {
  test("keys of one row and of later rows that share one of them", async () => {
    const people = `
      principal_name_key | mail_key | object_id_key | employee_id_key | is_enabled | load_id | series | snapshot_day
      old-name           | m1       | o1            |                 | true       | jan     | entra  | 2026-01-31
      new-name           |          | o1            |                 | true       | feb     | entra  | 2026-02-28
                         | m1       |               | e1              | true       | hr1     | hr     | 2026-02-28`;
    expect(await rowsOf({ "lake.people": people }, "marts/person_keys")).toEqual([
      "e1 | e1",
      "m1 | e1",
      "new-name | e1",
      "o1 | e1",
      "old-name | e1",
    ]);
  });

  test("a key that points at two people leads to nobody, and pulls nobody together", async () => {
    const people = `
      principal_name_key | mail_key | object_id_key | is_enabled | load_id | snapshot_day
      ann                | shared   | o1            | true       | jan     | 2026-01-31
      bob                | shared   | o2            | true       | jan     | 2026-01-31
      cid                | reused   | o3            | true       | jan     | 2026-01-31
      dan                | reused   | o4            | true       | feb     | 2026-02-28`;
    expect(await rowsOf({ "lake.people": people }, "marts/person_keys")).toEqual([
      "ann | ann",
      "bob | bob",
      "cid | cid",
      "dan | dan",
      "o1 | ann",
      "o2 | bob",
      "o3 | cid",
      "o4 | dan",
    ]);
  });
});

test("a person is in the newest team that an export names", async () => {
  const people = `
    mail_key | team_name | job_title | is_enabled | load_id | snapshot_day
    ann      | Sales     | Clerk     | true       | jan     | 2026-01-31
    ann      | Finance   | Lead      | true       | feb     | 2026-02-28
    ann      |           | Lead      | true       | mar     | 2026-03-31`;
  expect(
    await rowsOf({ "lake.people": people }, "marts/people", "person_id, team_id, job_title, last_listed_on"),
  ).toEqual(["ann | finance | Lead | 2026-03-31"]);
});

test("a people export that is held takes no turn and is no full export", async () => {
  const rows = await rowsOf(
    {
      "lake.loads": `
        load_id | entity | verdict | is_full | snapshot_day | first_seen_at
        jan     | people | loaded  | true    | 2026-01-31   | 2026-02-01
        feb     | people | held    | true    | 2026-02-28   | 2026-03-01
        mar     | people | loaded  | true    | 2026-03-31   | 2026-04-01`,
      "lake.people": `
        mail_key | is_enabled | load_id
        ann      | true       | jan
        ann      | true       | mar`,
    },
    "staging/people",
    "load_id, turn, full_exports",
  );
  expect(rows).toEqual(["jan | 1 | 1", "mar | 2 | 2"]);
});
