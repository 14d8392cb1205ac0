import { isUnknown, type Known, unknownBecause } from "../../contract/unknown.ts";
import { formatCount, formatInterval } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";

/** A rate of one team as `team_list.sql` gives it. */
export type TeamRate = {
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  /** Whether its interval leaves out the rate of all teams, and on which side. */
  readonly against: "above" | "below" | null;
};

type Props = { readonly rate: TeamRate; readonly unit: string; readonly rows: string };

/** A rate with what it is of and its interval, and, where chance hardly explains it, on which side of all teams it lies. */
export function RateCell({ rate, unit, rows }: Props) {
  const { value, low, high, against } = rate;
  const parts = partsOf(rate);
  // The counts say how few; the reason need not say it again.
  if (isUnknown(value))
    return <KnownNumber value={parts === undefined ? value : unknownBecause(`${parts}, too few`)} />;
  const interval = formatInterval(low, high, unit);
  return (
    <>
      <KnownNumber value={value} unit={unit} rows={rows} />
      <span className="cell-note">
        {parts}
        {parts !== undefined && interval !== undefined && <br />}
        {interval}
      </span>
      {against !== null && (
        <b className="cell-note cell-against">{against === "above" ? "above all teams" : "below all teams"}</b>
      )}
    </>
  );
}

function partsOf({ numerator, denominator }: TeamRate): string | undefined {
  if (numerator == null || denominator == null) return undefined;
  return `${formatCount(numerator)} of ${formatCount(denominator)}`;
}
