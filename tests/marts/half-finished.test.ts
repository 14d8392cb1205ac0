import { describe, expect, test } from "vitest";
import { given, rowsOf } from "../given.ts";
import { without } from "../given-table.ts";

const days = `
  day        | month      | is_month_end | is_latest
  2026-03-31 | 2026-03-01 | true         | true`;

const nobody = "tool_id | role | person_key";
const noUse = "day | tool_id | person_id | operation_class | events";
const noPublish = "tool_id | first_published_on";

/** A log of Airtable that is complete from 2025 on; of Excel there is none. */
const gaps = `
  platform | from_day  | to_day
  airtable | -infinity | 2024-12-31
  airtable | 2026-04-01 | infinity`;

/** Each listed as created on its day; users as the log tells them. */
function company(rows: string, others: { readonly [table: string]: string } = {}) {
  const cells = rows
    .trim()
    .split("\n")
    .map((row) => row.split("|").map((cell) => cell.trim()));
  const table = (head: string, pick: (row: string[]) => (string | undefined)[]) =>
    [head, ...cells.map((row) => pick(row).join(" | "))].join("\n");
  const counted = table(
    "day | tool_id | platform | users_90_days | users_90_days_unknown",
    ([id, platform, , users]) => [
      "2026-03-31",
      id,
      platform,
      users,
      users === "" ? `no usage log covers ${platform}` : "",
    ],
  );
  return {
    "marts.days": days,
    "marts.tools": table("tool_id | platform | listed_from", ([id, platform]) => [id, platform, "2026-03-01"]),
    "marts.listed_days": table("day | tool_id | created_on", ([id, , created]) => ["2026-03-31", id, created]),
    "marts.tool_days": without("users_90_days", counted),
    "marts.counted_days": counted,
    "marts.tool_roles": nobody,
    "marts.use_days": noUse,
    "marts.publishes": noPublish,
    "marts.log_gaps": gaps,
    ...others,
  };
}

const columns = "tool_id, is_half_finished, half_finished_unknown, why";

