import { isUnknown, type Known } from "../../contract/unknown.ts";
import { capital, counted, dash, formatCount, formatNumber, spellDays } from "../format.ts";
import { spanWords } from "../period.ts";
import type { LeadCurve } from "./lead-words.ts";
import { FileLink } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { RowsLink } from "./rows-link.tsx";

type Quantity = {
  readonly title: string;
  readonly unit: string;
  readonly of: (curve: LeadCurve) => { value: Known<number>; low: number | null; high: number | null };
};

const quantities: readonly Quantity[] = [
  {
    title: "Half are done within",
    unit: "days",
    of: (curve) => ({ value: curve.median, low: curve.median_low, high: curve.median_high }),
  },
  {
    title: "85% are done within",
    unit: "days",
    of: (curve) => ({ value: curve.p85, low: curve.p85_low, high: curve.p85_high }),
  },
  {
    title: "Open for more than 77 days",
    unit: "share",
    of: (curve) => ({ value: curve.over_77, low: curve.over_77_low, high: curve.over_77_high }),
  },
];

type Props = {
  readonly curves: readonly LeadCurve[];
  readonly team: string | null;
  readonly months: number;
  readonly search: string;
};

/** What the curves come down to, each with its interval. */
export function LeadNumbers({ curves, team, months, search }: Props) {
  return (
    <PlainTable
      title="Lead time in numbers"
      note={
        <>
          Requests by the period in which they were opened, open ones kept; 95% intervals.{" "}
          <FileLink href={`/csv/lead-numbers${search}`}>CSV</FileLink>
        </>
      }
      columns={[
        { title: "Requests" },
        ...curves.map(({ from_day, to_day }) => ({ title: `Opened ${spanWords(from_day, to_day)}`, isNumber: true })),
      ]}
      rows={[
        ...quantities.map(({ title, unit, of }) => ({
          key: title,
          cells: [title, ...curves.map((curve) => <Cell key={curve.side} {...of(curve)} unit={unit} />)],
        })),
        {
          key: "counted",
          cells: [
            "Opened, of them done so far",
            ...curves.map(({ side, requests, done, to_day: to }) => (
              <span key={side}>
                <RowsLink metric="lead_time" of={{ team, months, to }} value={requests} />, {formatCount(done)}
              </span>
            )),
          ],
        },
      ]}
      empty="No period was asked for."
    />
  );
}

type CellProps = ReturnType<Quantity["of"]> & { readonly unit: string };

function Cell({ value, low, high, unit }: CellProps) {
  const interval = intervalWords(low, high, unit);
  return (
    <>
      {isUnknown(value) ? dash : lengthWords(value, unit)}
      <span className="cell-note">
        {[isUnknown(value) ? capital(spellDays(value.unknown)) : null, interval].filter(Boolean).join("; ")}
      </span>
    </>
  );
}

function lengthWords(value: number, unit: string): string {
  if (unit !== "days") return formatNumber(value, unit);
  return value === 0 ? "the day it is opened" : counted(value, "day");
}

/** `7 to 12 days`; an end that the curve does not reach is said. */
export function intervalWords(low: number | null, high: number | null, unit: string): string | null {
  if (low === null && high === null) return null;
  const end = (value: number | null) => (value === null ? "beyond what was seen" : formatNumber(value, unit));
  return `${end(low)} to ${end(high)}${unit === "days" && high !== null ? " days" : ""}`;
}
