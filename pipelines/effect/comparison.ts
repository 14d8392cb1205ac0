import { type Known, unknownBecause } from "../../contract/unknown.ts";
import { poissonInterval } from "../statistics.ts";
import type { Estimate } from "./interrupted.ts";
import { reachOf, type Spread } from "./jackknife.ts";

/** Requests of some team-months against those to be expected without the program. */
export type Comparison = {
  readonly change: Known<Estimate>;
  readonly requests: number;
  readonly expected: number;
  readonly teams: number;
  /** Standard error of ln(1 + change) and the degrees of freedom of its t; null where they cannot be said. */
  readonly spread: Spread | null;
};

/** Unknown where fewer than one request was to be expected, or where all rests on teams that cannot be left out. */
export function compared(requests: number, expected: number, teams: number, spread: Spread | null): Comparison {
  return { change: changeOf(requests, expected, spread), requests, expected, teams, spread };
}

function changeOf(requests: number, expected: number, spread: Spread | null): Known<Estimate> {
  if (!(expected >= 1)) return unknownBecause("too few: under one request was to be expected");
  // No request at all has no logarithm: chance alone (Garwood) says how many there could have been.
  if (requests === 0) return { value: -1, low: -1, high: poissonInterval(0, expected).high - 1 };
  if (spread === null) return unknownBecause("too few: the comparison rests on one team");
  const effect = Math.log(requests / expected);
  const reach = reachOf(spread);
  return { value: Math.expm1(effect), low: Math.expm1(effect - reach), high: Math.expm1(effect + reach) };
}
