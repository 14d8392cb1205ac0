import { isUnknown, type Known } from "../../contract/unknown.ts";
import { capital, counted, dash, formatCount, formatInterval, formatShare, spellDays } from "../format.ts";
import { chanceWords, type Side, sideWords, type Wait, waitWords } from "../waits.ts";
import { KnownNumber } from "./known-text.tsx";
import { intervalWords } from "./lead-numbers.tsx";
import { FileLink, Link } from "./link.tsx";
import { type PlainRow, PlainTable } from "./plain-table.tsx";

/** Waits of one kind on one side of the launch, as `wait_sides.sql` gives them. */
export type WaitSide = {
  readonly wait: Wait;
  readonly side: Side | "all";
  readonly requests: number;
  readonly done: number;
  readonly cancelled: number;
  readonly still_open: number;
  readonly limit_days: number;
  readonly median: Known<number>;
  readonly median_low: number | null;
  readonly median_high: number | null;
  readonly p85: Known<number>;
  readonly p85_low: number | null;
  readonly p85_high: number | null;
  readonly over: Known<number>;
  readonly over_low: number | null;
  readonly over_high: number | null;
  readonly done_within: Known<number>;
  readonly done_within_low: number | null;
  readonly done_within_high: number | null;
  readonly cancelled_within: Known<number>;
  readonly open_after: Known<number>;
  readonly overstated: Known<number>;
};

const waits: readonly Wait[] = ["done", "touch", "approval"];
const order: readonly Side[] = ["before", "after", "none"];

/** What an export without a log, or without approvals, does not tell, and what to ask for. */
const absent: Readonly<Record<Wait, string>> = {
  done: "no request was opened in those of its days that the export tells of",
  touch: "no log tells updates over time: ask for one row per update, with sys_updated_at and the state",
  approval: "in no log: ask for the column approval, or for a state such as “awaiting approval”, over time",
};

type Props = { readonly rows: readonly WaitSide[]; readonly search: string; readonly isTeam: boolean };

/** Half, 85 % and the promise of each wait, on each side of the launch. */
export function WaitNumbers({ rows, search, isTeam }: Props) {
  const sides = order.filter((side) => rows.some((row) => row.side === side));
  return (
    <PlainTable
      title="Waits before and since the launch"
      note={
        <>
          Requests by whether they were opened before {isTeam ? "the team’s" : "their team’s"} launch or since. Two
          spans of time, not cause and effect: <Link to="/backlog">whether it would have changed anyway</Link> is
          another question. <FileLink href={`/csv/wait-sides${search}`}>CSV</FileLink>,{" "}
          <FileLink href={`/csv/wait-requests${search}`}>every request as CSV</FileLink>
        </>
      }
      method="Over all the days that the exports tell of; by Kaplan and Meier’s estimate, in which open ones count with their days so far and cancelled ones until they were cancelled, with 95% intervals. To act is to move the request on; handing it to a group is none, since desks do that by themselves."
      columns={[
        { title: "Wait" },
        { title: "Half within", isNumber: true },
        { title: "85% within", isNumber: true, isMore: true },
        { title: "Over the limit", isNumber: true },
        { title: "Waits", isNumber: true, isMore: true },
      ]}
      rows={sides.length === 0 ? [] : waits.flatMap((wait) => linesOf(wait, rows))}
      empty="No request was opened in those days that the export tells of."
    />
  );
}

/** Days, shares and counts of one kind of wait; where nothing tells of it, why, and what to ask for. */
function linesOf(wait: Wait, rows: readonly WaitSide[]): readonly PlainRow[] {
  const own = order.flatMap((side) => rows.filter((row) => row.wait === wait && row.side === side));
  if (own.length === 0)
    return [
      {
        key: wait,
        name: waitWords[wait],
        cells: [waitWords[wait], <Absent key="why" why={absent[wait]} />, dash, dash, dash],
      },
    ];
  return own.map((row) => ({
    key: `${wait}-${row.side}`,
    name: `${waitWords[wait]}, ${row.side}`,
    cells: [
      <span key="name">
        {waitWords[wait]}
        <span className="cell-note">{row.side === "all" ? "All" : sideWords[row.side]}</span>
      </span>,
      <Days key="median" value={row.median} low={row.median_low} high={row.median_high} />,
      <Days key="p85" value={row.p85} low={row.p85_low} high={row.p85_high} />,
      <Share key="over" value={row.over} low={row.over_low} high={row.over_high} limit={row.limit_days} />,
      <span key="requests">{countWords(row)}</span>,
    ],
  }));
}

function Absent({ why }: { readonly why: string }) {
  return <KnownNumber value={{ unknown: why }} />;
}

function countWords({ requests, done, cancelled, still_open: open, wait }: WaitSide): React.ReactNode {
  const ends = wait === "done" ? "done" : wait === "touch" ? "acted on" : "decided";
  return (
    <>
      {formatCount(requests)}
      <span className="cell-note">
        {formatCount(done)} {ends}, {formatCount(cancelled)} cancelled, {formatCount(open)} still wait
      </span>
    </>
  );
}

type Limits = { readonly value: Known<number>; readonly low: number | null; readonly high: number | null };

