import type { Known } from "../../contract/unknown.ts";
import { isUnknown } from "../../contract/unknown.ts";
import { dash, formatCount, formatDay, formatMonth, formatShare } from "../format.ts";
import { type Period, shortPeriod } from "../period.ts";
import { periodAsked, rowsAddress } from "../rows-address.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

export type BulkDay = {
  readonly day: string;
  readonly done: number;
  readonly usual: number;
  readonly median_days: number;
  readonly share: number;
};

/** Days on which a falling backlog was tidied up rather than worked off. */
export function BulkClosures({
  rows,
  period,
  search,
}: {
  readonly rows: readonly BulkDay[];
  readonly period: Period;
  readonly search: string;
}) {
  const share = rows.reduce((sum, row) => sum + row.share, 0);
  return (
    <PlainTable
      title="Days of bulk closure"
      narrow="table"
      note={
        <>
          Days of {shortPeriod(period)} on which at least 20 requests were done and five times as many as on a usual
          day, of all teams.{" "}
          {rows.length > 0 && `On these days ${formatShare(share)} of all that was done in the period was closed. `}
          <FileLink href={`/csv/bulk-closures${search}`}>CSV</FileLink>
        </>
      }
      columns={[
        { title: "Day" },
        { title: "Done on it", isNumber: true },
        { title: "On a usual day", isNumber: true },
        { title: "Had been open, days, median", isNumber: true },
        { title: "Of all done in the period", isNumber: true },
      ]}
      empty="None: what was done was spread as usual over the days."
      rows={rows.map((row) => ({
        key: `bulk-${row.day}`,
        cells: [
          formatDay(row.day),
          formatCount(row.done),
          formatCount(row.usual),
          formatCount(row.median_days),
          formatShare(row.share),
        ],
      }))}
    />
  );
}

export type BalanceMonth = {
  readonly month: string;
  readonly mean_open: number;
  readonly done: number;
  readonly mean_days: number | null;
  readonly is_complete: boolean;
  readonly ratio: Known<number>;
};

/** Little's law as a check of health: in a steady queue the ratio is 1. */
export function QueueBalance({ rows, search }: { readonly rows: readonly BalanceMonth[]; readonly search: string }) {
  return (
    <PlainTable
      title="Is the queue steady?"
      narrow="table"
      note={
        <>
          In a steady queue as many wait as are done a day times the days that each takes (Little’s law), and the ratio
          of both is near 1. Of all teams. <FileLink href={`/csv/queue-balance${search}`}>CSV</FileLink>
        </>
      }
      columns={[
        { title: "Month" },
        { title: "Open on an average day", isNumber: true },
        { title: "Done in the month", isNumber: true },
        { title: "These took, days, mean", isNumber: true },
        { title: "Ratio", isNumber: true },
        { title: "What it says" },
      ]}
      empty="No ticket export is loaded."
      rows={rows.map((row) => ({
        key: `balance-${row.month}`,
        cells: [
          `${formatMonth(row.month)}${row.is_complete ? "" : ", so far"}`,
          formatCount(row.mean_open),
          <Link key="done" to={rowsAddress("closed_requests", { to: row.month })}>
            {formatCount(row.done)}
          </Link>,
          row.mean_days === null ? dash : row.mean_days.toFixed(1),
          isUnknown(row.ratio) ? <KnownNumber key="ratio" value={row.ratio} /> : row.ratio.toFixed(2),
          <span key="words" className="soft">
            {ratioWords(row.ratio)}
          </span>,
        ],
      }))}
    />
  );
}

/** A quarter more or less than steady is told apart. */
export function ratioWords(ratio: Known<number>): string {
  if (isUnknown(ratio)) return dash;
  if (ratio > 1.25) return "more waits than what leaves accounts for: it grows, or some are passed over";
  if (ratio < 0.8) return "what leaves has waited longer than what stays: old ones are being cleared";
  return "steady";
}

/** Requests done in the period of one class, or of all (no class), as `request_handling.sql` counts them. */
export type HandlingRow = {
  readonly class: string | null;
  readonly done: number;
  readonly hops_told: number;
  readonly handed_on: Known<number>;
  readonly mean_hops: Known<number>;
  readonly reopens_told: number;
  readonly reopened: Known<number>;
};

type HandlingProps = {
  readonly rows: readonly HandlingRow[];
  readonly period: Period;
  readonly team: string | null;
  readonly search: string;
};

/** How often requests went from one group to another and came back. */
export function RequestHandling({ rows, period, team, search }: HandlingProps) {
  return (
    <PlainTable
      title="Handed on and opened again"
      narrow="table"
      note={
        <>
          Requests done in {shortPeriod(period)}: how many went from one group to another, and how many were opened
          again after they had been done. <FileLink href={`/csv/request-handling${search}`}>CSV</FileLink>
        </>
      }
      columns={[
        { title: "Class" },
        { title: "Done", isNumber: true },
        { title: "Handed on", isNumber: true },
        { title: "Times, mean", isNumber: true },
        { title: "Opened again", isNumber: true },
      ]}
      empty="None was done in the period."
      rows={rows.map((row) => ({
        key: `handling-${row.class ?? "all"}`,
        cells: [
          row.class ?? <b>All</b>,
          <Link key="done" to={rowsAddress("closed_requests", { team, class: row.class, ...periodAsked(period) })}>
            {formatCount(row.done)}
          </Link>,
          <Part key="handed" value={row.handed_on} of={row.hops_told} />,
          isUnknown(row.mean_hops) ? dash : row.mean_hops.toFixed(2),
          <Part key="reopened" value={row.reopened} of={row.reopens_told} />,
        ],
      }))}
    />
  );
}

function Part({ value, of }: { readonly value: Known<number>; readonly of: number }) {
  if (isUnknown(value)) return <KnownNumber value={value} />;
  return (
    <>
      {formatCount(value)}
      <span className="cell-note">
        {formatShare(value / of)} of {formatCount(of)}
      </span>
    </>
  );
}

export type StateWord = {
  readonly state: string;
  readonly requests: number;
  readonly open: number;
  readonly done: number;
};

/** The open requests counted once more, by what the exports call them. */
export function StateWords({ rows, search }: { readonly rows: readonly StateWord[]; readonly search: string }) {
  const open = rows.reduce((sum, row) => sum + row.open, 0);
  const torn = rows.filter((row) => row.open > 0 && row.done > 0);
  const differ = torn.reduce((sum, row) => sum + Math.min(row.open, row.done), 0);
  return (
    <PlainTable
      title="Counted again by the export’s own words"
      narrow="table"
      note={
        <>
          By its dates {formatCount(open)} requests are open.{" "}
          {differ === 0
            ? "No word for a state stands for open and done ones: both counts agree."
            : `For ${formatCount(differ)} the word and the dates differ: ${torn.map(({ state }) => `“${state}”`).join(", ")} stand for open and for done ones.`}{" "}
          Of all teams, on the newest day. <FileLink href={`/csv/state-words${search}`}>CSV</FileLink>
        </>
      }
      columns={[
        { title: "State, in the export’s words" },
        { title: "Requests in it", isNumber: true },
        { title: "Open by their dates", isNumber: true },
        { title: "Done by their dates", isNumber: true },
      ]}
      empty="No ticket export is loaded."
      rows={rows.map((row) => ({
        key: `state-${row.state}`,
        cells: [row.state, formatCount(row.requests), formatCount(row.open), formatCount(row.done)],
      }))}
    />
  );
}
