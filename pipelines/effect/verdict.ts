import { isUnknown, type Known } from "../../contract/unknown.ts";
import type { Estimate } from "./interrupted.ts";

export type Verdict = {
  /** Where the fall lies against the band: less than it, inside, more than it. */
  readonly verdict: "below" | "inside" | "above" | "cannot tell";
  /** Whether there was a change at all, whatever the band. */
  readonly direction: "fell" | "rose" | "cannot tell";
  /** One sentence with the numbers. */
  readonly reason: string;
};

/** A fall, as shares: 0.3 to 0.4 is what vendors promise. */
export type Band = { readonly low: number; readonly high: number };

export const promised: Band = { low: 0.3, high: 0.4 };

/** How far beyond the band's edges, in shares, an interval may reach and its middle still be called inside: the band's own width. */
const slackOf = (band: Band) => band.high - band.low;

/**
 * The change against a band of falls. Below: the whole interval is a smaller fall than the band's least (or a rise); above: a greater one than its most.
 * Inside: the estimate is inside and the interval reaches no more than the band's own width beyond either edge, so that a fall of under 20 % or over 50 % is ruled
 * out. Else it cannot be told, and the reason says what stays possible.
 */
export function verdictOf(change: Known<Estimate>, band: Band = promised): Verdict {
  if (isUnknown(change)) return { verdict: "cannot tell", direction: "cannot tell", reason: change.unknown };
  const { value, low, high } = change;
  const direction = high < 0 ? "fell" : low > 0 ? "rose" : "cannot tell";
  const edges = `${percent(band.low)} to ${percent(band.high)} %`;
  const said = `${moved(value)} (95 % interval: ${moved(low)} to ${moved(high)})`;
  const judged = judge(change, band);
  const reasons = {
    below: `${said}: less than a fall of ${edges}`,
    above: `${said}: more than a fall of ${edges}`,
    inside: `${said}: inside the band of ${edges}`,
    "cannot tell": `${said}: too wide to be held against a fall of ${edges}${direction === "fell" ? ", though it fell" : ""}`,
  };
  return { verdict: judged, direction, reason: reasons[judged] };
}

function judge({ value, low, high }: Estimate, band: Band): Verdict["verdict"] {
  const slack = slackOf(band) + 1e-12;
  if (low > -band.low) return "below";
  if (high < -band.high) return "above";
  const isInside = -value >= band.low && -value <= band.high;
  return isInside && -high >= band.low - slack && -low <= band.high + slack ? "inside" : "cannot tell";
}

function percent(share: number): string {
  return `${Math.round(share * 100)}`;
}

function moved(share: number): string {
  const rounded = Math.round(Math.abs(share) * 100);
  return rounded === 0 ? "no change" : `${share < 0 ? "−" : "+"}${rounded} %`;
}
