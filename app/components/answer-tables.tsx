import type { Known } from "../../contract/unknown.ts";
import { type AnswerState, answerStates, stateMeanings } from "../displaced.ts";
import { countedShare, dash, formatCount } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

export type AnswerStateRow = {
  readonly state: AnswerState;
  readonly requests: number;
  readonly tools: number;
  readonly without_hours: number;
  readonly hours_low: number | null;
  readonly hours_usual: number | null;
  readonly hours_high: number | null;
};

/** Displaced requests and IT's hours for them, each under the best evidence that there is for it. */
export function AnswerStates({ rows, search }: { readonly rows: readonly AnswerStateRow[]; readonly search: string }) {
  return (
    <PlainTable
      title="What IT got back"
      narrow="tiles"
      note={
        <>
          Requests that a tool answered, each counted once, under the best evidence for it; hours are what such a
          request takes IT (rarely less, usually, rarely more), as program.yaml says for its class. Never add them to
          what the business saves. <FileLink href={`/csv/answer-states${search}`}>CSV</FileLink>
        </>
      }
      columns={[
        { title: "Evidence" },
        { title: "Requests answered", isNumber: true },
        { title: "By tools", isNumber: true },
        { title: "IT hours, usual", isNumber: true },
      ]}
      empty=""
      rows={rows.map((row) => ({
        key: `state-${row.state}`,
        cells: [
          <Evidence key="state" state={row.state} />,
          <Link key="rows" to={ledgerAddress(search, row.state)}>
            {formatCount(row.requests)}
          </Link>,
          formatCount(row.tools),
          <Hours key="hours" {...row} />,
        ],
      }))}
    />
  );
}

function Evidence({ state }: Pick<AnswerStateRow, "state">) {
  return (
    <>
      {answerStates[state]}
      <span className="cell-note">{stateMeanings[state]}</span>
    </>
  );
}

function Hours({ requests, without_hours, hours_low, hours_usual, hours_high }: AnswerStateRow) {
  if (hours_usual === null || requests === 0) return <>{dash}</>;
  if (requests === without_hours)
    return <span className="soft">{dash} program.yaml says no hours for these classes</span>;
  return (
    <>
      {formatCount(Math.round(hours_usual))}
      {hours_low !== null && hours_high !== null && (
        <span className="cell-note">
          {formatCount(Math.round(hours_low))} to {formatCount(Math.round(hours_high))}
        </span>
      )}
      {without_hours > 0 && <span className="cell-note">{formatCount(without_hours)} of a class without hours</span>}
    </>
  );
}

export function ledgerAddress(search: string, by: string): string {
  const team = new URLSearchParams(search).get("team");
  return `/backlog/ledger?by=${by}${team === null ? "" : `&team=${encodeURIComponent(team)}`}`;
}

export type AnsweredClass = {
  readonly class: string;
  readonly requests: number;
  readonly told: number;
  readonly built_days: Known<number>;
  readonly ticket_days: Known<number>;
  readonly seen: number;
  readonly unused: number;
};

/** How long a team needs from the wish to a tool that others use, beside how long it waits for IT; and what was built for nothing. */
export function AnsweredClasses({
  rows,
  search,
}: {
  readonly rows: readonly AnsweredClass[];
  readonly search: string;
}) {
  return (
    <PlainTable
      title="Sooner than IT, and used?"
      narrow="tiles"
      note={
        <>
          Requests that a tool answered, by class: the days from the request until others than its builders used the
          tool, beside the days within which IT does half of such requests. Unused is what nobody else used within 30
          days after it began, of the tools whose logs tell.{" "}
          <FileLink href={`/csv/answers-by-class${search}`}>CSV</FileLink>
        </>
      }
      columns={[
        { title: "Class" },
        { title: "Requests answered", isNumber: true },
        { title: "Use by others is told", isNumber: true },
        { title: "Days until others used it, median", isNumber: true },
        { title: "Days when IT does it, median", isNumber: true },
        { title: "Seen for 30 days", isNumber: true },
        { title: "Unused in these", isNumber: true },
      ]}
      empty="No request is known to have been answered by a tool."
      rows={rows.map((row) => ({
        key: `answered-${row.class}`,
        cells: [
          row.class,
          formatCount(row.requests),
          formatCount(row.told),
          <KnownNumber key="built" value={row.built_days} unit="days" />,
          <KnownNumber key="ticket" value={row.ticket_days} unit="days" />,
          formatCount(row.seen),
          row.seen === 0 ? dash : countedShare(row.unused, row.seen),
        ],
      }))}
    />
  );
}
