import type { Known } from "../../contract/unknown.ts";
import { formatCount, formatInterval } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

export type RulePrecision = {
  readonly class: string | null;
  readonly is_eligible: boolean;
  readonly drawn: number;
  readonly marked: number;
  readonly marked_eligible: number;
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
};

/** How often the rules are right, by those requests that a person has looked at. */
export function RulePrecisionTable({ rows }: { readonly rows: readonly RulePrecision[] }) {
  return (
    <PlainTable
      title="How often the rules are right"
      narrow="table"
      note={
        <>
          Of the requests that a person looked at, the share that people outside IT could have built. It should be near
          100% where the rules say so, and near 0% for the others. <FileLink href="/csv/rule-precision">CSV</FileLink>
        </>
      }
      columns={[
        { title: "By the rules" },
        { title: "In this draw", isNumber: true },
        { title: "Looked at", isNumber: true },
        { title: "Could be built outside IT", isNumber: true },
        { title: "Share, with 95% interval", isNumber: true },
      ]}
      empty="The rules of program.yaml say nothing of what people outside IT could build (`backlog.classes`), or no whole quarter of tickets is loaded."
      rows={rows.map((row) => ({
        key: `precision-${row.is_eligible}-${row.class ?? "all"}`,
        cells: [
          row.class ?? <b>{row.is_eligible ? "Eligible, all" : "Others, all"}</b>,
          formatCount(row.drawn),
          formatCount(row.marked),
          formatCount(row.marked_eligible),
          <Share key="share" {...row} />,
        ],
      }))}
    />
  );
}

function Share({ value, low, high }: RulePrecision) {
  const interval = formatInterval(low, high, "share");
  return (
    <>
      <KnownNumber value={value} unit="share" />
      {interval !== undefined && <span className="cell-note">{interval}</span>}
    </>
  );
}
