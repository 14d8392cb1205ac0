import type { Viewer } from "../contract/viewer.ts";
import type { MetricFacts } from "./numbers.ts";
import { ask } from "./page.server.ts";
import { type Asked, type MonthTold, type Period, type ProgramClock, periodMonths, periodOf } from "./period.ts";

type Options = {
  /** Begin with the newest month even where it is unfinished. */
  readonly isNewest?: boolean;
};

/**
 * The period of a page whose numbers are `metrics`, the leading one first: its kind says where to begin, its days what is counted.
 * The month asked for is kept even where no number tells of it; each number then says why.
 */
export async function readPeriod(
  filters: Asked,
  metrics: readonly string[],
  viewer: Viewer,
  { isNewest = false }: Options = {},
  askOf = ask,
): Promise<Period> {
  const [facts, told, [clock]] = await Promise.all([
    askOf<MetricFacts>("metric_facts", {}, viewer),
    askOf<MonthTold>("months_told", {}, viewer),
    askOf<ProgramClock>("program", {}, viewer),
  ]);
  return periodOf(filters, clock === undefined ? [] : periodMonths(metrics, facts, told, clock), isNewest);
}
