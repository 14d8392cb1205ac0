/** `at` is a share of the plot's width from the left, so that a chart fits any width; heights are pixels, values are in the data's unit. */
export type Point = {
  readonly key: string;
  readonly label: string;
  readonly at: number;
  readonly value: number | null;
  /** What went out, in a chart of flows. */
  readonly other: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The interval of `other`, in a chart of curves. */
  readonly otherLow?: number | null;
  readonly otherHigh?: number | null;
  readonly reason: string | null;
  readonly isComplete: boolean;
  readonly text: string;
};

export type Place = { readonly key: string; readonly at: number; readonly value: number };
export type Segment = {
  readonly isDashed: boolean;
  readonly places: readonly Place[];
  /** Of what the chart's own line is compared with. */
  readonly isCompared?: boolean;
};
export type Span = {
  readonly edges: readonly { readonly key: string; readonly at: number; readonly low: number; readonly high: number }[];
  readonly isCompared?: boolean;
};
export type Bar = {
  readonly key: string;
  readonly at: number;
  readonly width: number;
  readonly value: number;
  readonly tone: "in" | "out";
  readonly isHollow: boolean;
};
export type Dot = Place & { readonly isHollow: boolean };
export type Note = {
  readonly at: number;
  readonly to: number | null;
  /** Empty where another note of the same place has it. */
  readonly label: string;
  /** A number that stands for what is listed below the chart. */
  readonly isMark?: boolean;
};
/** An axis that is time: the first day of each place along it, and the last day of all. */
export type TimeScale = { readonly days: readonly string[]; readonly until: string };
/** A line that the marks are judged against: the value of all, and how far chance alone strays from it. */
export type Limit = {
  readonly key: string;
  readonly tone: "middle" | "near" | "far";
  readonly places: readonly Place[];
};
export type XTick = {
  readonly at: number;
  readonly label: string;
  readonly year: string | null;
  /** The others are left out where there is little room. */
  readonly isMajor: boolean;
};
export type Margin = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

/** Everything that either renderer draws, computed once. */
export type Chart = {
  readonly kind: "line" | "bars" | "funnel" | "curve";
  readonly title: string;
  readonly height: number;
  readonly margin: Margin;
  readonly y: {
    readonly min: number;
    readonly max: number;
    readonly ticks: readonly { readonly value: number; readonly label: string }[];
  };
  readonly x: readonly XTick[];
  /** Said of every axis that is time, so that what happened then is drawn on it. */
  readonly time?: TimeScale;
  readonly points: readonly Point[];
  readonly segments: readonly Segment[];
  readonly spans: readonly Span[];
  readonly bars: readonly Bar[];
  readonly dots: readonly Dot[];
  readonly notes: readonly Note[];
  readonly limits?: readonly Limit[];
  readonly summary: string;
};