describe("a half-finished tool", () => {
  test("is older than 60 days and used by fewer than two people other than its builders", async () => {
    const tools = company(`
      none  | Airtable | 2026-01-01 | 0
      one   | Airtable | 2026-01-29 | 1
      two   | Airtable | 2026-01-01 | 2
      young | Airtable | 2026-01-30 | 0`);
    expect(await rowsOf(tools, "marts/half_finished", columns)).toEqual([
      "none | true | – | hardly used",
      "one | true | – | hardly used",
      "two | false | – | –",
    ]);
  });

  test("is none while it runs on schedule, up to the last of the 90 days", async () => {
    const tools = company(
      `
      runs | Airtable | 2025-06-01 | 0
      ran  | Airtable | 2025-06-01 | 0`,
      {
        "marts.use_days": `${noUse}
          2026-01-01 | runs |  | run | 1
          2025-12-31 | ran  |  | run | 1`,
      },
    );
    expect(await rowsOf(tools, "marts/half_finished", columns)).toEqual([
      "ran | true | – | hardly used",
      "runs | false | – | –",
    ]);
  });

  test("is none where enough people used it in the same month a year before: it is seasonal", async () => {
    const use = (day: string, tool: string, ...people: string[]) =>
      people.map((person) => `${day} | ${tool} | ${person} | use | 1`).join("\n");
    const tools = company(
      `
      season  | Airtable | 2024-06-01 | 0
      builder | Airtable | 2024-06-01 | 0
      spring  | Airtable | 2024-06-01 | 0`,
      {
        "marts.use_days": [
          noUse,
          use("2025-03-01", "season", "ann"),
          use("2025-03-31", "season", "bob"),
          use("2025-03-10", "builder", "ann", "cleo"),
          use("2025-04-01", "spring", "ann", "bob"),
        ].join("\n"),
        "marts.tool_roles": `
          tool_id | role    | person_key | person_id
          builder | builder | cleo-mail  | cleo`,
      },
    );
    expect(await rowsOf(tools, "marts/half_finished", columns)).toEqual([
      "builder | true | – | hardly used",
      "season | false | – | –",
      "spring | true | – | hardly used",
    ]);
  });

  test("was never published where the log tells of publishing and reaches back to its creation", async () => {
    const tools = company(
      `
      never     | Airtable | 2025-06-01 | 9
      published | Airtable | 2025-06-01 | 9
      older     | Airtable | 2024-06-01 | 9
      days      | Airtable | 2024-12-28 | 9`,
      { "marts.publishes": `${noPublish}\n published | 2026-03-31` },
    );
    expect(await rowsOf(tools, "marts/half_finished", columns)).toEqual([
      "days | false | – | –",
      "never | true | – | not published",
      "older | false | – | –",
      "published | false | – | –",
    ]);
    const silent = { ...tools, "marts.publishes": noPublish };
    expect((await rowsOf(silent, "marts/half_finished", columns))[1]).toBe("never | false | – | –");
  });

  test("is unknown without a log, of a platform not said, and while the log is silent for over a quarter of the days", async () => {
    const tools = company(`
      sheet | Excel    | 2025-06-01 |
      where |          | 2025-06-01 | 0
      base  | Airtable | 2025-06-01 | 0`);
    const silence = (from: string) => ({ ...tools, "marts.log_gaps": `${gaps}\n airtable | ${from} | 2026-03-31` });
    expect(await rowsOf(silence("2026-03-10"), "marts/half_finished", columns)).toEqual([
      "base | true | – | hardly used",
      "sheet | – | no usage log covers Excel | –",
      "where | – | its platform is not said | –",
    ]);
    expect((await rowsOf(silence("2026-03-09"), "marts/half_finished", columns))[0]).toBe(
      "base | – | the log of Airtable tells nothing for 23 of the 90 days to 2026-03-31 | –",
    );
  });

  test("is as old as its first listing where nobody says when it was created", async () => {
    const tools = company("old | Airtable | | 0\n new | Airtable | | 0");
    const listed = `
      tool_id | platform | listed_from
      old     | Airtable | 2026-01-29
      new     | Airtable | 2026-01-30`;
    expect(await rowsOf({ ...tools, "marts.tools": listed }, "marts/half_finished", columns)).toEqual([
      "new | – | nothing tells how old it is | –",
      "old | true | – | hardly used",
    ]);
  });

  test("as a rate leaves out what is unknown, and says too few under ten", async () => {
    const warehouse = await given({
      ...company(`
        half  | Airtable | 2025-06-01 | 1
        done  | Airtable | 2025-06-01 | 5
        sheet | Excel    | 2025-06-01 |`),
      "lake.entities": "entity | loads | data_through\n tools | 1 | 2026-03-31\n events | 1 | 2026-03-31",
    });
    expect(
      await warehouse.values("half_finished", "platform, numerator, denominator, value_unknown", "team_id is null"),
    ).toEqual([
      "– | 1 | 2 | too few: 2 of at least 10",
      "Airtable | 1 | 2 | too few: 2 of at least 10",
      "Excel | – | – | no usage log covers Excel",
    ]);
    warehouse.close();
  });
});

test("a log is silent before its first day, after its last, and for longer than a quarter of the days between", async () => {
  const gapsOf = await rowsOf(
    {
      "marts.covered_days": `
        platform | day
        airtable | 2026-01-01
        airtable | 2026-01-24
        airtable | 2026-02-17`,
    },
    "marts/log_gaps",
    "platform, from_day::varchar, to_day::varchar",
  );
  expect(gapsOf).toEqual([
    "airtable | -infinity | 2025-12-31",
    "airtable | 2026-01-25 | 2026-02-16",
    "airtable | 2026-02-18 | infinity",
  ]);
});

test("a tool is published by the word in the operation, in any of its copies", async () => {
  const published = await rowsOf(
    {
      "lake.tools": `
        native_id | tool_name   | platform   | environment | team_name | snapshot_day
        APP1      | Orders      | Power Apps | prod        | Sales     | 2026-03-31
        APP2      | Orders test | Power Apps | test        | Sales     | 2026-03-31
        APP3      | Prices      | Power Apps | prod        | Sales     | 2026-03-31`,
      "lake.events": `
        tool_key | operation         | operation_class | occurred_at
        app1     | PublishPowerApp   | author          | 2026-03-02 12:00:00
        APP2     | base published    | author          | 2026-03-01 12:00:00
        APP3     | UnpublishPowerApp | author          | 2026-03-01 12:00:00
        APP3     | UpdatePowerApp    | author          | 2026-03-01 12:00:00`,
    },
    "marts/publishes",
  );
  expect(published).toEqual(["sheet-APP1 | 2026-03-01"]);
});
