import { type Known, unknownBecause } from "../../contract/unknown.ts";
import { chiSquareTail } from "./distributions.ts";
import { pooledEnd, pooledUnknown } from "./gray.ts";
import type { GroupTest } from "./group-test.ts";

/** Waits of one group: how many ended so at each length, shortest first, and how many were no longer watched after it. Both groups share the lengths. */
export type Counts = { readonly done: Int32Array; readonly cancelled: Int32Array; readonly all: Int32Array };

/** `surplus`: how many more of the first group are done than would be if the groups did not differ. */
export type TwoGroups = Known<GroupTest & { readonly surplus: number }>;

/** The test of `log-rank.ts` for two groups alone, without a list or a matrix at each length: hundreds of thousands of pairs then take seconds. */
export function logRankOfTwo(one: Counts, other: Counts): TwoGroups {
  let oneOpen = sumOf(one.all);
  let otherOpen = sumOf(other.all);
  let surplus = 0;
  let variance = 0;
  for (let place = 0; place < one.all.length; place += 1) {
    const own = at(one.done, place);
    const done = own + at(other.done, place);
    if (done > 0) {
      const open = oneOpen + otherOpen;
      const share = oneOpen / open;
      surplus += own - done * share;
      if (open > 1) variance += ((done * (open - done)) / (open - 1)) * share * (otherOpen / open);
    }
    oneOpen -= at(one.all, place);
    otherOpen -= at(other.all, place);
  }
  return testOf(surplus, variance);
}

/** The test of `gray.ts` for two groups alone. */
export function grayOfTwo(one: Counts, other: Counts): TwoGroups {
  const [first, second] = [new Side(one), new Side(other)];
  let pooled = 0;
  let surplus = 0;
  let variance = 0;
  // See `gray.ts` for why nothing is compared after that.
  for (let place = 0; place < one.all.length && first.atRisk > 0 && second.atRisk > 0; place += 1) {
    const done = at(one.done, place) + at(other.done, place);
    if (pooled >= pooledEnd) return unknownBecause(pooledUnknown);
    if (done + at(one.cancelled, place) + at(other.cancelled, place) > 0) {
      const [weight, otherWeight] = [first.weight(), second.weight()];
      const all = weight + otherWeight;
      const after = pooled + done / all;
      const link = (weight * otherWeight) / all;
      const hazard = done / (all * (1 - pooled));
      first.carried += link * hazard;
      second.carried -= link * hazard;
      const [own, others] = [weight * (1 - first.done), otherWeight * (1 - second.done)];
      surplus += at(one.done, place) - (done * own) / (own + others);
      variance += first.step(place, done, all, after, link) + second.step(place, done, all, after, -link);
      pooled = after;
    }
    first.atRisk -= at(one.all, place);
    second.atRisk -= at(other.all, place);
  }
  return testOf(surplus, variance + first.later() + second.later());
}

/** One group on the way through the lengths, and what its chance adds to the variance of the first group's score. */
class Side {
  atRisk: number;
  /** How the hazard so far carries this group's chance into the first one's score. */
  carried = 0;
  /** Share done just before the length, and share neither done nor cancelled. */
  done = 0;
  open = 1;
  #own = 0;
  #later = 0;

  constructor(readonly counts: Counts) {
    this.atRisk = sumOf(counts.all);
  }

  weight(): number {
    return this.open > 0 ? this.atRisk / this.open : 0;
  }

  /** What chance at this length moves at once. */
  step(place: number, allDone: number, all: number, after: number, link: number): number {
    const { open, atRisk } = this;
    const done = at(this.counts.done, place);
    const cancelled = at(this.counts.cancelled, place);
    this.done += (open * done) / atRisk;
    this.open = (open * (atRisk - done - cancelled)) / atRisk;
    const kept = this.open > 0 ? (1 - after) / this.open : 0;
    let now = 0;
    if (allDone > 0) {
      const ties = allDone > 1 ? 1 - (allDone - 1) / (all * open - 1) : 1;
      now += this.#spread(link - (1 - kept) * this.carried, 1 - kept, (ties * open * allDone) / (all * atRisk));
    }
    if (cancelled > 0 && this.open > 0) {
      const ties = cancelled > 1 ? 1 - (cancelled - 1) / (atRisk - 1) : 1;
      now += this.#spread(kept * this.carried, -kept, (ties * open * open * cancelled) / (atRisk * atRisk));
    }
    return now;
  }

  /** What all of it moves through what is carried to the end. */
  later(): number {
    return this.carried * this.carried * this.#own + 2 * this.carried * this.#later;
  }

  #spread(moves: number, factor: number, variance: number): number {
    this.#own += factor * factor * variance;
    this.#later += moves * factor * variance;
    return moves * moves * variance;
  }
}

function testOf(surplus: number, variance: number): TwoGroups {
  if (!(variance > 0)) return unknownBecause("too few: a group has nobody who could be compared");
  const chiSquare = (surplus * surplus) / variance;
  return { chiSquare, degrees: 1, p: chiSquareTail(chiSquare, 1), surplus };
}

function at(counts: Int32Array, place: number): number {
  return counts[place] ?? 0;
}

export function sumOf(counts: Int32Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
