import type { Known } from "../../contract/unknown.ts";
import { type AnswerState, answerStates, stateMeanings } from "../displaced.ts";
import { counted, dash, formatCount, formatMonth, formatNumber, formatShare } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

/** Requests and tools first used by others, in the same months before and after each team's launch, as `substitution.sql` has them. */
export type Substitution = {
  readonly class: string | null;
  readonly is_all: boolean;
  readonly teams: number;
  readonly from_month: string;
  readonly to_month: string;
  readonly staff_before: number;
  readonly staff_after: number;
  readonly asked_before: number;
  readonly asked_after: number;
  readonly built_before: number;
  readonly built_after: number;
  readonly untold: number;
  readonly asked_rate_before: number | null;
  readonly asked_rate_after: number | null;
  readonly built_rate_before: number | null;
  readonly built_rate_after: number | null;
  readonly moved: Known<number>;
};

const rate = "per 100 staff-months";

/** Whether the requests that came no more came back as tools: they moved, or they vanished. */
export function SubstitutionTable({ rows }: { readonly rows: readonly Substitution[] }) {
  const [all] = rows;
  return (
    <PlainTable
      title="Moved, or vanished?"
      note={
        <>
          {all !== undefined &&
            `${counted(all.teams, "team")} that ${all.teams === 1 ? "has" : "have"} launched, up to twelve whole months on either side of each launch (${formatMonth(all.from_month)} to ${formatMonth(all.to_month)}): ${formatCount(all.staff_before)} staff-months before and ${formatCount(all.staff_after)} after. `}
          Tools count in the month in which somebody other than their builders first used them. Rates are {rate}.{" "}
          <FileLink href="/csv/substitution">CSV</FileLink>
        </>
      }
      columns={[
        { title: "Class" },
        { title: "Requests before", isNumber: true },
        { title: "Requests after", isNumber: true },
        { title: "Rate, before to after", isNumber: true },
        { title: "Tools before", isNumber: true },
        { title: "Tools after", isNumber: true },
        { title: "Tool rate, before to after", isNumber: true },
        { title: "Came back as tools", isNumber: true },
      ]}
      empty={nothingToCompare}
      rows={rows.map((row) => ({
        key: `moved-${row.is_all ? "all" : (row.class ?? "none")}`,
        cells: [
          row.is_all ? <b key="class">All</b> : (row.class ?? "Tools of no class"),
          formatCount(row.asked_before),
          formatCount(row.asked_after),
          change(row.asked_rate_before, row.asked_rate_after),
          formatCount(row.built_before),
          <Built key="after" {...row} />,
          change(row.built_rate_before, row.built_rate_after),
          <KnownNumber key="moved" value={row.moved} unit="share" />,
        ],
      }))}
    />
  );
}

export const nothingToCompare =
  "Cannot tell: no team has whole months on both sides of its launch that tickets, headcount and logs of use tell of.";

/** A tool that no log tells of is none that nobody uses. */
function Built({ built_after, untold }: Pick<Substitution, "built_after" | "untold">) {
  return (
    <>
      {formatCount(built_after)}
      {untold > 0 && <span className="cell-note">{formatCount(untold)} more, use unknown</span>}
    </>
  );
}

function change(before: number | null, after: number | null): string {
  const words = (value: number | null) => (value === null ? dash : formatNumber(value, "rate"));
  return `${words(before)} to ${words(after)}`;
}

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
        { title: "Range", isNumber: true },
        { title: "What it means" },
      ]}
      empty=""
      rows={rows.map((row) => ({
        key: `state-${row.state}`,
        cells: [
          answerStates[row.state],
          <Link key="rows" to={ledgerAddress(search, row.state)}>
            {formatCount(row.requests)}
          </Link>,
          formatCount(row.tools),
          <Hours key="hours" {...row} />,
          row.hours_low === null || row.hours_high === null || row.requests === row.without_hours
            ? dash
            : `${formatCount(Math.round(row.hours_low))} to ${formatCount(Math.round(row.hours_high))}`,
          stateMeanings[row.state],
        ],
      }))}
    />
  );
}

function Hours({ requests, without_hours, hours_usual }: AnswerStateRow) {
  if (hours_usual === null || requests === 0) return <>{dash}</>;
  if (requests === without_hours)
    return <span className="soft">{dash} program.yaml says no hours for these classes</span>;
  return (
    <>
      {formatCount(Math.round(hours_usual))}
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
          row.seen === 0 ? dash : ofTools(row.unused, row.seen),
        ],
      }))}
    />
  );
}

export type CapacityRow = {
  readonly class: string;
  readonly is_eligible: boolean | null;
  readonly done_before: number;
  readonly done_after: number;
  readonly share_before: number | null;
  readonly share_after: number | null;
};

