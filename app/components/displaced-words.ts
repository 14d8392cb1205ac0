import { isUnknown } from "../../contract/unknown.ts";
import { formatNumber } from "../format.ts";
import { nothingToCompare, type Substitution } from "./substitution-table.tsx";

/** Whether requests came back as tools, in one sentence; a growing number of requests is never told as a reduction. */
export function movedSentence(all: Substitution | undefined): string {
  if (all === undefined || all.asked_rate_before === null || all.asked_rate_after === null) return nothingToCompare;
  const asked = `${rate(all.asked_rate_before)} requests per 100 staff-months before the launches and ${rate(all.asked_rate_after)} after`;
  const built = `tools first used by others went from ${rate(all.built_rate_before)} to ${rate(all.built_rate_after)}`;
  if (all.asked_rate_after >= all.asked_rate_before) return `Nothing has gone: ${asked}; ${built}.`;
  if (isUnknown(all.moved)) return `Cannot tell: ${asked}, but ${all.moved.unknown}.`;
  const fewer = all.asked_rate_before - all.asked_rate_after;
  const more = (all.built_rate_after ?? 0) - (all.built_rate_before ?? 0);
  if (more <= 0)
    return `Vanished, as far as the logs tell: ${asked}, and ${built}. People may have given up: ask them.`;
  const rest = fewer - more;
  if (rest <= 0) return `Moved: ${asked}, and ${built}, which is as many more tools as there are fewer requests.`;
  return `Part of it moved: ${asked}, and ${built}. Of ${rate(fewer)} requests fewer, ${rate(more)} came back as a tool; one tool can answer many requests, and of the rest people may have given up.`;
}

function rate(value: number | null): string {
  return value === null ? "–" : formatNumber(value, "rate");
}
