import { isUnknown, type Known, unknownBecause } from "../../contract/unknown.ts";
import { type GroupTest, testOf } from "./group-test.ts";
import { tallyWaits, type Wait, type WaitTally } from "./incidence.ts";

type Group = {
  atRisk: number;
  /** Share neither done nor cancelled, and share done, just before the length. */
  open: number;
  done: number;
};

/** Ends at one length, by group. */
type Ends = {
  readonly done: readonly number[];
  readonly cancelled: readonly number[];
  readonly gone: readonly number[];
};

/** Where many of one group were watched for a short time alone, the share of all may add up to this while two groups still wait. */
export const pooledEnd = 1 - 1e-12;
export const pooledUnknown = "too few: hardly any of a group were watched for as long as the others";

/** `surplus`: how many more of each group are done than would be if the groups did not differ. */
export type GrayTest = Known<GroupTest & { readonly surplus: readonly number[] }>;

/**
 * Gray's test: whether the share done over time differs between two or more groups where requests are also cancelled, which the log-rank test would take for
 * waiting on. Weighted differences of each group's subdistribution hazard from the pooled one, R_k = n_k (1 − I_k(t−)) / S_k(t−) at risk,
 * U_k = Σ d_k − d R_k / R, and the covariance of equations 3.3 to 3.5 with weight 1 (ρ = 0), tied ends as without replacement; χ² = U′V⁻¹U.
 * Gray, R. J. (1988), Annals of Statistics 16, 1141–1154. Unknown for one group, or one that has no case beside the others.
 */
export function grayTest(groups: readonly (readonly Wait[])[]): GrayTest {
  return grayTestOf(groups.map(tallyWaits));
}

/** The same test of waits that are counted by length. */
export function grayTestOf(groups: readonly (readonly WaitTally[])[]): GrayTest {
  const states: Group[] = groups.map((tallies) => ({ atRisk: total(tallies.map(countOf)), open: 1, done: 0 }));
  const sums = new Sums(groups.length);
  let pooled = 0;
  for (const ends of endsOf(groups)) {
    // What one group does alone moves no score, nor its variance: what it carries by then is all that it ever will.
    if (states.filter(({ atRisk }) => atRisk > 0).length < 2) break;
    if (pooled >= pooledEnd) return unknownBecause(pooledUnknown);
    pooled = step(states, ends, pooled, sums);
    for (const [place, state] of states.entries()) state.atRisk -= ends.gone[place] ?? 0;
  }
  const test = testOf(sums.scores, sums.covariance());
  return isUnknown(test) ? test : { ...test, surplus: sums.scores };
}

/** One length: adds to the sums, moves the groups' shares on, and returns the pooled share done after it. */
function step(states: readonly Group[], { done, cancelled }: Ends, before: number, sums: Sums): number {
  const allDone = total(done);
  if (allDone + total(cancelled) === 0) return before;
  const present = states.flatMap(({ atRisk }, place) => (atRisk > 0 ? [place] : []));
  const weights = states.map(({ atRisk, open }) => (atRisk > 0 && open > 0 ? atRisk / open : 0));
  const all = total(weights);
  const subdistribution = states.map(({ done: share }, place) => (weights[place] ?? 0) * (1 - share));
  const after = before + allDone / all;
  const links = sums.link(weights, allDone / (all * (1 - before)));
  for (const place of present) {
    const own = done[place] ?? 0;
    sums.scores[place] =
      (sums.scores[place] ?? 0) + own - (allDone * (subdistribution[place] ?? 0)) / total(subdistribution);
  }
  for (const place of present) {
    const state = states[place];
    if (state === undefined) continue;
    const { atRisk, open } = state;
    const left = (open * (atRisk - (done[place] ?? 0) - (cancelled[place] ?? 0))) / atRisk;
    state.done += (open * (done[place] ?? 0)) / atRisk;
    state.open = left;
    const kept = left > 0 ? (1 - after) / left : 0;
    if (allDone > 0) {
      const ties = allDone > 1 ? 1 - (allDone - 1) / (all * open - 1) : 1;
      sums.spread(
        place,
        (other) => (links[other]?.[place] ?? 0) - (1 - kept) * sums.carried(other, place),
        1 - kept,
        (ties * open * allDone) / (all * atRisk),
      );
    }
    const gone = cancelled[place] ?? 0;
    if (gone > 0 && left > 0) {
      const ties = gone > 1 ? 1 - (gone - 1) / (atRisk - 1) : 1;
      sums.spread(
        place,
        (other) => kept * sums.carried(other, place),
        -kept,
        (ties * open * open * gone) / (atRisk * atRisk),
      );
    }
  }
  return after;
}

