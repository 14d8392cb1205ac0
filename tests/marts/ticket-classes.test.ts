import { expect, test } from "vitest";
import { programSchema } from "../../contract/program.ts";
import { createClassRules } from "../../pipelines/lake-program.ts";
import { given } from "../given.ts";

const tickets = `
  ticket_id | category   | title
  a         | Reporting  | Monthly figures
  b         | reporting  | Access to the REPORT server
  c         | Service    | Sign-off by two people (work-flow)
  d         | Service    | Workflows of the plant
  e         | Service    | Reworkflow
  f         |            | ÜBERSTUNDEN-Liste, als Formular
  g         | Hardware   | Second screen
  h         | Report     | Broken door
  i         | Hardware   |`;

type Rules = Parameters<typeof readRules>[0];

function readRules(rules: readonly object[]) {
  return programSchema.parse({ backlog: { classes: { rules } } }).backlog.classes.rules;
}

async function classesBy(rules: Rules): Promise<string[]> {
  const warehouse = await given({ "marts.tickets": tickets });
  await warehouse.connection.run("drop table lake.class_rules");
  await createClassRules(warehouse.connection, readRules(rules));
  const classes = await warehouse.run("marts/ticket_classes");
  warehouse.close();
  return classes;
}

test("the first rule that fits a ticket's category and the words of its title names its class", async () => {
  expect(
    await classesBy([
      { class: "Access", eligible: false, words: ["access"] },
      { class: "Report", eligible: true, categories: ["Reporting "] },
      { class: "Workflow", eligible: true, categories: ["service"], words: ["workflow*", "work-flow"] },
      { class: "Data collection", eligible: true, words: ["überstunden liste"] },
    ]),
  ).toEqual([
    "a | Report | true | 2",
    "b | Access | false | 1",
    "c | Workflow | true | 3",
    "d | Workflow | true | 3",
    "e | Service | false | –",
    "f | Data collection | true | 4",
    "g | Hardware | false | –",
    // A category that is called like a class of the rules is not of it unless a rule says so.
    "h | Report (no rule) | false | –",
    "i | Hardware | false | –",
  ]);
});

test("a word is a whole one, unless it ends in a star", async () => {
  const found = async (word: string) =>
    (await classesBy([{ class: "Found", eligible: true, words: [word] }]))
      .filter((row) => row.includes("Found"))
      .map((row) => row[0]);
  expect(await found("workflow")).toEqual([]);
  expect(await found("workflow*")).toEqual(["d"]);
  expect(await found("second screen")).toEqual(["g"]);
  expect(await found("plant")).toEqual(["d"]);
});

test("without rules the class is the category, and nobody knows who could have built it", async () => {
  expect((await classesBy([])).slice(0, 3)).toEqual([
    "a | Reporting | – | –",
    "b | reporting | – | –",
    "c | Service | – | –",
  ]);
});

test.each([
  [[{ class: "Report", eligible: true }], "a rule names categories, words, or both"],
  [[{ class: "Report", eligible: true, words: ["*"] }], "a word has letters or digits"],
  [
    [
      { class: "Report", eligible: true, words: ["report"] },
      { class: "Report", eligible: false, words: ["figures"] },
    ],
    "a class is eligible in all of its rules, or in none",
  ],
])("rules that say nothing, or two things, are refused", (rules, words) => {
  expect(() => readRules(rules)).toThrow(words);
});
