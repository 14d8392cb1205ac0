import { dash, formatCount } from "../format.ts";
import { columnHelper } from "./data-table.tsx";

export type RejectRow = {
  readonly line: number | null;
  readonly column_name: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly is_row_lost: boolean;
  readonly total_rows: number;
};

const column = columnHelper<RejectRow>();

export const rejectColumns = column.columns([
  column.accessor("line", {
    header: "Line",
    meta: { isNumber: true },
    cell: ({ getValue }) => {
      const line = getValue();
      return line === null ? dash : formatCount(line);
    },
  }),
  column.accessor("column_name", { header: "Column", cell: ({ getValue }) => getValue() ?? dash }),
  column.accessor("value", {
    header: "Value",
    cell: ({ getValue }) => <code className="value">{getValue() ?? ""}</code>,
  }),
  column.accessor("reason", { header: "Why" }),
  column.accessor("is_row_lost", {
    header: "So",
    cell: ({ getValue }) => (getValue() ? "the row is left out" : "only this value is unknown"),
  }),
]);
