import { isUnknown, type Known, unknownBecause } from "../contract/unknown.ts";
import type { Viewer } from "../contract/viewer.ts";
import { type AsOf, asOfMetrics } from "./as-of.ts";
import type { MetricNumber } from "./components/number-value.tsx";
import { readFilters, withParameters } from "./filters.ts";
import { formatDay } from "./format.ts";
import { readNumbers } from "./numbers.server.ts";
import { ask, askNow } from "./page.server.ts";
import { findScope } from "./scope.server.ts";

/** One number of one day (YYYY-MM-DD), as known then and as known now. */
export type AsOfNumber = {
  readonly metric: string;
  readonly title: string;
  readonly unit: string;
  readonly day: string | null;
  readonly knownThen: Known<number>;
  readonly knownNow: Known<number>;
};

/** What a page as of a day says of itself above all else. */
export type AsOfBand = {
  readonly asOf: AsOf;
  readonly numbers: readonly AsOfNumber[];
  /** Files that count now and were not in hand, or not held back, then; those that tell more now; those that counted then and no longer do. */
  readonly later: readonly string[];
  readonly longer: readonly string[];
  readonly dropped: readonly string[];
  /** Decisions on people, teams and tools that were taken since. */
  readonly decisions: number;
  /** The same view as known now. */
  readonly now: string;
};

type File = { readonly load_id: string; readonly file_name: string; readonly rows_later: number };
type Decisions = { readonly decisions: number };

/** Null for a request that asks for no day, and for one whose page has nothing to show but that the day is not built. */
export async function readAsOfBand(address: string, viewer: Viewer): Promise<AsOfBand | null> {
  const asOf = findScope()?.asOf ?? null;
  if (asOf === null || asOf.state === "before" || asOf.state === "unbuilt") return null;
  const { pathname, search } = new URL(address);
  const path = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  const none = { numbers: [], later: [], longer: [], dropped: [], decisions: 0 };
  if (asOf.state === "now") return { asOf, ...none, now: addressOf(path, search, null) };
  const [numbers, then, now, [decidedThen], [decidedNow]] = await Promise.all([
    readBoth(path, address, viewer),
    ask<File>("as_of_loads", {}, viewer),
    askNow<File>("as_of_loads", {}, viewer),
    ask<Decisions>("as_of_decisions", {}, viewer),
    askNow<Decisions>("as_of_decisions", {}, viewer),
  ]);
  return {
    asOf,
    numbers,
    later: lacking(now, then),
    longer: then.filter(({ rows_later }) => rows_later > 0).map(({ file_name }) => file_name),
    dropped: lacking(then, now),
    decisions: (decidedNow?.decisions ?? 0) - (decidedThen?.decisions ?? 0),
    now: addressOf(path, search, numbers[0]?.day ?? null),
  };
}

/** Names of the files that only the first list has. */
function lacking(files: readonly File[], others: readonly File[]): string[] {
  const known = new Set(others.map(({ load_id }) => load_id));
  return files.filter(({ load_id }) => !known.has(load_id)).map(({ file_name }) => file_name);
}

/** Where the page shows no month of its own, that of the number's day. */
function addressOf(path: string, search: string, day: string | null): string {
  const to = new URLSearchParams(search).get("to") ?? day?.slice(0, 7) ?? null;
  return `${path}${withParameters(search, { "as-of": null, _routes: null, to })}`;
}

async function readBoth(path: string, address: string, viewer: Viewer): Promise<AsOfNumber[]> {
  const { filters } = readFilters(address);
  const team = /^\/teams\/([^/]+)$/.exec(path)?.[1];
  const asked = {
    team: team === undefined ? filters.team : decodeURIComponent(team),
    platform: filters.platform,
    months: filters.months,
    compare: "none" as const,
  };
  const metrics = asOfMetrics(path);
  const found = await readNumbers({ metrics, ...asked, to: filters.to }, viewer);
  return Promise.all(
    found.map(async ({ metric, title, unit, value, period_to }) => {
      const to = period_to === null ? null : `${period_to.slice(0, 7)}-01`;
      const [now] = await readNumbers({ metrics: [metric], ...asked, to }, viewer, askNow);
      return { metric, title, unit, day: period_to, knownThen: value, knownNow: sameDay(now, period_to) };
    }),
  );
}

function sameDay(now: MetricNumber | undefined, day: string | null): Known<number> {
  if (now === undefined || day === null) return unknownBecause("nothing is counted here");
  if (isUnknown(now.value) || now.period_to === day) return now.value;
  return unknownBecause(
    `of that month the numbers as known now are those of ${now.period_to === null ? "no day" : formatDay(now.period_to)}`,
  );
}
