import { annotate } from "./annotate.ts";
import { MarkList, useAnnotations } from "./annotations.tsx";
import { ChartView } from "./chart-view.tsx";
import { FigureFoot, type FigureFootProps } from "./figure-foot.tsx";
import type { Chart } from "./types.ts";

export type ChartFigureProps = FigureFootProps & {
  /** Unit, window and denominator. */
  readonly caption: React.ReactNode;
  readonly charts: readonly {
    readonly chart: Chart;
    readonly words?: readonly string[];
    readonly label?: React.ReactNode;
  }[];
  readonly aside?: React.ReactNode;
};

/** Charts that share an axis, with the same rows as a table and as a file; where that is time, with what happened then. */
export function ChartFigure({ title, caption, charts, columns, lines, csv, aside }: ChartFigureProps) {
  const annotated = annotate(charts, useAnnotations());
  return (
    <figure className="figure">
      <figcaption className="figure-head">
        <h2>{title}</h2>
        <p>{caption}</p>
        {aside}
      </figcaption>
      {annotated.charts.map(({ chart, words, label }) => (
        <div key={chart.title}>
          {label !== undefined && <p className="chart-label">{label}</p>}
          <ChartView chart={chart} words={words} />
        </div>
      ))}
      <MarkList marks={annotated.marks} />
      <FigureFoot title={title} columns={columns} lines={lines} csv={csv} />
    </figure>
  );
}
