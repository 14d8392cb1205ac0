import { expect, test } from "vitest";
import { given } from "../given.ts";

const columns = "from_group, to_group, is_escalation, hopped_at, line";

test("a hop leads from one known group to another; updates without a group are skipped", async () => {
  const warehouse = await given({
    "lake.ticket_updates": `
      ticket_number | group_name | update_count | updated_at       | opened_at
      A             |            | 0            | 2025-01-06 08:00 | 2025-01-06
      A             | Desk       | 1            | 2025-01-06 09:00 | 2025-01-06
      A             |            | 2            | 2025-01-06 10:00 | 2025-01-06
      A             | desk       | 3            | 2025-01-06 11:00 | 2025-01-06
      A             | Network    | 4            | 2025-01-06 12:00 | 2025-01-06
      B             | Mail       | 0            | 2025-01-06 12:30 | 2025-01-06`,
  });
  expect(await warehouse.run("marts/hops", columns)).toEqual(["desk | Network | false | 2025-01-06 12:00:00 | 6"]);
  warehouse.close();
});

test("there and back are two hops, and only the way into engineering escalates", async () => {
  const warehouse = await given({
    "lake.program": `
      engineering_groups
       network +Platform`,
    "lake.ticket_updates": `
      ticket_number | group_name | update_count | updated_at       | opened_at
      A             | Desk       | 1            | 2025-01-06 09:00 | 2025-01-06
      A             | Network    | 2            | 2025-01-06 10:00 | 2025-01-06
      A             | Desk       | 3            | 2025-01-06 11:00 | 2025-01-06
      A             | Platform   | 4            | 2025-01-06 12:00 | 2025-01-06
      A             | NETWORK    | 5            | 2025-01-06 13:00 | 2025-01-06`,
  });
  expect(await warehouse.run("marts/hops", "hopped_at, from_group, to_group, is_escalation")).toEqual([
    "2025-01-06 10:00:00 | Desk | Network | true",
    "2025-01-06 11:00:00 | Network | Desk | false",
    "2025-01-06 12:00:00 | Desk | Platform | true",
    "2025-01-06 13:00:00 | Platform | NETWORK | false",
  ]);
  warehouse.close();
});

test("updates of one minute go by their count", async () => {
  const warehouse = await given({
    "lake.ticket_updates": `
      ticket_number | group_name | update_count | updated_at       | opened_at
      A             | Network    | 10           | 2025-01-06 09:00 | 2025-01-06
      A             | Desk       | 9            | 2025-01-06 09:00 | 2025-01-06`,
  });
  expect(await warehouse.run("marts/hops", "from_group, to_group, hopped_on")).toEqual(["Desk | Network | 2025-01-06"]);
  warehouse.close();
});

test("a row without a count tells the end of its minute, whichever export it is of", async () => {
  const warehouse = await given({
    "lake.ticket_updates": `
      ticket_number | group_name | update_count | updated_at       | opened_at  | load_id
      A             | Desk       | 1            | 2025-01-06 09:00 | 2025-01-06 | log
      A             | Network    | 2            | 2025-01-06 09:00 | 2025-01-06 | log
      A             | Network    |              | 2025-01-06 09:00 | 2025-01-06 | list`,
  });
  expect(await warehouse.run("marts/hops", "from_group, to_group")).toEqual(["Desk | Network"]);
  warehouse.close();
});
