import { addMonths, type Day, dayOf, isoDay, monthEnd, monthStart } from "./calendar.ts";

/** Companies with bad news, and those that export little. */
export const stories = ["no-effect", "growing-backlog", "stopped-log", "registry-only", "tickets-only"] as const;
export type Story = (typeof stories)[number];

/** What a company is made from; the same of it gives the same bytes. */
export type SampleSize = {
  readonly tools: number;
  readonly people: number;
  readonly teams: number;
  readonly tickets: number;
  readonly events: number;
  /** Days that the usage logs and the sheets go back; tickets go back twice as far. */
  readonly days: number;
  readonly seed: number;
  readonly until: string;
  readonly story: Story | null;
};

/** The demonstration company. */
export const defaultSize: SampleSize = {
  tools: 1200,
  people: 3000,
  teams: 60,
  tickets: 24_000,
  events: 200_000,
  days: 548,
  seed: 20261031,
  until: "2026-10-31",
  story: null,
};

/** The days that a company of this size lives by. */
export type Span = {
  readonly until: Day;
  /** The first day of the usage logs: the first of a month. */
  readonly logFrom: Day;
  readonly logTo: Day;
  readonly ticketsFrom: Day;
  /** First days of the months of the logs, and of the tickets. */
  readonly months: readonly Day[];
  readonly ticketMonths: readonly Day[];
  /** The days on which the sheets and user lists were exported, ascending, the last of them the last day. */
  readonly snapshots: readonly Day[];
};

/** Above this many tools or people the sheets are exported quarterly, and monthly only for the last quarter. */
const mostMonthly = 20_000;

export function spanOf(size: SampleSize): Span {
  const until = dayOf(size.until);
  const count = Math.max(3, Math.round(size.days / 30.44));
  const months = Array.from({ length: count }, (_, place) => addMonths(until, place - count + 1));
  const ticketMonths = Array.from({ length: count * 2 }, (_, place) => addMonths(until, place - count * 2 + 1));
  const ends = months.map((month) => Math.min(monthEnd(month), until));
  const isSparse = Math.max(size.tools, size.people) > mostMonthly;
  return {
    until,
    logFrom: months[0] ?? monthStart(until),
    logTo: size.story === "stopped-log" ? monthEnd(addMonths(until, -4)) - 11 : until,
    ticketsFrom: ticketMonths[0] ?? monthStart(until),
    months,
    ticketMonths,
    snapshots: ends.filter((_, place) => !isSparse || place >= ends.length - 3 || (ends.length - place) % 3 === 0),
  };
}

/** The first snapshot on or after a day, as a place in the list; its length when there is none. */
export function snapshotFrom(span: Span, day: Day): number {
  const place = span.snapshots.findIndex((snapshot) => snapshot >= day);
  return place === -1 ? span.snapshots.length : place;
}

export function snapshotDay(span: Span, place: number): Day {
  return span.snapshots[place] ?? span.until;
}

export function describeSpan(span: Span): string {
  return `${isoDay(span.logFrom)} to ${isoDay(span.until)}`;
}
