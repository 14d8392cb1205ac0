import { isUnknown, type Known, unknownBecause } from "../../contract/unknown.ts";
import { fewestWeeks, forecastBacklog, mostWeeks, type Week } from "./forecast.ts";

/** How well the forecast would have done, `ahead` weeks on, from each of `origins` past weeks. */
export type BackTest = {
  readonly ahead: number;
  readonly origins: number;
  /** Share of what came that lay between p10 and p90; 0.8 is what they promise. */
  readonly inside: number;
  /** Mean pinball loss over p10, p50 and p90, in requests: lower is better. The two others forecast one number for all three. */
  readonly loss: number;
  readonly lossOfLastValue: number;
  readonly lossOfLine: number;
  /** Mean distance, in requests, of the forecast's middle (p50), of the last value and of the line from what came. */
  readonly error: number;
  readonly errorOfLastValue: number;
  readonly errorOfLine: number;
};

export type BackTestQuestion = {
  /** Oldest first; null for a week that the log does not tell of. */
  readonly weeks: readonly (Week | null)[];
  /** Open at the end of each of these weeks. */
  readonly open: readonly number[];
  readonly ahead: number;
  readonly seed: number;
  /** Weeks from one origin to the next. */
  readonly every?: number;
  readonly runs?: number;
};

const shares = [0.1, 0.5, 0.9] as const;
const mostForLine = 26;

/**
 * Rolling origins: at every fourth past week the forecast is made from the weeks up to it alone and held against what came `ahead` weeks later, beside the last
 * value and a straight line through the last 26. Pinball loss at share q: (y − x) q above the forecast x, (x − y)(1 − q) below it.
 * Tashman (2000), International Journal of Forecasting 16, 437–450; Koenker & Bassett (1978), Econometrica 46, 33–50.
 * Unknown where not one origin has 13 weeks before it and `ahead` after it.
 */
export function backTest({ weeks, open, ahead, seed, every = 4, runs = 1000 }: BackTestQuestion): Known<BackTest> {
  const origins: Origin[] = [];
  for (let origin = fewestWeeks - 1; origin + ahead < weeks.length; origin += every) {
    const [known, came] = [open[origin], open[origin + ahead]];
    if (weeks[origin] === null || weeks[origin + ahead] === null || known === undefined || came === undefined) continue;
    const told = weeks.slice(Math.max(0, origin + 1 - mostWeeks), origin + 1).filter((week) => week !== null);
    const forecast = forecastBacklog({ weeks: told, open: known, target: null, ahead, seed: seed + origin, runs });
    const said = isUnknown(forecast) ? undefined : forecast.byWeek.at(-1);
    if (said === undefined) continue;
    const behind = open.slice(Math.max(0, origin + 1 - mostForLine), origin + 1);
    const line = Math.max(0, extended(behind, ahead));
    origins.push({
      inside: said.p10 <= came && came <= said.p90,
      loss: lossOf(came, [said.p10, said.p50, said.p90]),
      last: lossOf(came, [known, known, known]),
      line: lossOf(came, [line, line, line]),
      errors: [said.p50, known, line].map((each) => Math.abs(came - each)),
    });
  }
  if (origins.length === 0) return unknownBecause(`too few: ${weeks.length} weeks, ${fewestWeeks + ahead} are needed`);
  const mean = (of: (origin: Origin) => number) =>
    origins.reduce((sum, origin) => sum + of(origin), 0) / origins.length;
  return {
    ahead,
    origins: origins.length,
    inside: mean(({ inside }) => (inside ? 1 : 0)),
    loss: mean(({ loss }) => loss),
    lossOfLastValue: mean(({ last }) => last),
    lossOfLine: mean(({ line }) => line),
    error: mean(({ errors }) => errors[0] ?? 0),
    errorOfLastValue: mean(({ errors }) => errors[1] ?? 0),
    errorOfLine: mean(({ errors }) => errors[2] ?? 0),
  };
}

type Origin = {
  readonly inside: boolean;
  readonly loss: number;
  readonly last: number;
  readonly line: number;
  readonly errors: readonly number[];
};

function lossOf(came: number, said: readonly number[]): number {
  const losses = shares.map((share, place) => {
    const apart = came - (said[place] ?? 0);
    return apart >= 0 ? apart * share : -apart * (1 - share);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / shares.length;
}

/** A least-squares line through values one week apart, so many weeks after the last. */
function extended(values: readonly number[], ahead: number): number {
  const centre = (values.length - 1) / 2;
  const level = values.reduce((sum, value) => sum + value, 0) / values.length;
  const products = values.reduce((sum, value, place) => sum + (place - centre) * (value - level), 0);
  const squares = values.reduce((sum, _, place) => sum + (place - centre) ** 2, 0);
  return level + (squares === 0 ? 0 : products / squares) * (values.length - 1 + ahead - centre);
}
