import { counted, dash, formatDay } from "../format.ts";
import { causes } from "../words.ts";
import { PlainTable } from "./plain-table.tsx";
import { Tag } from "./tag.tsx";

/** A span of days in which one thing was true of a tool's ownership, as `tool_ownership.sql` gives it. */
export type OwnershipSpan = {
  readonly state: string;
  readonly cause: string | null;
  readonly from_day: string;
  readonly to_day: string | null;
  readonly ended_by: string | null;
  readonly days: number;
};

const states: {
  readonly [state: string]: { readonly words: string; readonly tone: "good" | "bad" | "warn" | "soft" };
} = {
  held: { words: "Somebody can act", tone: "good" },
  orphaned: { words: "Orphaned", tone: "bad" },
  "not matched": { words: "Not matched", tone: "warn" },
};

const ends: { readonly [end: string]: string } = {
  "owner named": "somebody else was named",
  "owner back": "its owner is back",
  orphaned: "the last one who could was lost",
  retired: "it was retired",
  "not listed": "it was not listed any more",
  "not matched": "its owner is in no people export",
  held: "somebody can act",
  unknown: "it cannot be told any more",
};

/** When somebody could act for a tool and when nobody could, by the day on which it became true. */
export function ToolOwnership({ spans, csv }: { readonly spans: readonly OwnershipSpan[]; readonly csv: string }) {
  return (
    <PlainTable
      title="Who could act, over time"
      note="Newest first; from the day on which it became true"
      columns={[
        { title: "From" },
        { title: "Until" },
        { title: "State" },
        { title: "Because" },
        { title: "It ended since" },
      ]}
      empty="It was never listed on a day of which people and registry exports tell."
      csv={csv}
      rows={spans.map((span) => ({
        key: `owned-${span.from_day}`,
        cells: [
          formatDay(span.from_day),
          <span key="until">
            {span.to_day === null ? "today" : formatDay(span.to_day)}
            <span className="cell-note">{counted(span.days, "day")}</span>
          </span>,
          <Tag key="state" state={states[span.state] ?? { words: "Unknown", tone: "soft" }} />,
          span.cause === null ? dash : (causes[span.cause]?.words ?? span.cause),
          span.ended_by === null ? dash : (ends[span.ended_by] ?? span.ended_by),
        ],
      }))}
    />
  );
}
