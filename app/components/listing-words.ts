import { capital, counted, dash, formatDay } from "../format.ts";
import type { OwnerState } from "../words.ts";

/** How a tool stands in the registry: see `marts.tools`. */
export type Listing = {
  readonly listed_from: string | null;
  readonly listed_to: string | null;
  readonly is_retired: boolean;
  readonly retired_from: string | null;
  readonly is_retired_dated: boolean;
  readonly is_keyless: boolean;
  readonly missing_from: string | null;
  readonly missed: number;
  readonly seen_on: string | null;
};

type Retirement = Pick<Listing, "retired_from" | "is_retired_dated">;

/** Retired is what the registry said; not listed is what it no longer says. */
export function listingState({ listed_to, is_retired }: Pick<Listing, "listed_to" | "is_retired">): OwnerState {
  if (listed_to !== null) return { words: "Not listed", tone: "soft" };
  return { words: is_retired ? "Retired" : "Listed", tone: "soft" };
}

/** `retired on 3 Mar 2026` where the registry names the day, else since which export it calls the tool so. */
export function retiredWords({ retired_from, is_retired_dated }: Retirement): string {
  if (retired_from === null) return "called retired";
  return `${is_retired_dated ? "retired on" : "called retired since"} ${formatDay(retired_from)}`;
}

/** Sentences behind the state: why a tool is not counted, or why one that the newest exports lack still is. */
export function absenceWords(tool: Listing): string {
  const { listed_to, is_retired, is_keyless, missing_from, missed, seen_on } = tool;
  if (listed_to !== null) {
    const by = is_keyless ? "the next full export has no such row" : "two full exports in a row lack it";
    const told = is_retired ? `It was ${retiredWords(tool)}.` : "The registry never called it retired.";
    return `since ${formatDay(listed_to)}: ${by}${is_keyless ? "" : ", and no log speaks of it since"}. ${told}`;
  }
  if (is_retired) return `${capital(retiredWords(tool))}, and still listed.`;
  if (missing_from === null) return "Not listed on the newest day.";
  if (seen_on !== null)
    return `${capital(counted(missed, "full export"))} since ${formatDay(missing_from)} ${missed === 1 ? "lacks" : "lack"} it, but a log speaks of it on ${formatDay(seen_on)}, so it counts as listed.`;
  return `The full export of ${formatDay(missing_from)} lacks it; one export may be cut short, a second in a row would end it.`;
}

/** The fact in one line. */
export function listedWords(tool: Listing): string {
  if (tool.listed_from === null) return dash;
  const from = `from ${formatDay(tool.listed_from)}`;
  if (tool.listed_to !== null) {
    const by = tool.is_keyless ? "" : ", by two full exports";
    return `${from}, not since ${formatDay(tool.listed_to)}${by}${tool.is_retired ? `; ${retiredWords(tool)}` : ""}`;
  }
  return `${from}, ${tool.is_retired ? retiredWords(tool) : "still listed"}`;
}