function Days({ value, low, high }: Limits) {
  if (isUnknown(value)) return <KnownNumber value={value} />;
  return (
    <>
      {value === 0 ? "the same day" : counted(value, "day")}
      <span className="cell-note">{intervalWords(low, high, "days")}</span>
    </>
  );
}

/** `limit`: the days that it is a share above. */
export function Share({ value, low, high, limit }: Limits & { readonly limit?: number }) {
  if (isUnknown(value)) return <KnownNumber value={value} />;
  return (
    <>
      {formatShare(value)}
      <span className="cell-note">
        {[limit === undefined ? undefined : `over ${counted(limit, "day")}`, formatInterval(low, high, "share")]
          .filter(Boolean)
          .join(", ")}
      </span>
    </>
  );
}

export type WaitTest = {
  readonly wait: Wait;
  readonly before: number;
  readonly after: number;
  readonly sooner: "before" | "after" | null;
  readonly gray_sooner: "before" | "after" | null;
  readonly log_rank: Known<number>;
  readonly gray: Known<number>;
};

type TestProps = { readonly rows: readonly WaitTest[]; readonly hasLaunch: boolean; readonly search: string };

/** Whether the launch divides the waits by more than chance does. */
export function WaitTests({ rows, hasLaunch, search }: TestProps) {
  return (
    <PlainTable
      title="Is the difference more than chance?"
      note={rows.length > 0 ? <FileLink href={`/csv/wait-tests${search}`}>CSV</FileLink> : undefined}
      method="The log-rank test compares how fast requests are done while they wait; Gray’s test compares the shares that are done, and counts a cancelled request as one that never will be. p is how often chance alone would show as great a difference; below 0.05 it is called more than chance."
      columns={[
        { title: "Wait" },
        { title: "Before and since", isNumber: true, isMore: true },
        { title: "Log-rank test" },
        { title: "Gray’s test" },
      ]}
      rows={waits
        .flatMap((wait) => rows.filter((row) => row.wait === wait))
        .map((row) => ({
          key: `test-${row.wait}`,
          name: waitWords[row.wait],
          cells: [
            waitWords[row.wait],
            `${formatCount(row.before)}, ${formatCount(row.after)}`,
            capital(spellDays(chanceWords(row.log_rank, row.sooner))),
            capital(spellDays(chanceWords(row.gray, row.gray_sooner))),
          ],
        }))}
      empty={
        hasLaunch
          ? "Requests were opened on one side of the launch alone: there is nothing to compare."
          : "No launch divides them: load a launch calendar."
      }
    />
  );
}

/** What Kaplan and Meier's curve makes of cancelled requests, beside the shares that add up to all. */
export function CancelledTable({ rows, search }: Pick<Props, "rows" | "search">) {
  const ofDone = rows.filter(({ wait }) => wait === "done");
  const sides = ofDone.length > 2 ? ofDone : ofDone.filter(({ side }) => side !== "all");
  const cancelled = ofDone.find(({ side }) => side === "all")?.cancelled ?? 0;
  const limit = ofDone[0]?.limit_days ?? 77;
  const all = ofDone.find(({ side }) => side === "all")?.overstated;
  return (
    <details className="small">
      <summary>
        What cancelled requests do to the curve
        {all !== undefined && !isUnknown(all) && `: it says ${pointsWords(all)} too much`}
      </summary>
      <PlainTable
        title="What cancelled requests do to the curve"
        note={
          <>
            After {limit} days, of all requests.{" "}
            {cancelled === 0
              ? "No state in the export says cancelled, withdrawn or rejected, so that both estimates are the same."
              : "Kaplan and Meier’s curve takes a cancelled request for one that would have been done like the others, and so says too much; Aalen and Johansen’s shares of done, cancelled and still waiting add up to all."}{" "}
            The lead time of the report counts a cancelled request as done on the day it was closed.{" "}
            <FileLink href={`/csv/wait-steps${search}`}>Every step of both as CSV</FileLink>
          </>
        }
        columns={[
          { title: "Requests" },
          { title: "Done, Kaplan–Meier", isNumber: true },
          { title: "Done, Aalen–Johansen", isNumber: true },
          { title: "Cancelled", isNumber: true },
          { title: "Still waiting", isNumber: true },
          { title: "Said too much", isNumber: true },
        ]}
        rows={sides.map((row) => ({
          key: `cancelled-${row.side}`,
          cells: [
            row.side === "all" ? <b key="all">All</b> : sideWords[row.side],
            <KnownNumber key="km" value={isUnknown(row.over) ? row.over : 1 - row.over} unit="share" />,
            <Share key="aj" value={row.done_within} low={row.done_within_low} high={row.done_within_high} />,
            <KnownNumber key="cancelled" value={row.cancelled_within} unit="share" />,
            <KnownNumber key="open" value={row.open_after} unit="share" />,
            isUnknown(row.overstated) ? dash : pointsWords(row.overstated),
          ],
        }))}
        empty="No request was opened in those days that the export tells of."
      />
    </details>
  );
}

function pointsWords(share: number): string {
  return `${(share * 100).toFixed(1)} points`;
}
