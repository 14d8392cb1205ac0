import { expect, test } from "vitest";
import { given } from "../given.ts";

const entities = (day: string) => `
  entity         | loads | data_through
  ticket_updates | 1     | ${day}`;

test("open at the end of a day is opened until then and not done until then, on every day the data goes through", async () => {
  const warehouse = await given({
    "lake.entities": entities("2025-02-03"),
    "marts.tickets": `
      ticket_id | opened_on  | done_on
      a         | 2025-01-30 | 2025-02-02
      b         | 2025-01-30 | 2025-01-30
      c         | 2025-02-01 |
      d         | 2025-02-02 | 2025-02-04`,
  });
  expect(await warehouse.run("marts/ticket_days")).toEqual([
    "2025-01-30 | 2 | 1 | 1 | false",
    "2025-01-31 | 0 | 0 | 1 | false",
    "2025-02-01 | 1 | 0 | 2 | false",
    "2025-02-02 | 1 | 1 | 2 | false",
    "2025-02-03 | 0 | 0 | 2 | false",
  ]);
  warehouse.close();
});

test("an earlier as-of day ends the days", async () => {
  const warehouse = await given({
    "lake.program": `
      as_of
      2025-01-31`,
    "lake.entities": entities("2025-02-03"),
    "marts.tickets": `
      ticket_id | opened_on  | done_on
      a         | 2025-01-30 | 2025-02-02
      b         | 2025-02-01 |`,
  });
  expect(await warehouse.run("marts/ticket_days", "day, opened, done, open_tickets")).toEqual([
    "2025-01-30 | 1 | 0 | 1",
    "2025-01-31 | 0 | 0 | 1",
  ]);
  warehouse.close();
});

test("without tickets there is no day and no window", async () => {
  const warehouse = await given({ "lake.entities": entities("2025-02-03"), "marts.tickets": "ticket_id" });
  expect(await warehouse.run("marts/ticket_days")).toEqual([]);
  expect(await warehouse.run("marts/ticket_window")).toEqual([]);
  warehouse.close();
});
