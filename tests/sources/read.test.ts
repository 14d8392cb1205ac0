import { describe, expect, test } from "vitest";
import { readExport } from "./given-export.ts";

describe("lanemark-registry", async () => {
  const read = await readExport("lanemark-registry.csv");

  test("a row keeps its people as written, its list in parts and its yes and no", async () => {
    expect(
      await read.rows(
        "native_id, owner_keys, data_sources, users_estimate, is_declared_depended_on, is_retired, created_on",
      ),
    ).toEqual([
      "T1 | ana@ortolan.test; ben@ortolan.test | SharePoint,HR list | 40 | true | false | 2026-03-31",
      "T2 | Ben Ober |  |  |  | true | 2026-03-31",
    ]);
  });

  test("what cannot be told is a reject with column and value; a vague estimate is only unknown", async () => {
    expect(await read.rejects()).toEqual([
      "kept 3 users_estimate: about fifty (not readable as a number)",
      "4 depended_on: maybe (not readable as yes or no)",
      "5 created_on: 03/04/2026 (not readable as a date)",
      "6 created_on: 26-03-31 (not readable as a date)",
      "7 name:  (empty, and no tool name can be told without it)",
    ]);
  });
});

describe("purview-audit", async () => {
  const read = await readExport("purview-audit.csv");

  test("an event is read from the JSON: tool, environment, class, outcome", async () => {
    expect(await read.rows("event_id, tool_key, platform, environment, operation_class, outcome, occurred_at")).toEqual(
      [
        "r1 | app-1 | Power Apps | Ortolan (default) | use | success | 2026-01-24 06:54:24",
        "r2 | app-1 | Power Apps | Ortolan (default) | fail | failure | 2026-01-24 06:54:24",
        "r3 | app-1 | Power Apps | Ortolan (default) | share | success | 2026-01-24 06:54:24",
        "r5 | app-1 | Power Automate | Ortolan (default) | author | success | 2026-01-24 16:05:03",
        "r6 |  | SharePoint |  | other | success | 2026-01-24 07:00:00",
        "r7 | bot-1 | Copilot Studio |  | author | success | 2026-01-24 07:00:00",
      ],
    );
    expect(await read.rows("actor_key, actor_type, tool_name")).toContain("ana@ortolan.test | person | Leave planner");
  });

  test("broken JSON is a reject that names AuditData, not an error", async () => {
    expect(await read.rejects()).toEqual([
      '5 AuditData: {"CreationTime":"2026-01-24T0 (broken JSON: it is cut off or was changed)',
    ]);
  });
});

test("the older portal's audit log has the tool in AppName or in the flow's link", async () => {
  const read = await readExport("purview-audit-older.csv");
  expect(await read.rows("event_id, actor_key, tool_key, platform, environment, operation_class")).toEqual([
    "o1 | ben@ortolan.test | app-2 | Power Apps | Default-1 | use",
    "o2 | ben@ortolan.test | flow-1 | Power Automate | Default-1 | author",
  ]);
  expect(await read.rejects()).toEqual([]);
});

describe("lanemark-events", () => {
  test("times come to UTC, and a class is told from the operation where none is given", async () => {
    const read = await readExport("lanemark-events.csv");
    expect(await read.rows("event_id, tool_key, operation_class, occurred_at")).toEqual([
      "e1 | T1 | use | 2026-03-31 10:00:00",
      " | T1 | author | 2026-03-31 08:00:00",
      "e3 | T2 | other | 2026-03-31 10:00:00.123456",
    ]);
    expect(await read.rejects()).toEqual([
      "5 occurred_at: yesterday (not readable as a date and time)",
      "6 operation_class, operation:  (empty, and no operation class can be told without it)",
    ]);
  });

  test("the same columns are read from NDJSON, those that are absent as unknown", async () => {
    const read = await readExport("lanemark-events.ndjson");
    expect(await read.rows("actor_key, tool_key, operation_class, platform, occurred_at")).toEqual([
      "ana@ortolan.test | T1 | use |  | 2026-03-31 10:00:00",
    ]);
  });
});

test("purview's guests are people, applications are not", async () => {
  const read = await readExport("purview-audit-user-types.csv");
  expect(await read.rows("actor_type, operation_class")).toEqual(["person | use", "system | use", "person | use"]);
});