/** The scores, and what their covariance is made of: chance at a length acts then and, through the shares, on all lengths after it. */
class Sums {
  readonly scores: number[];
  readonly #carried: number[][];
  readonly #now: number[][];
  readonly #later: number[][];
  readonly #own: number[];

  constructor(readonly groups: number) {
    const square = () => Array.from({ length: groups }, () => new Array<number>(groups).fill(0));
    this.scores = new Array<number>(groups).fill(0);
    this.#own = new Array<number>(groups).fill(0);
    this.#carried = square();
    this.#now = square();
    this.#later = square();
  }

  carried(row: number, column: number): number {
    return this.#carried[row]?.[column] ?? 0;
  }

  /** How one group's chance moves another's score at a length, added to what it moves from then on. */
  link(weights: readonly number[], hazard: number): number[][] {
    const all = total(weights);
    return weights.map((weight, row) =>
      weights.map((other, column) => {
        const link = (row === column ? weight : 0) - (weight * other) / all;
        bump(this.#carried, row, column, link * hazard);
        return link;
      }),
    );
  }

  /** Chance of one group at a length: how it moves each score at once, and with what factor through what is carried. */
  spread(group: number, moves: (other: number) => number, factor: number, variance: number): void {
    this.#own[group] = (this.#own[group] ?? 0) + factor * factor * variance;
    for (let row = 0; row < this.groups; row += 1) {
      bump(this.#later, row, group, moves(row) * factor * variance);
      for (let column = 0; column < this.groups; column += 1)
        bump(this.#now, row, column, moves(row) * moves(column) * variance);
    }
  }

  covariance(): number[][] {
    const at = (matrix: number[][], row: number, column: number) => matrix[row]?.[column] ?? 0;
    return this.#now.map((values, row) =>
      values.map((value, column) => {
        let sum = value;
        for (const [group, own] of this.#own.entries()) {
          const [one, other] = [this.carried(row, group), this.carried(column, group)];
          sum += one * other * own + one * at(this.#later, column, group) + other * at(this.#later, row, group);
        }
        return sum;
      }),
    );
  }
}

function bump(matrix: number[][], row: number, column: number, value: number): void {
  const values = matrix[row];
  if (values !== undefined) values[column] = (values[column] ?? 0) + value;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function countOf({ done, cancelled, open }: WaitTally): number {
  return done + cancelled + open;
}

/** All lengths, shortest first. */
function endsOf(groups: readonly (readonly WaitTally[])[]): Ends[] {
  const lengths = new Map<number, { done: number[]; cancelled: number[]; gone: number[] }>();
  const zeros = () => groups.map(() => 0);
  for (const [place, tallies] of groups.entries()) {
    for (const tally of tallies) {
      const ends = lengths.get(tally.days) ?? { done: zeros(), cancelled: zeros(), gone: zeros() };
      lengths.set(tally.days, ends);
      ends.gone[place] = (ends.gone[place] ?? 0) + countOf(tally);
      ends.done[place] = (ends.done[place] ?? 0) + tally.done;
      ends.cancelled[place] = (ends.cancelled[place] ?? 0) + tally.cancelled;
    }
  }
  return [...lengths].sort(([one], [other]) => one - other).map(([, ends]) => ends);
}
