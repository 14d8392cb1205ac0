import { medianOf, type SurvivalStep } from "../../contract/survival.ts";
import { capital, counted, formatInterval, formatShare } from "../format.ts";
import { axisOf, margin } from "./axis.ts";
import type { Chart, Place, Point, Segment, Span } from "./types.ts";

/** A step with six digits: a drawing shows no more, and a page weighs less. */
export function roundedStep({ days, survival, low, high }: SurvivalStep): SurvivalStep {
  const short = (share: number | null) => (share === null ? null : Number(share.toFixed(6)));
  return { days, survival: Number(survival.toFixed(6)), low: short(low), high: short(high) };
}

export type CurveSide = {
  /** What the curve is of: `Sep 2026`. */
  readonly label: string;
  readonly steps: readonly SurvivalStep[];
  /** The longest that any case was watched: the curve says nothing of what comes after. */
  readonly longest: number;
};

export type CurveOptions = {
  readonly title: string;
  /** Lengths to mark on the axis. */
  readonly marks?: readonly { readonly days: number; readonly label: string }[];
  readonly height?: number;
};

/** The axis ends where this share or less is left of every curve: a few that take years would press the rest into a corner. */
const leftOver = 0.01;

/** Shares still open by the days since the beginning, as steps with their bands: the curve itself, and one it is compared with. Pure. */
export function describeCurve(chosen: CurveSide, compared: CurveSide | null, options: CurveOptions): Chart {
  const sides = compared === null ? [chosen] : [chosen, compared];
  const end = endOf(sides);
  const drawn = sides.map((side) => ({ ...side, steps: stepsWithin(side, end) }));
  const corners = drawn.map(({ steps }, index) => cornersOf(steps, index, end));
  const points = pointsOf(drawn[0] ?? chosen, drawn[1] ?? null, end);
  return {
    kind: "curve",
    title: options.title,
    height: options.height ?? 260,
    margin,
    y: axisOf([0, 0.25, 0.5, 0.75, 1], "share"),
    x: lengthsTo(end).map((days, index) => ({
      at: days / end,
      label: String(days),
      year: null,
      isMajor: index % 2 === 0,
    })),
    points,
    segments: corners.flatMap(segmentOf),
    spans: corners.flatMap(spansOf),
    bars: [],
    dots: [],
    notes: (options.marks ?? [])
      .filter(({ days }) => days <= end)
      .map(({ days, label }) => ({ at: days / end, to: null, label })),
    summary: summaryOf(options.title, drawn),
  };
}

/** The last day that is drawn. */
export function endOf(sides: readonly CurveSide[]): number {
  const ends = sides.map(
    ({ steps, longest }) => steps.find(({ survival }) => survival <= leftOver)?.days ?? Math.max(longest, 1),
  );
  return Math.max(7, ...ends);
}

/** At most eight lengths beside 0: days of a week or two, then whole weeks. */
function lengthsTo(end: number): readonly number[] {
  const step = [1, 2, 7, 14, 28, 56, 91, 182].find((days) => end / days <= 8) ?? 364 * Math.ceil(end / 364 / 8);
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

/** All are open on day 0; the last step lasts as long as any case was watched. */
function stepsWithin({ steps, longest }: CurveSide, end: number): readonly SurvivalStep[] {
  if (steps.length === 0) return [];
  const first = { days: 0, survival: 1, low: null, high: null };
  const within = [...(steps[0]?.days === 0 ? [] : [first]), ...steps.filter(({ days }) => days <= end)];
  const last = within.at(-1) ?? first;
  const until = Math.min(end, Math.max(longest, last.days));
  return until > last.days ? [...within, { ...last, days: until }] : within;
}

type Corner = Place & Pick<SurvivalStep, "low" | "high">;

/** Both corners of every step: from the height before to its own. */
function cornersOf(steps: readonly SurvivalStep[], index: number, end: number): readonly Corner[] {
  const corners: Corner[] = [];
  for (const [place, { days, survival, low, high }] of steps.entries()) {
    const [before, at] = [steps[place - 1], days / end];
    if (before !== undefined)
      corners.push({ key: `${index} ${days} from`, at, value: before.survival, low: before.low, high: before.high });
    corners.push({ key: `${index} ${days} to`, at, value: survival, low, high });
  }
  return corners;
}

function segmentOf(corners: readonly Corner[], index: number): readonly Segment[] {
  const places = corners.map(({ key, at, value }) => ({ key, at, value }));
  return places.length === 0 ? [] : [{ isDashed: index > 0, places, isCompared: index > 0 }];
}

function spansOf(corners: readonly Corner[], index: number): readonly Span[] {
  const edges = corners.flatMap(({ key, at, low, high }) =>
    low === null || high === null ? [] : [{ key, at, low, high }],
  );
  return edges.length === 0 ? [] : [{ edges, isCompared: index > 0 }];
}

function pointsOf(chosen: CurveSide, compared: CurveSide | null, end: number): readonly Point[] {
  const lengths = new Set(
    [chosen, ...(compared === null ? [] : [compared])].flatMap((side) => side.steps.map(({ days }) => days)),
  );
  return [...lengths]
    .sort((one, other) => one - other)
    .map((days) => {
      const [step, before] = [stepAt(chosen, days), compared === null ? null : stepAt(compared, days)];
      return {
        key: String(days),
        label: `After ${counted(days, "day")}`,
        at: days / end,
        value: step?.survival ?? null,
        other: before?.survival ?? null,
        low: step?.low ?? null,
        high: step?.high ?? null,
        otherLow: before?.low ?? null,
        otherHigh: before?.high ?? null,
        reason: null,
        isComplete: true,
        text: [textOf(chosen.label, step), compared === null ? null : textOf(compared.label, before)]
          .filter(Boolean)
          .join("; "),
      };
    });
}

/** The step that a length lies in; null past the longest that was watched. */
export function stepAt({ steps, longest }: CurveSide, days: number): SurvivalStep | null {
  if (steps.length === 0 || days > longest) return null;
  return steps.findLast((step) => step.days <= days) ?? { days: 0, survival: 1, low: null, high: null };
}

function textOf(label: string, step: SurvivalStep | null): string | null {
  if (step === null) return `${label}: not watched for as long`;
  const interval = formatInterval(step.low, step.high, "share");
  return `${label}: ${formatShare(step.survival)} still open${interval === undefined ? "" : ` (${interval})`}`;
}

function summaryOf(title: string, sides: readonly CurveSide[]): string {
  const words = sides.map(({ label, steps, longest }) => {
    const half = medianOf(steps);
    return half === null
      ? `${label}: more than half are open after ${counted(longest, "day")}`
      : `${label}: half are done after ${counted(half, "day")}`;
  });
  return `${title}. ${words.map(capital).join("; ")}.`;
}
