import { expect, test } from "vitest";
import { given } from "../given.ts";

const ids = (name: string, count: number) => Array.from({ length: count }, (_, place) => `${name}${place}`);
const rows = (names: readonly string[], rest: string) => names.map((name) => `${name} | ${rest}`);

/** 60 eligible and 30 other requests of the newest whole quarter, 5 of the months after it and 5 of the quarter before. */
function tables() {
  const requests = [
    ...rows(ids("e", 60), "ada | Report | true | true | 2026-02-10"),
    ...rows(ids("o", 30), "ada | Access | false | true | 2026-01-01"),
    ...rows(ids("late", 5), "ada | Report | true | true | 2026-04-01"),
    ...rows(ids("early", 5), "ada | Report | true | true | 2025-12-31"),
    ...rows(ids("edge", 5), "ada | Report | true | false | 2026-02-10"),
  ];
  return {
    "marts.ticket_window": "window_from | window_to | data_through\n 2025-01-01 | 2026-05-20 | 2026-05-20",
    "marts.requests": `ticket_id | team_id | class | is_eligible | is_inside_window | opened_on\n${requests.join("\n")}`,
    "marts.ticket_classes": `ticket_id | rule\n${requests.map((row) => `${row.split(" ")[0]} | 1`).join("\n")}`,
  };
}

test("50 that the rules call eligible and 25 others of the newest whole quarter, the same whenever they are drawn", async () => {
  const [one, again] = [await given(tables()), await given(tables())];
  const drawn = (warehouse: typeof one) => warehouse.run("marts/rule_sample", "ticket_id");
  const first = await drawn(one);
  expect(first.filter((id) => /^e\d/.test(id)).length).toBe(50);
  expect(first.filter((id) => /^o\d/.test(id)).length).toBe(25);
  expect(first.length).toBe(75);
  expect(await drawn(again)).toEqual(first);
  one.close();
  again.close();
});

test("what a person says is the precision of the rules, and what they miss; below ten nothing is said", async () => {
  const warehouse = await given(tables());
  const said = [
    ...ids("e", 18).map((id) => [id, "eligible"]),
    ...["e18", "e19", "early0"].map((id) => [id, "ineligible"]),
    ...ids("o", 9).map((id) => [id, "ineligible"]),
  ];
  await warehouse.connection.run(
    `insert into lake.decisions (decision_id, decision, entity, key, said) values
      ${said.map(([id, decision]) => `('${id}', '${decision}', 'request', '${id}', map {})`).join(", ")}`,
  );
  // Wilson's interval of 18 of 21: statsmodels.stats.proportion.proportion_confint(18, 21, method="wilson").
  expect(
    await warehouse.run(
      "marts/rule_precision",
      "is_eligible, class, marked, marked_eligible, round(value, 4), value_unknown, round(low, 4), round(high, 4)",
    ),
  ).toEqual([
    "false | Access | 9 | 0 | – | fewer than 10 are looked at | – | –",
    "false | – | 9 | 0 | – | fewer than 10 are looked at | – | –",
    "true | Report | 21 | 18 | 0.8571 | – | 0.6536 | 0.9502",
    "true | – | 21 | 18 | 0.8571 | – | 0.6536 | 0.9502",
  ]);
  warehouse.close();
});
