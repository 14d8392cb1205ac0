import { counted, formatCount } from "../format.ts";
import { axisOf, margin } from "./axis.ts";
import { ticksOf } from "./scale.ts";
import type { Chart } from "./types.ts";

export type Band = {
  readonly key: string;
  /** Short enough for a fifth of a phone. */
  readonly label: string;
  /** In full, for the texts: `8 to 30 days`. */
  readonly words: string;
  readonly count: number;
};

/** One bar for each band, in the order given. */
export function describeBands(bands: readonly Band[], { title, noun }: { title: string; noun: string }): Chart {
  const middle = (index: number) => (index + 0.5) / bands.length;
  const width = 0.62 / bands.length;
  return {
    kind: "bars",
    title,
    height: 170,
    margin: { ...margin, top: 10 },
    y: axisOf(ticksOf(0, Math.max(1, ...bands.map(({ count }) => count)), 3, true), "count"),
    x: bands.map(({ label }, index) => ({ at: middle(index), label, year: null, isMajor: true })),
    points: bands.map(({ key, words, count }, index) => ({
      key,
      label: words,
      at: middle(index),
      value: count,
      other: null,
      low: null,
      high: null,
      reason: null,
      isComplete: true,
      text: `${words}: ${counted(count, noun)}`,
    })),
    segments: [],
    spans: [],
    bars: bands.flatMap(({ key, count }, index) =>
      count === 0
        ? []
        : [{ key, at: middle(index) - width / 2, width, value: count, tone: "in" as const, isHollow: false }],
    ),
    dots: [],
    notes: [],
    summary: `${title}. ${bands.map(({ words, count }) => `${words}: ${formatCount(count)}`).join("; ")}.`,
  };
}
