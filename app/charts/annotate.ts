import type { Chart, Note, TimeScale } from "./types.ts";

/** What a chart over time is read with, as `annotations.sql` gives it; `to_day` is null for a single day. */
export type Annotation = {
  readonly day: string;
  readonly to_day: string | null;
  readonly kind: string;
  readonly text: string;
};

/** Those that stand so near each other on the axis that they share a number. */
export type Mark = { readonly number: number; readonly items: readonly Annotation[] };

type Placed = { readonly at: number; readonly to: number | null; readonly item: Annotation };

/** Nearer than this share of the plot two numbers would touch on a phone. */
const apart = 0.05;

/** Room for the numbers above the plot. */
const head = 22;

/**
 * Charts of one figure, which share an axis, with what lies inside their days drawn on each: numbered on the first, as lines and shades on the others.
 * `marks` say in words what the numbers stand for. Charts whose axis is not time stay as they are. Pure.
 */
export function annotate<Item extends { readonly chart: Chart }>(
  charts: readonly Item[],
  annotations: readonly Annotation[],
): { readonly charts: readonly Item[]; readonly marks: readonly Mark[] } {
  const first = charts.findIndex(({ chart }) => chart.time !== undefined);
  const time = charts[first]?.chart.time;
  if (time === undefined) return { charts, marks: [] };
  const groups = groupsOf(placesOf(time, annotations));
  if (groups.length === 0) return { charts, marks: [] };
  return {
    charts: charts.map((each, index) =>
      each.chart.time === undefined ? each : { ...each, chart: drawn(each.chart, index === first, annotations) },
    ),
    marks: groups.map((group, index) => ({ number: index + 1, items: group.map(({ item }) => item) })),
  };
}

function placesOf({ days, until }: TimeScale, annotations: readonly Annotation[]): readonly Placed[] {
  const first = days[0];
  if (first === undefined) return [];
  const slotOf = (day: string) =>
    Math.max(
      0,
      days.findLastIndex((start) => start <= day),
    );
  return annotations
    .filter(({ day, to_day }) => day <= until && (to_day ?? day) >= first)
    .map((item) => ({
      at: slotOf(item.day) / days.length,
      to: item.to_day === null ? null : (slotOf(item.to_day) + 1) / days.length,
      item,
    }))
    .toSorted((one, other) => one.at - other.at);
}

/** From left to right: each begins a group, or is so near the beginning of the last that it belongs to it. */
function groupsOf(places: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  for (const place of places) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && place.at - group[0].at < apart) group.push(place);
    else groups.push([place]);
  }
  return groups;
}

/** What happened in the same slots is one line on the chart, and each on the list below it. */
function isFirstThere({ at, to }: Placed, index: number, group: readonly Placed[]): boolean {
  return group.findIndex((other) => other.at === at && other.to === to) === index;
}

function drawn(chart: Chart, isNumbered: boolean, annotations: readonly Annotation[]): Chart {
  if (chart.time === undefined) return chart;
  const groups = groupsOf(placesOf(chart.time, annotations));
  const notes: Note[] = groups.flatMap((group, index) =>
    group.filter(isFirstThere).map(({ at, to }, place) => ({
      at,
      to,
      label: place === 0 && isNumbered ? String(index + 1) : "",
      isMark: true,
    })),
  );
  const more = isNumbered ? Math.max(0, head - chart.margin.top) : 0;
  const words = isNumbered ? ` Marked 1 to ${groups.length}: what happened then is listed below.` : "";
  return {
    ...chart,
    height: chart.height + more,
    margin: { ...chart.margin, top: chart.margin.top + more },
    notes: [...notes, ...chart.notes],
    summary: `${chart.summary}${words}`,
  };
}
