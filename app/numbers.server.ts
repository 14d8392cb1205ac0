import type { Viewer } from "../contract/viewer.ts";
import type { MetricNumber } from "./components/number-value.tsx";
import type { Trend } from "./components/trend-figure.tsx";
import {
  endsOf,
  type MetricCell,
  type MetricFacts,
  monthsOf,
  type NumbersAsked,
  numbersOf,
  type PartialMonth,
  wantedOf,
} from "./numbers.ts";
import { ask } from "./page.server.ts";

type Report = { readonly numbers: readonly MetricNumber[]; readonly months: readonly Trend[] };

/**
 * The value of each metric in a period beside that of the period it is compared with, and every month of those named `monthly`. What a metric is and which days
 * the logs lack is the same for every period, team and platform, and what the whole company came to is little: these are asked once of a generation. The cells of
 * one team or platform are asked for as they are wanted.
 */
export async function readReport(
  asked: NumbersAsked,
  monthly: readonly string[],
  viewer: Viewer,
  askOf = ask,
): Promise<Report> {
  const [facts, partial] = await Promise.all([
    askOf<MetricFacts>("metric_facts", {}, viewer),
    askOf<PartialMonth>("partial_months", {}, viewer),
  ]);
  const wanted = wantedOf(facts, asked);
  const { metrics, team, platform, months } = asked;
  const cells =
    team === null && platform === null
      ? await askOf<MetricCell>("company_cells", {}, viewer)
      : await askOf<MetricCell>(
          "metric_cells",
          { metrics, monthly, team, platform, months, ends: endsOf(wanted) },
          viewer,
        );
  return { numbers: numbersOf(wanted, cells, partial, asked), months: monthsOf(monthly, facts, cells, partial) };
}

/** The numbers alone. */
export async function readNumbers(asked: NumbersAsked, viewer: Viewer, askOf = ask): Promise<readonly MetricNumber[]> {
  return (await readReport(asked, [], viewer, askOf)).numbers;
}

/** One number, or a 404 Response. */
export async function readNumber(
  metric: string,
  asked: Omit<NumbersAsked, "metrics">,
  viewer: Viewer,
): Promise<MetricNumber> {
  const [number] = await readNumbers({ ...asked, metrics: [metric] }, viewer);
  if (number === undefined) throw new Response(`There is no metric ${metric}.`, { status: 404 });
  return number;
}

/** The months alone, of one team or platform or of all. */
export async function readMonths(
  monthly: readonly string[],
  { team, platform }: Pick<NumbersAsked, "team" | "platform">,
  viewer: Viewer,
  askOf = ask,
): Promise<readonly Trend[]> {
  const nothing = { metrics: [], team, platform, months: 1, to: null, compare: "none" } as const;
  return (await readReport(nothing, monthly, viewer, askOf)).months;
}