/** What IT works on now that it did not before, if the program takes the routine off it. */
export function CapacityMix({ rows, months }: { readonly rows: readonly CapacityRow[]; readonly months: string }) {
  const parts = [true, false].map((is_eligible) => ({
    is_eligible,
    rows: rows.filter((row) => (row.is_eligible ?? false) === is_eligible),
  }));
  const sum = (of: readonly CapacityRow[], key: "done_before" | "done_after") =>
    of.reduce((total, row) => total + row[key], 0);
  const all = { before: sum(rows, "done_before"), after: sum(rows, "done_after") };
  const lines = parts.flatMap(({ is_eligible, rows: own }) => {
    if (own.length === 0) return [];
    const [before, after] = [sum(own, "done_before"), sum(own, "done_after")];
    const total: CapacityRow = {
      class: is_eligible ? "All that people outside IT could build" : "All others",
      is_eligible,
      done_before: before,
      done_after: after,
      share_before: all.before === 0 ? null : before / all.before,
      share_after: all.after === 0 ? null : after / all.after,
    };
    return [{ row: total, isTotal: true }, ...own.map((row) => ({ row, isTotal: false }))];
  });
  return (
    <PlainTable
      title="What IT works on"
      note={
        <>
          Requests done, of all teams, {months}. Fewer routine requests are worth most where integration, security and
          data get the time. <FileLink href="/csv/capacity-mix">CSV</FileLink>
        </>
      }
      columns={[
        { title: "Class" },
        { title: "Done before", isNumber: true },
        { title: "Share before", isNumber: true },
        { title: "Done after", isNumber: true },
        { title: "Share after", isNumber: true },
      ]}
      empty="Cannot tell: no baseline month has a counterpart after the first launch."
      rows={lines.map(({ row, isTotal }) => ({
        key: `mix-${isTotal ? "all-" : ""}${row.class}`,
        cells: [
          isTotal ? <b key="class">{row.class}</b> : row.class,
          formatCount(row.done_before),
          row.share_before === null ? dash : formatShare(row.share_before),
          formatCount(row.done_after),
          row.share_after === null ? dash : formatShare(row.share_after),
        ],
      }))}
    />
  );
}

export type BuiltBy = {
  readonly class: string | null;
  readonly is_it: boolean;
  readonly tools: number;
  readonly users: Known<number>;
  readonly tool_months: number;
  readonly tickets: number;
  readonly rate: Known<number>;
};

/** IT's own tools beside those of others that do the same kind of thing. */
export function BuiltByTable({ rows }: { readonly rows: readonly BuiltBy[] }) {
  return (
    <PlainTable
      title="Built by IT, and by others"
      note={
        <>
          Tools listed today of one class, of all teams, by whether one of their builders is in a team of IT. Tickets
          are those on the tools over the newest twelve whole months, per 100 months at whose end a tool was active; how
          long each takes to build is above. <FileLink href="/csv/built-by">CSV</FileLink>
        </>
      }
      columns={[
        { title: "Class of tools" },
        { title: "Built by" },
        { title: "Tools listed", isNumber: true },
        { title: "Users in 90 days, median", isNumber: true },
        { title: "Tickets on them", isNumber: true },
        { title: "Active tool-months", isNumber: true },
        { title: "Tickets per 100 tool-months", isNumber: true },
      ]}
      empty="Cannot tell: program.yaml names no team of IT (teams: it), or no people export says in which team builders are."
      rows={rows.map((row) => ({
        key: `built-${row.class ?? "none"}-${row.is_it ? "it" : "others"}`,
        cells: [
          row.class ?? "Of no class",
          row.is_it ? "IT" : "others",
          formatCount(row.tools),
          <KnownNumber key="users" value={row.users} />,
          formatCount(row.tickets),
          formatCount(row.tool_months),
          <KnownNumber key="rate" value={row.rate} unit="rate" />,
        ],
      }))}
    />
  );
}

export type BeginningMonth = {
  readonly month: string;
  readonly tools: number;
  readonly registered: number;
  readonly unregistered: number;
  readonly between_exports: number;
  readonly asked: number;
};

/** Whether tools are known before others use them, and whether anybody asked first. */
export function Beginnings({ rows, search }: { readonly rows: readonly BeginningMonth[]; readonly search: string }) {
  return (
    <PlainTable
      title="Bypassed, or asked?"
      note={
        <>
          Tools by the month in which others than their builders first used them, where their platform’s logs begin
          before they do. Between two exports of the registry nobody can tell which came first.{" "}
          <FileLink href={`/csv/tool-beginnings${search}`}>CSV</FileLink>
        </>
      }
      columns={[
        { title: "First used by others in" },
        { title: "Tools begun", isNumber: true },
        { title: "Registered by then", isNumber: true },
        { title: "Not yet registered", isNumber: true },
        { title: "Cannot tell", isNumber: true },
        { title: "Answer a request made before", isNumber: true },
      ]}
      empty="No log shows when a tool was first used by others than its builders."
      rows={rows.map((row) => ({
        key: `begun-${row.month}`,
        cells: [
          formatMonth(row.month),
          formatCount(row.tools),
          ofTools(row.registered, row.tools),
          ofTools(row.unregistered, row.tools),
          ofTools(row.between_exports, row.tools),
          ofTools(row.asked, row.tools),
        ],
      }))}
    />
  );
}

function ofTools(count: number, tools: number): string {
  return `${formatCount(count)} (${formatShare(count / tools)})`;
}
