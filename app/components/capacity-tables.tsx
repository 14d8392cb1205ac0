import type { Known } from "../../contract/unknown.ts";
import { countedShare, dash, formatCount, formatMonth, formatShare } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

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
      narrow="table"
      note={
        <>
          Requests done, of all teams, {months}. Fewer routine requests are worth most where integration, security and
          data get the time. Whether IT’s hours beside the queue go into policing or into helping, no export tells.{" "}
          <FileLink href="/csv/capacity-mix">CSV</FileLink>
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
      narrow="tiles"
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
      narrow="table"
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
        { title: "Not by then", isNumber: true },
        { title: "Cannot tell", isNumber: true },
        { title: "Answer a request made before", isNumber: true },
      ]}
      empty="No log shows when a tool was first used by others than its builders."
      rows={rows.map((row) => ({
        key: `begun-${row.month}`,
        cells: [
          formatMonth(row.month),
          formatCount(row.tools),
          countedShare(row.registered, row.tools),
          countedShare(row.unregistered, row.tools),
          countedShare(row.between_exports, row.tools),
          countedShare(row.asked, row.tools),
        ],
      }))}
    />
  );
}