describe("servicenow", () => {
  test("a list's times are read in the order of day and month that the file tells, and come from the program's zone to UTC", async () => {
    const read = await readExport("servicenow-incidents-list.csv", "Europe/Berlin");
    expect(
      await read.rows(
        "ticket_number, group_name, requester_team_name, tool_reference, hop_count, is_cancelled, opened_at",
      ),
    ).toEqual([
      "INC001 | Service Desk | Claims | Leave planner | 2 | false | 2026-03-02 08:15:00",
      "INC002 | Service Desk | Finance | Finance server | 1000 | true | 2026-03-23 08:15:00",
      "INC003 |  | Claims |  | 0 | false | 2026-04-03 07:15:00",
      "INC004 |  | Claims |  | 0 | false | 2026-04-04 07:15:00",
    ]);
    expect(await read.rows("updated_at")).toEqual([
      "2026-03-05 09:00:00",
      "2026-03-23 09:00:00",
      "2026-04-03 07:15:00",
      "2026-04-23 11:15:00",
    ]);
  });

  test("a list may say what was approved, and by which day each is needed, also when that is still to come", async () => {
    const read = await readExport("servicenow-incidents-needed.csv");
    expect(await read.rows("ticket_number, approval, due_on")).toEqual([
      "INC001 | requested | 2026-04-01",
      "INC002 | approved | 2026-03-20",
      "INC003 | rejected | ",
      "INC004 | not yet requested | ",
    ]);
    expect(await read.rejects()).toEqual(["kept 5 due_date: before Easter (not readable as a date)"]);
  });

  test("a list without update times says of every ticket how it stood at the newest time in it", async () => {
    const read = await readExport("servicenow-incidents-without-updates.csv");
    expect(await read.rows("ticket_number, updated_at")).toEqual([
      "INC001 | 2026-04-23 10:00:00",
      "INC002 | 2026-04-23 10:00:00",
    ]);
  });

  test("a count that is none is a reject", async () => {
    const read = await readExport("servicenow-incidents-list.csv");
    expect(await read.rejects()).toEqual(["6 reassignment_count: twice (not readable as a number)"]);
  });

  test("an event log has one row per update, its question marks are unknown and its days come first", async () => {
    const read = await readExport("servicenow-incident-log.csv");
    expect(
      await read.rows("ticket_number, state, group_name, update_count, hop_count, opened_at, resolved_at, closed_at"),
    ).toEqual([
      "INC900 | New | Group 1 | 0 | 0 | 2026-04-03 01:16:00 |  | 2026-04-14 12:00:00",
      "INC900 | Closed | Group 2 | 4 | 1 | 2026-04-03 01:16:00 |  | 2026-04-14 12:00:00",
    ]);
    expect(await read.rejects()).toEqual(["4 opened_at: 31/2/2026 01:16 (not readable as a date and time)"]);
  });
});

describe("the federal AI inventory", () => {
  test("2023: the id is a key, the bureau is the team, the first link is the address", async () => {
    const read = await readExport("omb-2023.csv");
    expect(await read.rows("native_id, tool_name, team_name, url, is_retired")).toEqual([
      "DOF-0000-2023 | Kite spotter | Department of Fables / Bureau of Kites | https://code.example/kites | false",
      "DOF-0001-2023 | Moon letters | Department of Fables |  | ",
    ]);
  });

  test("2024: retired by stage or by a day before the snapshot, and a year that was typed as a day is unknown", async () => {
    const read = await readExport("omb-2024-machine.csv");
    expect(await read.rows("tool_name, team_name, data_class, is_retired, created_on, retired_on")).toEqual([
      "Kite spotter | Department of Fables / Bureau of Kites | not personal | false | 2023-10-01 | ",
      "Moon letters | Department of Fables | personal | true |  | 2024-06-30",
      "Owl post | Department of Fables / Bureau of Kites |  | false |  | ",
      "Giant steps | Department of Fables / Bureau of Kites |  | false |  | 2024-12-31",
      "Old mill | Department of Fables / Bureau of Kites |  | true |  | 2024-11-01",
    ]);
    expect(await read.rejects()).toEqual([
      "kept 3 18_date_initiated: 7/16/1905 (not readable as a date)",
      "kept 4 18_date_initiated: 24-Nov (not readable as a date)",
      "kept 4 21_date_retired: N/A -Consolidated into another use case. (not readable as a date)",
    ]);
  });

  test("2024 with questions as headers says the same of the same use case", async () => {
    const machine = await readExport("omb-2024-machine.csv");
    const questions = await readExport("omb-2024-questions.csv");
    const columns = "tool_name, description, team_name, data_class, status, build_method, is_retired, created_on";
    expect((await questions.rows(columns))[0]).toBe((await machine.rows(columns))[0]);
  });
});

