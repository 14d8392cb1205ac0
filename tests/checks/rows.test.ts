import { expect, test } from "vitest";
import { readModels } from "../../pipelines/models.ts";
import { given } from "../given.ts";

test("a load of which the lake holds another number of rows is an error; held ones and equal ones are none", async () => {
  const model = readModels().find(({ name }) => name === "checks.rows_agree_with_loads");
  if (!model?.sql) throw new Error("no check rows_agree_with_loads");
  const warehouse = await given({
    "lake.loads": `
      load_id | file_name   | entity         | rows_loaded | verdict
      one     | log.csv     | ticket_updates | 1           | loaded
      two     | list.csv    | ticket_updates | 1           | loaded
      three   | people.csv  | people         | 4           | held
      four    | purview.csv | events         | 9           | loaded`,
    "lake.ticket_updates": `
      ticket_number | opened_at  | load_id
      A             | 2025-01-06 | one
      A             | 2025-01-06 | one
      B             | 2025-01-06 | two`,
  });
  expect(await warehouse.rows(model.sql)).toEqual(["log.csv | ticket_updates | 1 | 2"]);
  warehouse.close();
});
