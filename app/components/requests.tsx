import { Link } from "@remix-run/react";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeFlow, describeLine, type Marker } from "../charts/describe.ts";
import { formatDay, formatKnown, formatMonth } from "../format.ts";
import type { Baseline, TicketWindow } from "./request-notes.tsx";

export type RequestRow = {
  readonly day: string;
  readonly open_requests: Known<number>;
  readonly opened: Known<number>;
  readonly done: Known<number>;
  readonly is_complete: boolean;
};

type Props = {
  readonly rows: readonly RequestRow[];
  readonly by: string;
  readonly baseline: Baseline | undefined;
  readonly window: TicketWindow | undefined;
};

/** Open requests over time, with what came in and what was done. */
export function Requests({ rows, by, baseline, window }: Props) {
  if (rows.every((row) => isUnknown(row.open_requests))) return <NoRequests rows={rows} />;
  const isDaily = by === "day";
  const every = isDaily ? "day" : "month";
  const lines = rows.map((row) => ({
    day: row.day,
    value: row.open_requests,
    low: null,
    high: null,
    is_complete: row.is_complete,
  }));
  const flows = rows.map((row) => ({
    day: row.day,
    into: countOf(row.opened),
    out: countOf(row.done),
    is_complete: row.is_complete,
  }));
  const line = describeLine(lines, {
    title: `Open requests at the end of each ${every}`,
    unit: "count",
    isDaily,
    markers: markersOf(baseline),
  });
  const flow = describeFlow(flows, {
    title: `Requests opened and done in each ${every}`,
    words: { into: "opened", out: "done" },
    isDaily,
  });
  return (
    <ChartFigure
      title={`Open requests at the end of each ${every}`}
      caption={<Caption window={window} by={by} />}
      charts={[{ chart: line }, { chart: flow, words: ["opened", "done"], label: <Keys every={every} /> }]}
      columns={[isDaily ? "Day" : "Month", "Open at the end", "Opened", "Done"]}
      lines={rows.map((row) => ({
        key: row.day,
        cells: [
          isDaily ? formatDay(row.day) : `${formatMonth(row.day)}${row.is_complete ? "" : ", so far"}`,
          formatKnown(row.open_requests, "count"),
          formatKnown(row.opened, "count"),
          formatKnown(row.done, "count"),
        ],
      }))}
      csv={`/csv/requests?by=${by}`}
    />
  );
}

/** A bar needs a height; where a flow is unknown there is none. */
function countOf(value: Known<number>): number {
  return isUnknown(value) ? 0 : value;
}

function NoRequests({ rows }: { readonly rows: readonly RequestRow[] }) {
  const why = rows.map((row) => row.open_requests).find(isUnknown)?.unknown ?? "no ticket export has been loaded";
  return (
    <figure className="figure">
      <figcaption className="figure-head">
        <h2>Open requests at the end of each month</h2>
        <p>
          – Unknown, because {why}. <Link to="/loads#add">Load a ticket export</Link> to see them here.
        </p>
      </figcaption>
    </figure>
  );
}

function Caption({ window, by }: { readonly window: TicketWindow | undefined; readonly by: string }) {
  return (
    <>
      Requests, all teams
      {window !== undefined && `; export covers ${formatDay(window.window_from)} to ${formatDay(window.window_to)}`}.{" "}
      <span className="links-inline">
        {by === "day" ? (
          <Link to="?by=month" preventScrollReset>
            By month
          </Link>
        ) : (
          <Link to="?by=day" preventScrollReset>
            By day
          </Link>
        )}
      </span>
    </>
  );
}

function Keys({ every }: { readonly every: string }) {
  return (
    <>
      <span className="key">
        <svg width="10" height="10" aria-hidden="true">
          <rect className="chart-bar-in" width="10" height="10" />
        </svg>
        Opened in the {every} (up)
      </span>
      <span className="key">
        <svg width="10" height="10" aria-hidden="true">
          <rect className="chart-bar-out" width="10" height="10" />
        </svg>
        Done in the {every} (down)
      </span>
    </>
  );
}

function markersOf(baseline: Baseline | undefined): readonly Marker[] {
  if (baseline === undefined) return [];
  const { baseline_from, baseline_to, launched_on } = baseline;
  return [
    ...(baseline_from === null || baseline_to === null
      ? []
      : [{ day: baseline_from, to: baseline_to, label: "baseline" }]),
    ...(launched_on === null ? [] : [{ day: launched_on, to: null, label: `first launch ${formatDay(launched_on)}` }]),
  ];
}
