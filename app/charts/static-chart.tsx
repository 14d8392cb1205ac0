import { yOf } from "./scale.ts";
import type { Bar, Chart, Limit, Note, Segment, Span } from "./types.ts";

/** Marks live in a box 1,000 wide that is stretched to the plot; strokes and texts are not stretched with it. */
const wide = 1000;

export function plotHeight(chart: Chart): number {
  return chart.height - chart.margin.top - chart.margin.bottom;
}

/** Dots that stand for months of one line shrink where there are many; those of a funnel are groups, each to be told from the others. */
export function dotRadius({ kind, dots }: Pick<Chart, "kind" | "dots">): number {
  if (kind === "funnel") return 4;
  return dots.length > 24 ? 2 : 3;
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/** Axes, grid, notes and labels: the same elements before and after the interactive marks arrive, so that nothing can jump. */
export function ChartFrame({ chart, children }: { readonly chart: Chart; readonly children?: React.ReactNode }) {
  const height = plotHeight(chart);
  const rows = rowsOf(chart.notes);
  return (
    <svg className="chart-frame" width="100%" height={chart.height} role="img" aria-label={chart.summary}>
      <g className="chart-plot" transform={`translate(0 ${chart.margin.top})`}>
        {chart.notes.map((note, index) => (
          <NoteMark key={`${note.at} ${note.to} ${note.label}`} note={note} height={height} row={rows[index] ?? 0} />
        ))}
        <YAxis chart={chart} height={height} />
        {chart.limits !== undefined && <Limits chart={chart} limits={chart.limits} />}
        {children}
        <XAxis chart={chart} height={height} />
      </g>
    </svg>
  );
}

function YAxis({ chart, height }: { readonly chart: Chart; readonly height: number }) {
  return chart.y.ticks.map(({ value, label }) => {
    const y = yOf(value, chart.y, height);
    return (
      <g key={value}>
        <line className={value === 0 ? "chart-zero" : "chart-grid"} x1="0" x2="100%" y1={y} y2={y} />
        <text className="chart-tick" x={-8} y={y} dy="0.32em" textAnchor="end">
          {label}
        </text>
      </g>
    );
  });
}

function XAxis({ chart, height }: { readonly chart: Chart; readonly height: number }) {
  return chart.x.map(({ at, label, year, isMajor }) => (
    <text
      key={at}
      className={isMajor ? "chart-tick" : "chart-tick chart-tick-minor"}
      x={percent(at)}
      y={height + 17}
      textAnchor="middle"
    >
      {label}
      {year !== null && <tspan className="chart-year"> {year}</tspan>}
    </text>
  ));
}

/** A letter's share of the narrowest plot, that of a phone. */
const letter = 6.8 / 290;

function isLate(note: Note): boolean {
  return note.at > 0.7;
}

/** From where to where a label runs: away from the right edge. */
function reachOf(note: Note): readonly [number, number] {
  const length = note.label.length * letter;
  if (note.isMark) return [note.at - length / 2, note.at + length / 2];
  return isLate(note) ? [note.at - length, note.at] : [note.at, note.at + length];
}

/** Labels that would cover one another stand above one another: each in the lowest row that is free. */
function rowsOf(notes: readonly Note[]): readonly number[] {
  const rows: number[] = [];
  for (const [index, note] of notes.entries()) {
    const [from, to] = reachOf(note);
    if (note.label === "") {
      rows.push(0);
      continue;
    }
    const taken = notes.slice(0, index).flatMap((other, at) => {
      const [start, end] = reachOf(other);
      return other.label !== "" && start < to + letter && from < end + letter ? [rows[at]] : [];
    });
    rows.push([0, 1, 2].find((row) => !taken.includes(row)) ?? 0);
  }
  return rows;
}

type NoteProps = { readonly note: Note; readonly height: number; readonly row: number };

function NoteMark({ note, height, row }: NoteProps) {
  const late = isLate(note);
  return (
    <g className={note.isMark ? "chart-note chart-note-mark" : "chart-note"}>
      {note.to === null ? (
        <line x1={percent(note.at)} x2={percent(note.at)} y1={-4} y2={height} />
      ) : (
        <rect x={percent(note.at)} width={percent(note.to - note.at)} y={-4} height={height + 4} />
      )}
      {note.label !== "" && (
        <text
          x={percent(note.at)}
          y={-7 - row * 12}
          dx={late || note.isMark ? 0 : 2}
          textAnchor={note.isMark ? "middle" : late ? "end" : "start"}
        >
          {note.label}
        </text>
      )}
    </g>
  );
}

/** Limits are part of the frame: they stay when the marks come to life. */
function Limits({ chart, limits }: { readonly chart: Chart; readonly limits: readonly Limit[] }) {
  const height = plotHeight(chart);
  return (
    <svg width="100%" height={height} viewBox={`0 0 ${wide} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {limits.map(({ key, tone, places }) => (
        <path
          key={key}
          className={`chart-limit chart-limit-${tone}`}
          d={linePath({ isDashed: false, places }, (value) => yOf(value, chart.y, height))}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

/** The marks as the server draws them. */
export function StaticMarks({ chart }: { readonly chart: Chart }) {
  const height = plotHeight(chart);
  const y = (value: number) => yOf(value, chart.y, height);
  return (
    <g className="chart-marks">
      <svg width="100%" height={height} viewBox={`0 0 ${wide} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {chart.spans.map((span) => (
          <path
            key={span.edges[0]?.key}
            className={span.isCompared ? "chart-span chart-compared" : "chart-span"}
            d={spanPath(span, y)}
          />
        ))}
        {chart.segments.map((segment) => (
          <path
            key={`${segment.places[0]?.key} ${segment.isDashed}`}
            className={lineClass(segment)}
            d={linePath(segment, y)}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {chart.bars.map((bar) => (
        <BarMark key={bar.key} bar={bar} y={y} />
      ))}
      {chart.dots.map((dot) => (
        <circle
          key={dot.key}
          className={dot.isHollow ? "chart-dot chart-dot-hollow" : "chart-dot"}
          cx={percent(dot.at)}
          cy={y(dot.value)}
          r={dotRadius(chart)}
          data-key={dot.key}
          data-value={dot.value}
        />
      ))}
    </g>
  );
}

function BarMark({ bar, y }: { readonly bar: Bar; readonly y: (value: number) => number }) {
  const [top, bottom] = [y(Math.max(0, bar.value)), y(Math.min(0, bar.value))];
  return (
    <rect
      className={`chart-bar chart-bar-${bar.tone}${bar.isHollow ? " chart-bar-hollow" : ""}`}
      x={percent(bar.at)}
      width={percent(bar.width)}
      y={top}
      height={Math.max(0.5, bottom - top)}
      data-key={bar.key}
      data-value={bar.value}
    />
  );
}

function lineClass({ isDashed, isCompared }: Segment): string {
  return ["chart-line", isDashed && "chart-line-dashed", isCompared && "chart-compared"].filter(Boolean).join(" ");
}

function linePath(segment: Segment, y: (value: number) => number): string {
  const [only] = segment.places;
  // A lone value between two gaps has no line; its dot shows it.
  if (segment.places.length === 1 && only !== undefined) return `M${only.at * wide},${y(only.value)}h0.01`;
  return segment.places.map(({ at, value }, index) => `${index === 0 ? "M" : "L"}${at * wide},${y(value)}`).join("");
}

function spanPath({ edges }: Span, y: (value: number) => number): string {
  const over = edges.map(({ at, high }) => `${at * wide},${y(high)}`);
  const under = edges.map(({ at, low }) => `${at * wide},${y(low)}`).reverse();
  return `M${[...over, ...under].join("L")}Z`;
}
