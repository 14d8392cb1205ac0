import { Form } from "@remix-run/react";
import { DataTable } from "./data-table.tsx";
import { type DecisionRow, decisionColumns } from "./decision-columns.tsx";

type DecidedTableProps = {
  readonly caption: string;
  readonly rows: readonly DecisionRow[];
  readonly timeZone: string;
  readonly empty: string;
};

/** What was decided in a queue, each answer with its way back. */
export function DecidedTable({ caption, rows, timeZone, empty }: DecidedTableProps) {
  return (
    <Form method="post" className="queue">
      <DataTable caption={caption} rows={rows} columns={decisionColumns(timeZone)} empty={empty} />
    </Form>
  );
}
