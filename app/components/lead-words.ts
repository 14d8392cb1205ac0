import type { Known } from "../../contract/unknown.ts";

export type LeadStep = {
  readonly days: number;
  readonly at_risk: number;
  readonly done: number;
  readonly survival: number;
  readonly low: number | null;
  readonly high: number | null;
};

/** How long the requests of one period stay open, as `lead_curves.sql` gives it. */
export type LeadCurve = {
  readonly side: "chosen" | "compared";
  readonly from_day: string;
  readonly to_day: string;
  readonly requests: number;
  readonly done: number;
  readonly longest: number;
  readonly reason: string | null;
  readonly median: Known<number>;
  readonly median_low: number | null;
  readonly median_high: number | null;
  readonly p85: Known<number>;
  readonly p85_low: number | null;
  readonly p85_high: number | null;
  readonly over_77: Known<number>;
  readonly over_77_low: number | null;
  readonly over_77_high: number | null;
  readonly steps: readonly LeadStep[];
};
