import { useLocation } from "@remix-run/react";
import {
  type Cell,
  type CellContext,
  type ColumnDef,
  createColumnHelper,
  type RowData,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { withParameters } from "../filters.ts";
import { Link } from "./link.tsx";
import { cellClass, TableRegion } from "./table-region.tsx";

export type ColumnMeta = {
  readonly isNumber?: boolean;
  /** The name under which the server sorts by this column. */
  readonly sort?: string;
  /** Names the row: a header cell. */
  readonly isHead?: boolean;
  readonly isNowrap?: boolean;
  /** On a narrow screen, in a table that folds its rows: seen once the row is opened (`RowMore` in one of its other cells). */
  readonly isMore?: boolean;
};

// Sorting, filtering and paging happen in the warehouse and live in the address, so none of those features is registered.
const features = tableFeatures({ columnMeta: {} as ColumnMeta });

export type Columns<Row extends RowData> = ReadonlyArray<ColumnDef<typeof features, Row, unknown>>;

export function columnHelper<Row extends RowData>() {
  return createColumnHelper<typeof features, Row>();
}

type Props<Row extends RowData> = {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: Columns<Row>;
  readonly empty: string;
  readonly order?: { readonly sort: string; readonly is_descending: boolean };
  readonly rowId?: (row: Row) => string;
  /** Whether the cards of a narrow screen are folded to what one decides by. */
  readonly isFolded?: boolean;
};

/** A table that scrolls in its own region, and on a narrow screen shows each row as a card. */
export function DataTable<Row extends RowData>(props: Props<Row>) {
  const { caption, rows, columns, empty, order, rowId, isFolded = false } = props;
  const table = useTable({
    features,
    columns: columns as ColumnDef<typeof features, Row, unknown>[],
    data: rows as Row[],
    // What is ticked in a row stays with it when the rows above it change.
    ...(rowId === undefined ? {} : { getRowId: rowId }),
  });
  return (
    <TableRegion label={caption}>
      <table className={isFolded ? "table table-cards table-folded" : "table table-cards"}>
        <caption className="hidden">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <HeaderCell key={header.id} meta={header.column.columnDef.meta} order={order}>
                  <table.FlexRender header={header} />
                </HeaderCell>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} id={rowId?.(row.original)}>
              {row.getAllCells().map(bodyCell)}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="table-note">{empty}</p>}
    </TableRegion>
  );
}

function labelOf(header: unknown): string {
  return typeof header === "string" ? header : "";
}

type CellProps = { readonly meta: ColumnMeta | undefined; readonly children: React.ReactNode };

/** Not a component, nor is what the column shows: as two components a cell, a table of 50 rows takes twice as long to render. */
function bodyCell<Row extends RowData>(cell: Cell<typeof features, Row, unknown>) {
  const { meta, header } = cell.column.columnDef;
  if (meta?.isHead) {
    return (
      <th key={cell.id} scope="row" className={cellClass(meta)}>
        {shown(cell)}
      </th>
    );
  }
  return (
    <td key={cell.id} className={cellClass(meta)} data-label={labelOf(header)}>
      <div>{shown(cell)}</div>
    </td>
  );
}

function shown<Row extends RowData>(cell: Cell<typeof features, Row, unknown>): React.ReactNode {
  const { cell: show } = cell.column.columnDef;
  return typeof show === "function" ? show(contextOf(cell)) : show;
}

/** What `cell.getContext()` says. That keeps it for the next time, for which it makes more than the cell itself does, and a page is rendered once. */
function contextOf<Row extends RowData>(cell: Cell<typeof features, Row, unknown>): CellContext<typeof features, Row> {
  const { table, column, row } = cell;
  return { table, column, row, cell, getValue: () => cell.getValue(), renderValue: () => cell.renderValue() };
}

/** A click sorts: numbers from the largest, words from A; a second click turns it round. */
function HeaderCell({ meta, order, children }: CellProps & Pick<Props<RowData>, "order">) {
  const { search } = useLocation();
  const sort = meta?.sort;
  if (sort === undefined || order === undefined) {
    return (
      <th scope="col" className={cellClass(meta)}>
        {children}
      </th>
    );
  }
  const isSorted = order.sort === sort;
  const isDown = isSorted ? !order.is_descending : (meta?.isNumber ?? false);
  const direction = order.is_descending ? "descending" : "ascending";
  return (
    <th scope="col" className={cellClass(meta)} aria-sort={isSorted ? direction : "none"}>
      <Link className="sort" to={withParameters(search, { sort: isDown ? `-${sort}` : sort })} preventScrollReset>
        {children}
        <span className="sort-mark" aria-hidden="true">
          {isSorted ? (order.is_descending ? "↓" : "↑") : ""}
        </span>
      </Link>
    </th>
  );
}
