import type { SurvivalStep } from "../../contract/survival.ts";
import type { Known } from "../../contract/unknown.ts";

/** How long the requests of one period stay open; days of the period are YYYY-MM-DD. */
export type LeadCurve = {
  readonly side: "chosen" | "compared";
  readonly from_day: string;
  readonly to_day: string;
  readonly requests: number;
  readonly done: number;
  /** The longest that any of them was seen, in days. */
  readonly longest: number;
  /** Why there is no curve. */
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
  readonly steps: readonly SurvivalStep[];
};
