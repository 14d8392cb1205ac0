import { FileLink } from "./link.tsx";
import { RowMore } from "./row-more.tsx";
import { cellClass, TableRegion } from "./table-region.tsx";

export type PlainColumn = {
  readonly title: string;
  readonly isNumber?: boolean;
  /** On a narrow screen seen once the row is opened; its rows need a name then. */
  readonly isMore?: boolean;
};
export type PlainRow = { readonly key: string; readonly cells: readonly React.ReactNode[]; readonly name?: string };

type Props = {
  readonly title: string;
  readonly note?: React.ReactNode;
  /** The file of its rows; a note that says more of the file has the link itself. */
  readonly csv?: string;
  /** What one need not read to understand the numbers: it folds. */
  readonly method?: React.ReactNode;
  readonly columns: readonly PlainColumn[];
  readonly rows: readonly PlainRow[];
  readonly empty: string;
  readonly narrow?: Narrow;
};

/** What a narrow screen makes of it: a card for each row, one whose numbers stand side by side, or a table still, where all of its cells are short. */
type Narrow = "cards" | "tiles" | "table";

/** A short list with its heading, all of it on the page: nothing to sort or to turn. */
export function PlainTable({ title, note, csv, method, columns, rows, empty, narrow = "cards" }: Props) {
  const id = title.toLowerCase().replace(/[^a-z]+/g, "-");
  const file = csv === undefined || rows.length === 0 ? undefined : <FileLink href={csv}>CSV</FileLink>;
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {(note ?? file) !== undefined && (
          <p>
            {note}
            {note !== undefined && file !== undefined && "\u00a0· "}
            {file}
          </p>
        )}
      </div>
      <TableRegion label={`${title}, table`}>
        {rows.length === 0 ? (
          <p className="table-note">{empty}</p>
        ) : (
          <Body title={title} columns={columns} rows={rows} narrow={narrow} />
        )}
      </TableRegion>
      {method !== undefined && (
        <details className="small table-method">
          <summary>
            How it is counted<span className="hidden">: {title}</span>
          </summary>
          <p>{method}</p>
        </details>
      )}
    </section>
  );
}

const layouts = { cards: "table-cards table-plain", tiles: "table-cards table-tiles", table: "table-close" };

type BodyProps = Pick<Props, "title" | "columns" | "rows"> & { readonly narrow: Narrow };

function Body({ title, columns, rows, narrow }: BodyProps) {
  const isFolded = columns.some(({ isMore }) => isMore);
  return (
    <table className={`table ${layouts[narrow]}${isFolded ? " table-folded" : ""}`}>
      <caption className="hidden">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" className={cellClass(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} id={row.key}>
            {row.cells.map((cell, index) => (
              <Cell key={columns[index]?.title} isHead={index === 0} column={columns[index]}>
                {cell}
                {isFolded && index === 0 && <RowMore of={row.name ?? row.key} />}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = {
  readonly isHead: boolean;
  readonly column: PlainColumn | undefined;
  readonly children: React.ReactNode;
};

function Cell({ isHead, column, children }: CellProps) {
  if (isHead) return <th scope="row">{children}</th>;
  return (
    <td className={cellClass(column)} data-label={column?.title}>
      <div>{children}</div>
    </td>
  );
}
