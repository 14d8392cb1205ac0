import { useLocation } from "@remix-run/react";
import { isUnknown } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import type { Marker } from "../charts/describe-line.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { BarKey } from "../charts/key.tsx";
import { type Filters, withParameters } from "../filters.ts";
import { formatDay, spellDays } from "../format.ts";
import type { Period } from "../period.ts";
import { Link } from "./link.tsx";
import { type RequestRow, requestFigure } from "./request-figure.tsx";
import type { Baseline, TicketWindow } from "./request-notes.tsx";

type Props = {
  readonly rows: readonly RequestRow[];
  readonly filters: Pick<Filters, "by" | "team"> & Partial<Pick<Filters, "platform">>;
  readonly period: Period;
  readonly baseline: Baseline | undefined;
  readonly window: TicketWindow | undefined;
  /** Other things to mark on the axis, such as a launch. */
  readonly markers?: readonly Marker[];
};

/** Open requests over time, with what came in and what was done. */
export function Requests({ rows, filters, period, baseline, window, markers = [] }: Props) {
  const { by, team } = filters;
  if (rows.every((row) => isUnknown(row.open_requests))) return <NoRequests rows={rows} />;
  const every = by === "day" ? "day" : "month";
  const { title, line, flow, columns, lines } = requestFigure(rows, every, { baseline, window, period, markers, team });
  return (
    <ChartFigure
      title={title}
      caption={<Caption window={window} filters={filters} />}
      charts={[{ chart: line }, { chart: flow, words: ["opened", "done"], label: <Keys every={every} /> }]}
      columns={columns}
      lines={lines}
      csv={`/csv/requests?by=${by}${team === null ? "" : `&team=${encodeURIComponent(team)}`}`}
    />
  );
}

function NoRequests({ rows }: { readonly rows: readonly RequestRow[] }) {
  const why = rows.map((row) => row.open_requests).find(isUnknown)?.unknown ?? "no ticket export has been loaded";
  return (
    <EmptyFigure title="Open requests at the end of each month">
      – Unknown, because {spellDays(why)}. <Link to="/loads#add">Load a ticket export</Link> to see them here.
    </EmptyFigure>
  );
}

function Caption({ window, filters }: Pick<Props, "window" | "filters">) {
  const { search } = useLocation();
  const other = filters.by === "day" ? "month" : "day";
  return (
    <>
      Requests, {filters.team === null ? "all teams" : "of the team chosen"}
      {typeof filters.platform === "string" && ", of all platforms: requests are not counted by platform"}
      {window !== undefined && `; export covers ${formatDay(window.window_from)} to ${formatDay(window.window_to)}`}.{" "}
      <span className="links-inline">
        <Link to={withParameters(search, { by: other })} preventScrollReset>
          By {other}
        </Link>
      </span>
    </>
  );
}

function Keys({ every }: { readonly every: string }) {
  return (
    <>
      <BarKey mark="chart-bar-in">Opened each {every} (up)</BarKey>
      <BarKey mark="chart-bar-out">Done each {every} (down)</BarKey>
    </>
  );
}
