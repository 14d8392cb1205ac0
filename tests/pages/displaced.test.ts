import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../app/components/answer-columns.tsx";
import type { AnswerStateRow } from "../../app/components/answer-tables.tsx";
import type { BeginningMonth } from "../../app/components/capacity-tables.tsx";
import { movedSentence } from "../../app/components/displaced-words.ts";
import type { SampledRequest } from "../../app/components/rule-columns.tsx";
import type { Substitution } from "../../app/components/substitution-table.tsx";
import { memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked } from "./asked.ts";

const page = { team: null, class: null, pairs: null, limit: 10, offset: 0 };

describe("requests that tools answered", () => {
  let warehouse: Given;
  beforeAll(async () => {
    warehouse = await given({
      "marts.teams": "team_id | team_name\n ada | Ada\n bex | Bex",
      "marts.tools": "tool_id | tool_name\n form | Form\n list | List",
      "marts.tickets": `
        ticket_id | ticket_number | title | opened_on  | load_id | line
        a         | INC1          | One   | 2026-01-05 | load-1  | 2
        b         | INC2          | Two   | 2026-02-05 | load-1  | 3
        c         | INC3          | Three | 2026-03-05 | load-1  | 4`,
      "marts.request_answers": `
        answer_id | ticket_id | tool_id | tool_key | team_id | class  | opened_on  | began_on   | state    | is_counted | hours_low | hours_usual | hours_usual_unknown | hours_high
        1         | a         | form    | s/T1     | ada     | Report | 2026-01-05 | 2026-02-01 | measured | true       | 2         | 4           |                     | 10
        2         | a         | list    | s/T2     | ada     | Report | 2026-01-05 | 2026-03-01 | claimed  | false      | 2         | 4           |                     | 10
        3         | b         | form    | s/T1     | bex     | Plan   | 2026-02-05 | 2026-02-01 | measured | true       |           |             | no hours for Plan   |
        4         | c         | list    | s/T2     | bex     | Report | 2026-03-05 | 2026-03-10 | proposed | false      | 2         | 4           |                     | 10`,
    });
  });
  afterAll(() => warehouse.close());

  test("by evidence, each request once, with hours as far as the rules say them", async () => {
    const rows = await asked<AnswerStateRow>(warehouse, "answer_states", { team: null });
    expect(
      rows.map(({ state, requests, tools, without_hours, hours_low, hours_usual, hours_high }) =>
        [state, requests, tools, without_hours, hours_low, hours_usual, hours_high].join(" "),
      ),
    ).toEqual([
      "verified 0 0 0 0 0 0",
      "measured 2 1 1 2 4 10",
      "claimed 0 0 0 0 0 0",
      "proposed 1 1 0   ",
      "refused 0 0 0   ",
    ]);
  });

  test("listed by evidence, the viewer's teams alone", async () => {
    const listed = async (by: string, viewer?: Parameters<typeof asked>[3]) =>
      (await asked<Answer>(warehouse, "answers", { ...page, by }, viewer)).map(
        ({ label, tool_name, total_rows }) => `${label} ${tool_name} ${total_rows}`,
      );
    expect(await listed("measured")).toEqual(["INC2 Two Form 2", "INC1 One Form 2"]);
    expect(await listed("all")).toHaveLength(4);
    expect(await listed("all", memberOf("ada"))).toEqual(["INC1 One Form 2", "INC1 One List 2"]);
  });
});

test("days until others used the tool beside IT's own, and what nobody used; below ten nothing is said", async () => {
  const rows = Array.from({ length: 11 }, (_, at) => {
    const day = String(at + 1).padStart(2, "0");
    return `r${at} | Report | ada | true | 2026-01-01 | 2026-01-31 | 2026-03-${day} |`;
  });
  const warehouse = await given({
    "lake.entities": "entity | data_through\n events | 2026-04-30\n ticket_updates | 2026-01-31",
    "marts.request_classes":
      "class | p50_days | p85_days_unknown\n Report | 40 |\n Form | | only 3 done of the class Form",
    "marts.request_answers": `
      ticket_id | class | team_id | is_counted | opened_on | began_on | shared_on | shared_untold
      ${rows.join("\n")}
      s | Report | ada | true  | 2026-01-01 | 2026-02-20 | 2026-03-01 |
      t | Report | ada | true  | 2026-01-01 | 2026-04-01 |            |
      u | Form   | ada | true  | 2026-01-01 | 2026-02-20 |            | no log covers Excel
      v | Form   | ada | false | 2026-01-01 | 2026-02-20 | 2026-03-01 |`,
  });
  // Twelve are told: 59 (twice) to 69 days, the middle of them 63. All but t could be seen for 30 days; r2 to r10 came later than these.
  expect(await asked(warehouse, "answers_by_class", { team: null })).toEqual([
    { class: "Report", requests: 13, told: 12, built_days: 63, ticket_days: 40, seen: 12, unused: 9 },
    {
      class: "Form",
      requests: 1,
      told: 0,
      built_days: { unknown: "only 0 of at least 10 are told" },
      ticket_days: { unknown: "only 3 done of the class Form" },
      seen: 0,
      unused: 0,
    },
  ]);
  warehouse.close();
});

