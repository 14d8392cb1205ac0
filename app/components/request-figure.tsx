import type { Known } from "../../contract/unknown.ts";
import { describeFlow } from "../charts/describe-flow.ts";
import { describeLine, type Marker } from "../charts/describe-line.ts";
import { formatDay, formatKnown, formatMonth } from "../format.ts";
import { type Period, shortPeriod } from "../period.ts";
import type { Baseline, TicketWindow } from "./request-notes.tsx";
import { RowsLink } from "./rows-link.tsx";

export type RequestRow = {
  readonly day: string;
  readonly open_requests: Known<number>;
  readonly opened: Known<number>;
  readonly done: Known<number>;
  readonly is_complete: boolean;
};

type Every = "day" | "month";
type Context = {
  readonly baseline: Baseline | undefined;
  readonly window: TicketWindow | undefined;
  readonly period: Period;
  readonly markers?: readonly Marker[];
  readonly team: string | null;
};

/** The two charts and the table of the same rows. */
export function requestFigure(rows: readonly RequestRow[], every: Every, context: Context) {
  const isDaily = every === "day";
  const title = `Open requests at the end of each ${every}`;
  const open = rows.map(({ day, open_requests, is_complete }) => ({
    day,
    value: open_requests,
    low: null,
    high: null,
    is_complete,
  }));
  const flows = rows.map(({ day, opened, done, is_complete }) => ({ day, into: opened, out: done, is_complete }));
  return {
    title,
    line: describeLine(open, { title, unit: "count", noun: "open", isDaily, markers: markersOf(context) }),
    flow: describeFlow(flows, {
      title: `Requests opened and done in each ${every}`,
      words: { into: "opened", out: "done" },
      isDaily,
    }),
    columns: [isDaily ? "Day" : "Month", "Open at the end", "Opened", "Done"],
    lines: rows.map((row) => ({ key: row.day, cells: isDaily ? dayCells(row) : monthCells(row, context.team) })),
  };
}

function dayCells(row: RequestRow): readonly string[] {
  const counts = [row.open_requests, row.opened, row.done];
  return [formatDay(row.day), ...counts.map((count) => formatKnown(count, "count"))];
}

function monthCells(row: RequestRow, team: string | null): readonly React.ReactNode[] {
  const cell = (metric: string, value: Known<number>) => (
    <RowsLink key={metric} metric={metric} of={{ team, to: row.day }} value={value} />
  );
  return [
    `${formatMonth(row.day)}${row.is_complete ? "" : ", so far"}`,
    cell("open_requests", row.open_requests),
    cell("opened_requests", row.opened),
    cell("closed_requests", row.done),
  ];
}

/** Days that the export does not tell of, the page's period, and the baseline. */
function markersOf({ baseline, window, period, markers = [] }: Context): readonly Marker[] {
  const shaded = { day: period.from, to: period.to, label: shortPeriod(period) };
  const edges = window?.is_truncated
    ? [
        { day: window.first_day, to: window.before_to, label: "before the export’s window" },
        { day: window.after_from, to: window.data_through, label: "after the export’s window" },
      ].filter(({ day, to }) => day <= to)
    : [];
  if (baseline === undefined) return [...edges, shaded, ...markers];
  const { baseline_from, baseline_to } = baseline;
  return [
    ...edges,
    shaded,
    ...markers,
    ...(baseline_from === null || baseline_to === null
      ? []
      : [{ day: baseline_from, to: baseline_to, label: "baseline" }]),
  ];
}