describe("people and their sheets", () => {
  test("Entra: enabled, disabled, and a reject where the download does not say", async () => {
    const read = await readExport("entra-users.csv");
    expect(await read.rows("principal_name_key, object_id_key, team_name, user_type, is_enabled")).toEqual([
      "ana@ortolan.test | 0a1 | Claims | Member | true",
      "guest_ext#EXT#@ortolan.test | 0a2 |  | Guest | false",
    ]);
    expect(await read.rejects()).toEqual(["4 accountEnabled:  (empty, and no is enabled can be told without it)"]);
  });

  test("the people sheet adds when somebody left or comes back", async () => {
    const read = await readExport("lanemark-people.csv");
    expect(await read.rows("employee_id_key, display_name, is_enabled, ended_on, on_leave_until")).toEqual([
      "7 | Ana Alder | true |  | ",
      "8 | Ben Ober | false | 2026-02-28 | ",
      "9 | Cy Crane | true |  | 2026-06-01",
    ]);
    expect(await read.rejects()).toEqual(["5 enabled: perhaps (not readable as yes or no)"]);
  });

  test("the people sheet may tell managers and rights; rights that cannot be read are unknown", async () => {
    const read = await readExport("lanemark-people-managers.csv");
    expect(await read.rows("mail_key, manager_key, has_rights")).toEqual([
      "ana@ortolan.test | ben@ortolan.test | true",
      "ben@ortolan.test |  | false",
      "cy@ortolan.test | ben@ortolan.test | ",
    ]);
    expect(await read.rejects()).toEqual(["kept 4 licensed: perhaps (not readable as yes or no)"]);
  });

  test("the registry sheet may tell what a tool needs and when its owner confirmed it; what cannot be read is unknown", async () => {
    const read = await readExport("lanemark-registry-cared-for.csv");
    expect(
      await read.rows(
        "criticality, schedule, is_revenue, depends_on, support_contact_keys, confirmed_by_key, confirmed_on",
      ),
    ).toEqual([
      "high | daily | true | T2,Badge check | desk@ortolan.test; Ben Ober | ana@ortolan.test | 2026-03-31",
      " |  | false |  |  |  | ",
      " |  |  |  |  |  | ",
    ]);
    expect(await read.rejects()).toEqual([
      "kept 4 owner_confirmed_on: last spring (not readable as a date)",
      "kept 4 revenue: perhaps (not readable as yes or no)",
    ]);
  });

  test("a headcount's month is its first day; half a person is a reject", async () => {
    const read = await readExport("lanemark-headcounts.csv");
    expect(await read.rows("team_name, month, headcount")).toEqual([
      "Claims | 2026-01-01 | 42",
      "Claims | 2026-02-01 | 41",
      "Finance | 2026-01-01 | 12",
    ]);
    expect(await read.rejects()).toEqual([
      "5 month: 02/2026 (not readable as a date)",
      "6 headcount: 6.5 (not readable as a number)",
    ]);
  });

  test("a launch needs its day", async () => {
    const read = await readExport("lanemark-launches.csv");
    expect(await read.rows("team_name, wave, launched_on")).toEqual([
      "Claims | first | 2026-02-01",
      "Finance | second | 2026-03-01",
    ]);
    expect(await read.rejects()).toEqual(["4 launched_on: soon (not readable as a date)"]);
  });
});

describe("GOV.UK registries in YAML", () => {
  test("an app is known by its own name, else by its repository's, which it names where the two may change places", async () => {
    const read = await readExport("govuk-applications.yml");
    expect(await read.rows("line, native_id, lineage_of, kind, team_name, owner_keys, platform")).toEqual([
      "3 | kite-publisher |  | Publishing apps | Flying Things | Flying Things; @ana | aws",
      "11 | moon | moonotron2 | Supporting apps | #ortolan-moon | #ortolan-moon | ",
      "17 | side-by-side | side-by-side | Utilities |  |  | ",
      "19 | old-kites |  | Frontend apps |  |  | ",
      "26 | side-by-side | side-by-side | Transition apps | #ortolan-moon | #ortolan-moon | ",
    ]);
    expect(await read.rows("is_retired, status, url, description")).toEqual([
      "false |  |  | ",
      "false |  | https://moon.ortolan.test | ",
      "false |  |  | ",
      "true | retired | https://code.ortolan.test/old-kites | Used to draw kites.\nReplaced by kite-publisher.",
      "false |  |  | ",
    ]);
  });

  test("a word that is no yes or no loses the row, and so does an entry without a name", async () => {
    const read = await readExport("govuk-applications.yml");
    expect(await read.rejects()).toEqual([
      "29 retired: perhaps (not readable as yes or no)",
      "32 app_name, github_repo_name:  (empty, and no tool name can be told without it)",
    ]);
  });

  test("several apps of one repository are several tools, and who is alerted is on call", async () => {
    const read = await readExport("govuk-repos.yml");
    expect(await read.rows("native_id, lineage_of, kind, owner_keys, on_call_keys")).toEqual([
      "kite-publisher |  |  | #ortolan-kites | #ortolan-alerts",
      "licences-admin |  | Licensing apps | #ortolan-licences | ",
      "licences-feed |  | Licensing apps |  | ",
    ]);
  });

  test("a key that stands twice loses its value where a row can do without it, else the row", async () => {
    const read = await readExport("govuk-repos.yml");
    expect(await read.rejects()).toEqual([
      "kept 1 type: Publishing apps | Services (stands twice in one entry, on lines 2 and 3; keep one of them)",
      "21 team: #ortolan-kites | #ortolan-moon (stands twice in one entry, on lines 23 and 24; keep one of them)",
    ]);
  });
});
