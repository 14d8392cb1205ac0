import type { Viewer } from "../contract/viewer.ts";
import type { MetricNumber } from "./components/number-value.tsx";
import {
  endsOf,
  type MetricCell,
  type MetricFacts,
  type NumbersAsked,
  numbersOf,
  type PartialMonth,
  wantedOf,
} from "./numbers.ts";
import { ask } from "./page.server.ts";

/**
 * The value of each metric in a period beside that of the period it is compared with. What a metric is and which days the logs lack is the same for every
 * period, team and platform, so those two questions bind nothing and keep their plans; the third reads the cells alone.
 */
export async function readNumbers(asked: NumbersAsked, viewer: Viewer, askOf = ask): Promise<MetricNumber[]> {
  const [facts, partial] = await Promise.all([
    askOf<MetricFacts>("metric_facts", {}, viewer),
    askOf<PartialMonth>("partial_months", {}, viewer),
  ]);
  const wanted = wantedOf(facts, asked);
  const { metrics, team, platform, months } = asked;
  const cells = await askOf<MetricCell>(
    "metric_cells",
    { metrics, team, platform, months, ends: endsOf(wanted) },
    viewer,
  );
  return numbersOf(wanted, cells, partial, asked);
}

/** The same of one metric, or a 404 Response. */
export async function readNumber(
  metric: string,
  asked: Omit<NumbersAsked, "metrics">,
  viewer: Viewer,
): Promise<MetricNumber> {
  const [number] = await readNumbers({ ...asked, metrics: [metric] }, viewer);
  if (number === undefined) throw new Response(`There is no metric ${metric}.`, { status: 404 });
  return number;
}
