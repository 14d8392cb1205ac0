import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Given, given } from "../given.ts";

/** Forms of ada begin in March; the list of Bex in April, and nobody but its builder uses it. */
const tools = `
  tool_id | tool_name       | description                     | kind | platform   | team_id | created_on | listed_from | series | native_id | replaces_request
  form    | Site visit form | Collects what was found on site | form | Power Apps | ada     | 2026-03-01 | 2026-03-31  | sheet  | T1        | INC1; inc9
  list    | Key list        | Who has which key               | app  | Power Apps | bex     | 2026-04-01 | 2026-03-31  | sheet  | T2        |
  board   | Freight board   | Freight of the plant in Essen   | app  | Power Apps | ada     | 2026-05-01 | 2026-05-31  | sheet  | T3        |
  costs   | Costs           |                                 |      | Excel      | cem     | 2026-04-14 | 2026-05-31  | sheet  | T4        |
  mails   | Mails           |                                 |      | Zapier     | cem     | 2026-04-14 | 2026-05-31  | sheet  | T5        |`;

const only = (columns: readonly string[]) => {
  const [head = "", ...rows] = tools.trim().split("\n");
  const names = head.split("|").map((name) => name.trim());
  const cut = (line: string) => columns.map((name) => line.split("|")[names.indexOf(name)]?.trim() ?? "").join(" | ");
  return [head, ...rows].map(cut).join("\n");
};

const tables = {
  "lake.class_rules": `
    place | class | is_eligible | kinds  | words      | hours_low | hours_usual | hours_high
    1     | Form  | true        | form   |            | 2         | 4           | 10
    2     | App   | true        | app    |            |           |             |
    3     | Plant | false       | app    |            |          |             |`,
  "marts.tools": only([
    "tool_id",
    "tool_name",
    "description",
    "kind",
    "platform",
    "team_id",
    "created_on",
    "listed_from",
    "series",
    "native_id",
  ]),
  "marts.tool_keys": only(["tool_id", "tool_name", "series", "native_id"]),
  "marts.listings": only(["tool_id", "replaces_request"]),
  "marts.tool_words": `
    tool_id | words
    form    | site visit form collects what was found on site
    list    | key list who has which key
    board   | freight board freight of the plant in essen
    costs   | costs
    mails   | mails`,
  "marts.covered_days": "platform | day\n power apps | 2026-02-01\n power apps | 2026-06-30\n excel | 2026-04-15",
  "marts.user_spans":
    "tool_id | person_id | from_day\n form | p1 | 2026-03-10\n form | p2 | 2026-03-05\n board | p1 | 2026-05-20",
  "lake.tools": `
    load_id | native_id | snapshot_day
    load-1  | T1        | 2026-03-31
    load-2  | T1        | 2026-04-30
    load-3  | T1        | 2026-05-31`,
  "marts.tickets": `
    ticket_id | ticket_number | title                        | tool_id
    a         | INC1          | Anything at all              |
    b         | INC2          | Freight of the plant, please |
    c         | INC3          | Freight of the plant, please |
    d         | INC4          | Who has the key list?        |
    e         | INC5          | Who has the key list?        |
    f         | INC6          | It should be a form          | form
    g         | INC7          | The form is slow             | form
    h         | INC8          | Freight again                |`,
  "marts.requests": `
    ticket_id | team_id | class | is_eligible | opened_on
    a         | bex     | Form  | true        | 2026-01-05
    b         | ada     | App   | true        | 2026-04-30
    c         | ada     | App   | false       | 2026-04-30
    d         | bex     | App   | true        | 2025-03-30
    e         | bex     | App   | true        | 2025-04-02
    f         | ada     | Form  | true        | 2026-02-28
    g         | ada     | Form  | true        | 2026-03-01
    h         | ada     | App   | true        | 2026-04-30`,
};

describe("which tool answered a request", () => {
  let warehouse: Given;
  beforeAll(async () => {
    warehouse = await given(tables);
  });
  afterAll(() => warehouse.close());

  test("a tool's class is that of the first eligible rule with its kind or with a word of its name", async () => {
    expect(await warehouse.run("marts/tool_classes")).toEqual([
      "board | App",
      "costs | –",
      "form | Form",
      "list | App",
      "mails | –",
    ]);
  });

  test("a tool begins when it was made, or listed if that was before; it is shared once others than its builders use it", async () => {
    expect(
      await warehouse.run(
        "marts/tool_beginnings",
        "tool_id, began_on, listed_from, absent_on, shared_on, shared_untold",
      ),
    ).toEqual([
      "board | 2026-05-01 | 2026-05-31 | 2026-04-30 | 2026-05-20 | –",
      "costs | 2026-04-14 | 2026-05-31 | 2026-04-30 | – | it began before its logs do, on 2026-04-15",
      "form | 2026-03-01 | 2026-03-31 | – | 2026-03-05 | –",
      "list | 2026-03-31 | 2026-03-31 | – | – | –",
      "mails | 2026-04-14 | 2026-05-31 | 2026-04-30 | – | no log covers Zapier",
    ]);
  });

  // Nine texts, five tools and four requests: ln(9/3) freight, ln(9/4) the and ln(9/2) plant are 61 % of these and ln(9) please.
  test("named by the registry, named by the request before the tool was there, or proposed by what they have in common", async () => {
    await warehouse.run("marts/named_answers");
    await warehouse.run("marts/proposed_answers");
    expect(
      await warehouse.run(
        "marts/request_answers",
        "ticket_id, tool_id, link, round(share, 2), words, state, is_counted, hours_usual, hours_usual_unknown",
      ),
    ).toEqual([
      "a | form | named by the registry | – |  | measured | true | 4 | –",
      "b | board | proposed | 0.61 | plant+freight+the | proposed | false | – | program.yaml says no hours for the class App",
      "e | list | proposed | 0.84 | has+key+list+who | proposed | false | – | program.yaml says no hours for the class App",
      "f | form | named by the request | – |  | measured | true | 4 | –",
    ]);
  });

  test("what a person said stands; where nobody else uses the tool it is said alone", async () => {
    const decided = await given(tables);
    await decided.connection.run(`insert into lake.decisions (decision_id, decision, entity, key, said) values
      ('1', 'answered', 'request', 'e', map {'other': 'sheet/T2'}), ('2', 'answered', 'request', 'b', map {'other': 'sheet/T3'}),
      ('3', 'unanswered', 'request', 'a', map {'other': 'sheet/T1'}), ('4', 'answered', 'request', 'h', map {'other': 'sheet/T3'})`);
    await decided.run("marts/named_answers");
    await decided.run("marts/proposed_answers");
    expect(await decided.run("marts/request_answers", "ticket_id, tool_id, link, state, is_counted")).toEqual([
      "a | form | named by the registry | refused | false",
      "b | board | proposed | verified | true",
      "e | list | proposed | claimed | true",
      "f | form | named by the request | measured | true",
      "h | board | named by a person | verified | true",
    ]);
    decided.close();
  });
});
