import { TableRegion } from "../components/table-region.tsx";

/** A row of the table: the first cell names it, the others are numbers. */
export type TableLine = { readonly key: string; readonly cells: readonly React.ReactNode[] };

export type FigureFootProps = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly lines: readonly TableLine[];
  readonly csv: string;
  /** Where what is drawn is not all: the way to the rest. */
  readonly more?: React.ReactNode;
};

/** Below a chart: the rows that it draws, as a table and as a file. */
export function FigureFoot({ title, columns, lines, csv, more }: FigureFootProps) {
  return (
    <div className="figure-foot">
      <details>
        <summary>Show as table</summary>
        <TableRegion label={`${title}, table`}>
          <table className="table table-small">
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={column} scope="col" className={index === 0 ? undefined : "number"}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key}>
                  {line.cells.map((cell, index) => (
                    <Cell key={columns[index]} isHead={index === 0}>
                      {cell}
                    </Cell>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      </details>
      {more}
      <a href={csv} download>
        CSV
      </a>
    </div>
  );
}

function Cell({ isHead, children }: { readonly isHead: boolean; readonly children: React.ReactNode }) {
  return isHead ? <th scope="row">{children}</th> : <td className="number">{children}</td>;
}