test("tools registered by the time others used them, after it, or between two exports; and those that answer a request made before", async () => {
  const warehouse = await given({
    "marts.tool_beginnings": `
      tool_id | team_id | began_on   | listed_from | absent_on  | shared_on
      before  | ada     | 2026-02-01 | 2026-02-28  | 2026-01-31 | 2026-02-28
      after   | ada     | 2026-02-01 | 2026-03-31  | 2026-02-28 | 2026-02-28
      between | ada     | 2026-02-01 | 2026-02-28  | 2026-01-31 | 2026-02-10
      first   | bex     | 2026-02-01 | 2026-02-28  |            | 2026-02-10
      later   | bex     | 2026-02-01 | 2026-02-28  | 2026-01-31 | 2026-03-01
      unused  | bex     | 2026-02-01 | 2026-02-28  | 2026-01-31 |`,
    "marts.request_answers": `
      tool_id | opened_on  | began_on   | is_counted
      before  | 2026-01-31 | 2026-02-01 | true
      after   | 2026-02-01 | 2026-02-01 | true
      between | 2026-01-31 | 2026-02-01 | false`,
  });
  const rows = await asked<BeginningMonth>(warehouse, "tool_beginnings", { team: null, to: "2026-02-28", limit: 13 });
  expect(rows).toEqual([
    { month: "2026-02-01", tools: 4, registered: 1, unregistered: 1, between_exports: 2, asked: 1 },
  ]);
  warehouse.close();
});

describe("moved or vanished", () => {
  const told = async (counts: string) => {
    const warehouse = await given({
      "marts.substitution": `
        is_all | asked_before | asked_after | built_before | built_after | untold | teams | from_month | to_month   | staff_before | staff_after
        true   | ${counts} | 3     | 2026-01-01 | 2026-06-01 | 100          | 200`,
    });
    const [all] = await asked<Substitution>(warehouse, "substitution", {});
    warehouse.close();
    return movedSentence(all);
  };

  test("is said in words: 20 requests per 100 staff-months before", async () => {
    expect(await told("20 | 20 | 1 | 12 | 0")).toMatch(
      /^Part of it moved: .* Of 10 requests fewer, 5 came back as a tool/,
    );
    expect(await told("20 | 30 | 1 | 14 | 0")).toMatch(/^Moved: .*as many more tools as there are fewer requests/);
    expect(await told("20 | 20 | 3 | 4 | 0")).toMatch(/^Vanished, as far as the logs tell/);
    expect(await told("20 | 40 | 1 | 20 | 0")).toMatch(/^Nothing has gone/);
    expect(await told("20 | 20 | 1 | 12 | 13")).toMatch(/^Cannot tell: .*of most tools no log tells/);
  });

  test("where no month can be compared that is said", () => {
    expect(movedSentence(undefined)).toMatch(/^Cannot tell: no team has whole months/);
  });
});

test("what is still to be looked at, without what the rules say first", async () => {
  const warehouse = await given({
    "marts.teams": "team_id | team_name\n ada | Ada",
    "marts.tickets":
      "ticket_id | ticket_number | title | category | opened_on\n a | INC1 | One | Report | 2026-01-05\n b | INC2 | Two | Access | 2026-01-06",
    "marts.rule_sample": `
      ticket_id | class  | is_eligible | team_id | opened_on  | is_drawn | is_marked_eligible
      a         | Report | true        | ada     | 2026-01-05 | true     |
      b         | Access | false       | ada     | 2026-01-06 | true     | true`,
  });
  const labels = async (by: string) =>
    (await asked<SampledRequest>(warehouse, "rule_sample", { by, pairs: null, limit: 10, offset: 0 })).map(
      ({ label, is_marked_eligible }) => [label, is_marked_eligible],
    );
  expect(await labels("waiting")).toEqual([["INC1 One", null]]);
  expect(await labels("looked")).toEqual([["INC2 Two", true]]);
  warehouse.close();
});
