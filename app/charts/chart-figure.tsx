import { ChartView } from "./chart-view.tsx";
import type { Chart } from "./types.ts";

export type TableColumn = { readonly key: string; readonly label: string };
export type TableLine = { readonly key: string; readonly cells: readonly string[] };

export type ChartFigureProps = {
  readonly title: string;
  /** Unit, window and denominator. */
  readonly caption: React.ReactNode;
  readonly charts: readonly {
    readonly chart: Chart;
    readonly words?: readonly string[];
    readonly label?: React.ReactNode;
  }[];
  readonly columns: readonly string[];
  readonly lines: readonly TableLine[];
  readonly csv: string;
  readonly aside?: React.ReactNode;
};

/** Charts that share an axis, with the same rows as a table and as a file. */
export function ChartFigure({ title, caption, charts, columns, lines, csv, aside }: ChartFigureProps) {
  return (
    <figure className="figure">
      <figcaption className="figure-head">
        <h2>{title}</h2>
        <p>{caption}</p>
        {aside}
      </figcaption>
      {charts.map(({ chart, words, label }) => (
        <div key={chart.title}>
          {label !== undefined && <p className="chart-label">{label}</p>}
          <ChartView chart={chart} words={words} />
        </div>
      ))}
      <div className="figure-foot">
        <details>
          <summary>Show as table</summary>
          <FigureTable title={title} columns={columns} lines={lines} />
        </details>
        <a href={csv} download>
          CSV
        </a>
      </div>
    </figure>
  );
}

function FigureTable({ title, columns, lines }: Pick<ChartFigureProps, "title" | "columns" | "lines">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-region" aria-label={`${title}, table`} tabIndex={0}>
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
              {line.cells.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index]} className="number">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
