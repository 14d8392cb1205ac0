import { expect, test } from "vitest";
import { readModels } from "../../pipelines/models.ts";
import { given } from "../given.ts";

test("a load whose rows are more or fewer than were read is an error, whatever its verdict; one that adds up is none", async () => {
  const model = readModels().find(({ name }) => name === "checks.rows_conserved");
  if (!model?.sql) throw new Error("no check rows_conserved");
  const warehouse = await given({
    "lake.loads": `
      load_id | file_name    | entity         | rows_read | rows_readable | rows_rejected | verdict
      one     | log.csv      | ticket_updates | 4         | 3             | 1             | loaded
      two     | list.csv     | ticket_updates | 2         | 1             | 0             | loaded
      three   | people.csv   | people         | 5         | 4             | 1             | held
      four    | more.csv     | people         | 5         | 4             | 0             | held
      five    | purview.csv  | events         | 9         | 9             | 0             | loaded
      six     | flows.ndjson | events         | 9         | 9             | 0             | loaded`,
    "lake.ticket_updates": `
      ticket_number | opened_at  | updated_at | load_id
      A             | 2025-01-06 | 2025-01-06 | one
      A             | 2025-01-06 | 2025-01-06 | one
      B             | 2025-01-06 | 2025-01-06 | one
      B             | 2025-01-06 | 2025-01-06 | two`,
    "lake.kept": `
      load_id | rows | repeated
      five    | 7    | 2
      six     | 7    | 1`,
    "lake.rejects": `
      load_id | line | column_name | is_row_lost
      one     | 5    | opened_at   | true
      one     | 5    | closed_at   | true
      one     | 2    | priority    | false
      three   | 2    |             | true`,
  });
  await warehouse.run("marts/loads");
  expect(await warehouse.rows(model.sql)).toEqual([
    "flows.ndjson | events | 9 | 7 | 1 | 0",
    "list.csv | ticket_updates | 2 | 0 | 1 | 0",
    "more.csv | people | 5 | 4 | 0 | 0",
  ]);
  warehouse.close();
});
