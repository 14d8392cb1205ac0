import type { Known } from "../../contract/unknown.ts";
import { counted, dash, formatCount, formatMonth, formatNumber } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink } from "./link.tsx";
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
      narrow="tiles"
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
        { title: "Requests, before to after", isNumber: true },
        { title: "Rate, before to after", isNumber: true },
        { title: "Tools, before to after", isNumber: true },
        { title: "Tool rate, before to after", isNumber: true },
        { title: "Came back as tools", isNumber: true },
      ]}
      empty={nothingToCompare}
      rows={rows.map((row) => ({
        key: `moved-${row.is_all ? "all" : (row.class ?? "none")}`,
        cells: [
          row.is_all ? <b key="class">All</b> : (row.class ?? "Tools of no class"),
          `${formatCount(row.asked_before)} to ${formatCount(row.asked_after)}`,
          change(row.asked_rate_before, row.asked_rate_after),
          <Built key="built" {...row} />,
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
function Built({ built_before, built_after, untold }: Substitution) {
  return (
    <>
      {formatCount(built_before)} to {formatCount(built_after)}
      {untold > 0 && <span className="cell-note">{formatCount(untold)} more, use unknown</span>}
    </>
  );
}

function change(before: number | null, after: number | null): string {
  const words = (value: number | null) => (value === null ? dash : formatNumber(value, "rate"));
  return `${words(before)} to ${words(after)}`;
}
