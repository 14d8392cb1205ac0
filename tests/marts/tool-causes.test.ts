import { describe, expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const day = "2026-03-31";

/** Each day's rows as an export of their own: the day, which is the last cell, is the load as well. */
function exported(table: string): string {
  const lines = table.trim().split("\n");
  return lines
    .map((line, place) => `${place === 0 ? "load_id" : line.split("|").at(-1)?.trim()} | ${line.trim()}`)
    .join("\n");
}

/** `tool_id, place, cause, since, people, within_days` of the last of March, by tool and the gravest cause first. */
async function causesOf(people: string, tools: string, more: { readonly [table: string]: string } = {}) {
  const rows = await rowsOf(
    { "lake.people": exported(people), "lake.tools": exported(tools), ...more },
    "marts/tool_causes",
    "day, tool_id, place, cause, since, people, within_days",
  );
  return rows.flatMap((row) => (row.startsWith(day) ? [row.replace(`${day} | sheet-`, "")] : []));
}

const robots = "person_key\n svc-flows";
const teams = "person_key | team_name\n team-sales | Sales\n team-shut | Closed";

describe("each cause apart, dated from the day it became true", () => {
  test("O1, O2, O3, O7, O8 and O12: the HR date, else the first export that shows it", async () => {
    const people = `
      mail_key | team_name | is_enabled | ended_on   | snapshot_day
      ann      | Sales     | true       |            | 2026-01-31
      off      | Sales     | true       |            | 2026-01-31
      shut     | Closed    | true       |            | 2026-01-31
      ann      | Sales     | true       | 2026-02-10 | 2026-03-31
      off      | Sales     | false      |            | 2026-03-31
      shut     | Closed    | true       | 2026-03-05 | 2026-03-31
      ben      | Sales     | true       |            | 2026-03-31`;
    const tools = `
      native_id | tool_name | owner_keys | created_on | snapshot_day
      nobody    | a         |            | 2025-11-05 | 2026-01-31
      left      | b         | ann        |            | 2026-01-31
      disabled  | c         | off        |            | 2026-01-31
      robot     | d         | svc-flows  |            | 2026-01-31
      team      | e         | team-shut  |            | 2026-01-31
      lost      | f         | stranger   |            | 2026-01-31
      struck    | g         | ben        | 2025-11-05 | 2026-01-31
      nobody    | a         |            | 2025-11-05 | ${day}
      left      | b         | ann        |            | ${day}
      disabled  | c         | off        |            | ${day}
      robot     | d         | svc-flows  |            | ${day}
      team      | e         | team-shut  |            | ${day}
      lost      | f         | stranger   |            | ${day}
      struck    | g         |            | 2025-11-05 | ${day}`;
    const more = { "lake.robots": robots, "lake.team_keys": teams };
    expect(await causesOf(people, tools, more)).toEqual([
      "disabled | 1 | O3 | 2026-03-31 | 1 | –",
      "left | 1 | O2 | 2026-02-10 | 1 | –",
      "lost | 1 | O12 | 2026-01-31 | 1 | –",
      "nobody | 1 | O1 | 2025-11-05 | 0 | –",
      "robot | 1 | O7 | 2026-01-31 | 1 | –",
      "struck | 1 | O1 | 2026-03-31 | 0 | –",
      "team | 1 | O8 | 2026-03-05 | 1 | –",
    ]);
  });

  test("O4: an end date within 30, 60 and 90 days, from the day that it was told; 91 days ahead is no cause", async () => {
    const people = `
      mail_key | is_enabled | ended_on   | snapshot_day
      thirty   | true       | 2026-04-30 | 2026-02-28
      sixty    | true       |            | 2026-02-28
      ninety   | true       | 2026-06-29 | 2026-02-28
      later    | true       | 2026-06-30 | 2026-02-28
      thirty   | true       | 2026-04-30 | ${day}
      sixty    | true       | 2026-05-01 | ${day}
      ninety   | true       | 2026-06-29 | ${day}
      later    | true       | 2026-06-30 | ${day}`;
    const tools = `
      native_id | tool_name | owner_keys | snapshot_day
      a         | one       | thirty     | ${day}
      b         | two       | sixty      | ${day}
      c         | three     | ninety     | ${day}
      d         | four      | later      | ${day}`;
    expect(await causesOf(people, tools)).toEqual([
      "a | 1 | O4 | 2026-02-28 | 1 | 30",
      "b | 1 | O4 | 2026-03-31 | 1 | 60",
      "c | 1 | O4 | 2026-03-31 | 1 | 90",
    ]);
  });

  test("O6: away now, on a leave of 28 days or more from the first export that shows it to its end", async () => {
    const people = `
      mail_key | is_enabled | on_leave_until | snapshot_day
      long     | true       | 2026-03-15     | 2026-02-28
      long     | true       | 2026-04-02     | 2026-03-10
      long     | true       | 2026-04-02     | ${day}
      short    | true       | 2026-04-27     | ${day}
      just     | true       | 2026-04-28     | ${day}
      again    | true       | 2026-03-05     | 2026-02-28
      again    | true       | 2026-04-10     | ${day}
      back     | true       | 2026-03-31     | 2026-02-28
      back     | true       | 2026-03-31     | ${day}`;
    const tools = `
      native_id | tool_name | owner_keys | snapshot_day
      a         | one       | long       | ${day}
      b         | two       | short      | ${day}
      c         | three     | just       | ${day}
      d         | four      | again      | ${day}
      e         | five      | back       | ${day}`;
    expect(await causesOf(people, tools)).toEqual([
      "a | 1 | O6 | 2026-02-28 | 1 | –",
      "c | 1 | O6 | 2026-03-31 | 1 | –",
    ]);
  });

  test("O11: no licence or rights, since the first of the exports in a row that say so; unknown is none", async () => {
    const people = `
      mail_key | is_enabled | has_rights | snapshot_day
      lame     | true       | false      | 2026-01-31
      lame     | true       | true       | 2026-02-10
      lame     | true       | false      | 2026-02-28
      fine     | true       | false      | 2026-02-28
      lame     | true       | false      | ${day}
      fine     | true       | true       | ${day}
      unsaid   | true       |            | ${day}`;
    const tools = `
      native_id | tool_name | owner_keys | snapshot_day
      a         | one       | lame       | ${day}
      b         | two       | fine       | ${day}
      c         | three     | unsaid     | ${day}`;
    expect(await causesOf(people, tools)).toEqual(["a | 1 | O11 | 2026-02-28 | 1 | –"]);
  });

  test("O9: depended on and every able owner built it, since the first report day in a row", async () => {
    const people = "mail_key | is_enabled | snapshot_day\n ann | true | 2026-01-31\n ben | true | 2026-01-31";
    const tools = `
      native_id | tool_name | builder_keys | owner_keys | is_declared_depended_on | snapshot_day
      a         | alone     | ann          | ann        | true                    | 2026-01-31
      b         | with ben  | ann          | ann+ben    | true                    | 2026-01-31
      c         | her own   | ann          | ann        |                         | 2026-01-31
      a         | alone     | ann          | ann        | true                    | ${day}
      b         | with ben  | ann          | ann        | true                    | ${day}
      c         | her own   | ann          | ann        |                         | ${day}`;
    expect(await causesOf(people, tools)).toEqual([
      "a | 1 | O9 | 2026-01-31 | 1 | –",
      "b | 1 | O9 | 2026-03-31 | 1 | –",
    ]);
  });
});

describe("O5, an owner in another team than the tool's", () => {
  const moved = (on: string) => `
    mail_key | team_name | is_enabled | snapshot_day
    ann      | Sales     | true       | 2025-09-30
    ann      | Finance   | true       | ${on}
    ben      | Sales     | true       | 2025-09-30
    ben      | Sales     | true       | ${day}`;
  const tools = `
    native_id | tool_name   | team_name | owner_keys | snapshot_day
    a         | hers        | Sales     | ann        | 2025-09-30
    b         | his         | Sales     | ben        | 2025-09-30
    c         | of others   | Legal     | ann        | 2025-09-30
    d         | follows her | Sales     | ann        | 2025-09-30
    a         | hers        | Sales     | ann        | ${day}
    b         | his         | Sales     | ben        | ${day}
    c         | of others   | Legal     | ann        | ${day}
    d         | follows her | Finance   | ann        | ${day}
    e         | given later | Sales     | ann        | 2025-12-31
    e         | given later | Sales     | ann        | ${day}`;

  test("counts from 91 days after the move, of a tool that was in the owner's team with her and stayed", async () => {
    expect(await causesOf(moved("2025-12-30"), tools)).toEqual(["a | 1 | O5 | 2025-12-30 | 1 | –"]);
    expect(await causesOf(moved("2025-12-31"), tools)).toEqual([]);
  });

  test("is none of a tool that she was given after the move, and ends with her return", async () => {
    expect(await causesOf(moved("2025-11-30"), tools)).toEqual(["a | 1 | O5 | 2025-11-30 | 1 | –"]);
    expect(await causesOf(`${moved("2025-11-30")}\n ann | Sales | true | 2026-03-15`, tools)).toEqual([]);
  });
});

describe("what directories really say", () => {
  const seen = (people: string, owners: string, more = {}) =>
    causesOf(people, `native_id | tool_name | owner_keys | snapshot_day\n a | one | ${owners} | ${day}`, more);

  test("a rehire owns again, and whoever left a second time left on the second day", async () => {
    const back = `
      mail_key | is_enabled | ended_on   | snapshot_day
      ann      | true       | 2026-01-15 | 2026-01-31
      ann      | true       |            | 2026-02-28`;
    expect(await seen(`${back}\n ann | true | | ${day}`, "ann")).toEqual([]);
    expect(await seen(`${back}\n ann | true | 2026-03-20 | ${day}`, "ann")).toEqual([
      "a | 1 | O2 | 2026-03-20 | 1 | –",
    ]);
  });

  test("an account that was switched off and on again is no cause", async () => {
    const people = `mail_key | is_enabled | snapshot_day\n ann | false | 2026-02-28`;
    expect(await seen(`${people}\n ann | true | ${day}`, "ann")).toEqual([]);
    expect(await seen(`${people}\n ann | false | ${day}`, "ann")).toEqual(["a | 1 | O3 | 2026-02-28 | 1 | –"]);
  });

  test("of two owners who left, the first to go dates the cause and the last to go the orphan", async () => {
    const people = `
      mail_key | is_enabled | ended_on   | snapshot_day
      ann      | true       | 2026-03-05 | ${day}
      ben      | true       | 2026-02-10 | ${day}
      ann      | true       |            | 2026-01-31
      ben      | true       |            | 2026-01-31`;
    const tools = `
      native_id | tool_name | owner_keys | snapshot_day
      a         | one       | ann+ben    | 2026-01-31
      a         | one       | ann+ben    | ${day}`;
    expect(await causesOf(people, tools)).toEqual(["a | 1 | O2 | 2026-02-10 | 2 | –"]);
    const given = { "lake.people": exported(people), "lake.tools": exported(tools) };
    expect(await rowsOf(given, "marts/owner_states", "day, owner_state, cause, orphaned_since")).toContain(
      `${day} | orphaned | O2 | 2026-03-05`,
    );
  });

  test("a team of one owns, as a backup it is no cover", async () => {
    const people = `
      mail_key | team_name | is_enabled | ended_on   | snapshot_day
      ann      | Sales     | true       |            | ${day}
      ben      | Legal     | true       | 2026-03-05 | ${day}`;
    const more = { "lake.team_keys": teams };
    expect(await seen(people, "team-sales", more)).toEqual([]);
    const tools = `native_id | tool_name | owner_keys | backup_keys | snapshot_day\n a | one | ben | team-sales | ${day}`;
    expect(await causesOf(people, tools, more)).toEqual(["a | 1 | O2 | 2026-03-05 | 1 | –"]);
  });

  test("an owner without a mail is known by the principal name, and not by how she is called", async () => {
    const people = `principal_name_key | is_enabled | snapshot_day\n ann@one.test | true | ${day}`;
    expect(await seen(people, "ann@one.test")).toEqual([]);
    expect(await seen(people, "ann dee")).toEqual(["a | 1 | O12 | 2026-03-31 | 1 | –"]);
  });

  test("the order in which snapshots come changes nothing", async () => {
    const [head, ...rows] = `
      mail_key | is_enabled | ended_on   | snapshot_day
      ann      | true       |            | 2026-01-31
      ann      | true       | 2026-02-10 | 2026-02-28
      ann      | true       | 2026-02-10 | ${day}`
      .trim()
      .split("\n");
    const people = (order: readonly string[]) => [head, ...order].join("\n");
    const told = await seen(people(rows), "ann");
    expect(await seen(people(rows.toReversed()), "ann")).toEqual(told);
    expect(told).toEqual(["a | 1 | O2 | 2026-02-10 | 1 | –"]);
  });
});
