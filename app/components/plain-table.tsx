import { TableRegion } from "./table-region.tsx";

export type PlainColumn = { readonly title: string; readonly isNumber?: boolean };
export type PlainRow = { readonly key: string; readonly cells: readonly React.ReactNode[] };

type Props = {
  readonly title: string;
  readonly note?: React.ReactNode;
  readonly columns: readonly PlainColumn[];
  readonly rows: readonly PlainRow[];
  readonly empty: string;
};

/** A short list with its heading, all of it on the page: nothing to sort or to turn. */
export function PlainTable({ title, note, columns, rows, empty }: Props) {
  const id = title.toLowerCase().replace(/[^a-z]+/g, "-");
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <p>{note}</p>}
      </div>
      <TableRegion label={`${title}, table`}>
        {rows.length === 0 ? (
          <p className="table-note">{empty}</p>
        ) : (
          <Body title={title} columns={columns} rows={rows} />
        )}
      </TableRegion>
    </section>
  );
}

function Body({ title, columns, rows }: Pick<Props, "title" | "columns" | "rows">) {
  return (
    <table className="table table-cards">
      <caption className="hidden">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" className={column.isNumber ? "number" : undefined}>
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
    <td className={column?.isNumber ? "number" : undefined} data-label={column?.title}>
      <div>{children}</div>
    </td>
  );
}
