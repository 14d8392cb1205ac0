import { isUnknown } from "../../contract/unknown.ts";
import { counted, formatCount, formatDay, formatMonth } from "../format.ts";
import { entityWords } from "../words.ts";
import type { RequestRow } from "./request-figure.tsx";
import type { Baseline } from "./request-notes.tsx";
import type { TrustSource } from "./trust-strip.tsx";

/** Whether the pile grew, from a year before its newest day or, with fewer months, from its first; undefined where one of the two is unknown. */
export function growthWords(rows: readonly RequestRow[], isDaily: boolean): string | undefined {
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const yearBefore = `${Number(last.day.slice(0, 4)) - 1}${last.day.slice(4)}`;
  const first = rows.find(({ day }) => day >= yearBefore);
  if (first === undefined || first === last || isUnknown(first.open_requests) || isUnknown(last.open_requests))
    return undefined;
  const [from, to] = [first.open_requests, last.open_requests];
  const [start, end] = [first, last].map(({ day }) => (isDaily ? formatDay(day) : `the end of ${formatMonth(day)}`));
  if (from === to) return `Open requests are as many as at ${start}: ${formatCount(to)}.`;
  const verb = to > from ? "grew" : "fell";
  const more = counted(Math.abs(to - from), "more was", "more were");
  return `From ${start} to ${end} open requests ${verb} from ${formatCount(from)} to ${formatCount(to)}: ${more} ${
    to > from ? "opened than done" : "done than opened"
  }.`;
}

/** What chance alone means for the change against the baseline. */
export function chanceWords({ low, high }: Pick<Baseline, "low" | "high">): string | undefined {
  if (low === null || high === null) return undefined;
  if (low <= 0 && high >= 0) return "This cannot be told apart from no change: the interval includes 0.";
  return low > 0 ? "More is asked for than before." : undefined;
}

/** A usage log that ends long before the other exports leaves the time since unknown. */
export function logWords(sources: readonly TrustSource[]): string | undefined {
  const logEnd = sources.find(({ entity }) => entity === "events")?.data_through ?? null;
  const others = sources.flatMap(({ entity, data_through }) =>
    ["tools", "people", "ticket_updates"].includes(entity) ? (data_through ?? []) : [],
  );
  const newest = others.sort().at(-1);
  if (logEnd === null || newest === undefined) return undefined;
  const days = Math.round((Date.parse(newest) - Date.parse(logEnd)) / 86_400_000);
  if (days <= 14) return undefined;
  return `The usage logs end on ${formatDay(logEnd)}, ${formatCount(days)} days before the newest other export: who built or used anything since then is unknown.`;
}

/** Which kinds of export are missing altogether. */
export function missingWords(sources: readonly TrustSource[]): string | undefined {
  const missing = sources
    .filter(({ loads, entity }) => loads === 0 && entity !== "launches")
    .map(({ entity }) => entityWords(entity));
  if (missing.length === 0 || missing.length === sources.length) return undefined;
  return `Not loaded: ${missing.join(", ")}. Numbers that need them are unknown, which is not 0.`;
}
