import { type Days, rounding, type Share } from "../../contract/survival.ts";
import { type Known, unknownBecause } from "../../contract/unknown.ts";

/** How long a request waited and how it ended: done, cancelled (nobody will do it any more), or still open at the last day seen. */
export type Wait = { readonly days: number; readonly end: "done" | "cancelled" | "open" };

/** Waits of one length: how many ended so, or were last seen open, at it. */
export type WaitTally = {
  readonly days: number;
  readonly done: number;
  readonly cancelled: number;
  readonly open: number;
};

/** Shares done, cancelled and still open after so many days, up to the next step. Limits are null at 0 and 1. */
export type IncidenceStep = {
  readonly days: number;
  readonly open: number;
  readonly done: Share;
  readonly cancelled: Share;
};

const normal95 = 1.959963984540054;

export function tallyWaits(waits: readonly Wait[]): WaitTally[] {
  const lengths = new Map<number, { days: number; done: number; cancelled: number; open: number }>();
  for (const { days, end } of waits) {
    if (!(days >= 0 && Number.isFinite(days))) throw new RangeError(`no length of time: ${days} days`);
    const tally = lengths.get(days) ?? { days, done: 0, cancelled: 0, open: 0 };
    tally[end] += 1;
    lengths.set(days, tally);
  }
  return [...lengths.values()].sort((one, other) => one.days - other.days);
}

/**
 * The Aalen–Johansen curves of requests done and cancelled, one step per length at which either happened, shortest first.
 * I_k(t) = Σ S(t_i −) d_ki / n_i over the lengths up to t, S the share that is neither; unlike 1 − Kaplan–Meier with cancelled ones as cut off, the three shares
 * add up to 1. Variance by the delta method: Σ (I_k(t) − I_k(t_i))² d_i / (n_i (n_i − d_i)) + S(t_i −)² d_ki (n_i − d_ki) / n_i³
 * − 2 (I_k(t) − I_k(t_i)) S(t_i −) d_ki / n_i². 95 % limits I^exp(±z·√v / (I ln I)), on the log–log scale.
 * Aalen & Johansen (1978), Scandinavian Journal of Statistics 5, 141–150; Marubini & Valsecchi (1995), Analysing Survival Data, section 10.3.
 */
export function incidence(tallies: readonly WaitTally[]): IncidenceStep[] {
  const steps: IncidenceStep[] = [];
  const done = new Cause();
  const cancelled = new Cause();
  let atRisk = tallies.reduce((sum, tally) => sum + tally.done + tally.cancelled + tally.open, 0);
  let open = 1;
  for (const tally of tallies) {
    const ended = tally.done + tally.cancelled;
    if (ended > 0) {
      done.add(open, tally.done, ended, atRisk);
      cancelled.add(open, tally.cancelled, ended, atRisk);
      open *= (atRisk - ended) / atRisk;
      steps.push({ days: tally.days, open, done: done.share(), cancelled: cancelled.share() });
    }
    atRisk -= ended + tally.open;
  }
  return steps;
}

/**
 * The days within which this share of all requests, cancelled ones among them, was done; limits from the first length at which the share's upper limit
 * has come up to it, to the first at which its lower one has. Unknown where it never comes so far.
 */
export function daysUntilDone(steps: readonly IncidenceStep[], share: number): Known<Days> {
  const first = (limit: (step: Share) => number | null) =>
    steps.find(({ done }) => (limit(done) ?? done.value) >= share - rounding)?.days ?? null;
  const value = first((done) => done.value);
  if (value === null) return unknownBecause(`fewer than ${Math.round(share * 100)} % are done`);
  return { value, low: first(({ high }) => high), high: first(({ low }) => low) };
}

/** Sums over the lengths so far from which one cause's incidence and its variance follow at each, so that a curve costs one pass. */
class Cause {
  #incidence = 0;
  #all = [0, 0, 0];
  #own = [0, 0];
  #square = 0;

  add(open: number, own: number, ended: number, atRisk: number): void {
    this.#incidence += (open * own) / atRisk;
    // Where everybody left ends at once nothing comes after, and the first term is 0 for ever.
    const all = atRisk === ended ? 0 : ended / (atRisk * (atRisk - ended));
    const part = (open * own) / atRisk ** 2;
    this.#all = this.#all.map((sum, power) => sum + all * this.#incidence ** power);
    this.#own = this.#own.map((sum, power) => sum + part * this.#incidence ** power);
    this.#square += (open ** 2 * own * (atRisk - own)) / atRisk ** 3;
  }

  share(): Share {
    const now = this.#incidence;
    const [none = 0, once = 0, twice = 0] = this.#all;
    const [plain = 0, weighted = 0] = this.#own;
    const variance = now * now * none - 2 * now * once + twice + this.#square - 2 * (now * plain - weighted);
    if (now <= 0 || now >= 1 - 1e-12) return { value: now, low: null, high: null };
    const reach = (normal95 * Math.sqrt(Math.max(0, variance))) / (now * Math.log(now));
    return { value: now, low: now ** Math.exp(-reach), high: now ** Math.exp(reach) };
  }
}
