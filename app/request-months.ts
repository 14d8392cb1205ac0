import { unknownBecause } from "../contract/unknown.ts";
import type { RequestRow } from "./components/request-figure.tsx";
import type { Trend } from "./components/trend-figure.tsx";

/** What the chart of requests by month is made of. */
export const requestMetrics = ["open_requests", "opened_requests", "closed_requests"];

/** One row per month that open requests are told of, from the months of `requestMetrics` among others. */
export function requestMonths(months: readonly Trend[]): RequestRow[] {
  const found = new Map(months.map((month) => [`${month.metric} ${month.day}`, month.value]));
  return months
    .filter(({ metric }) => metric === "open_requests")
    .map(({ day, value, is_complete }) => ({
      day,
      open_requests: value,
      opened: found.get(`opened_requests ${day}`) ?? unknownBecause("not counted"),
      done: found.get(`closed_requests ${day}`) ?? unknownBecause("not counted"),
      is_complete,
    }));
}
