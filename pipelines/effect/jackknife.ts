import type { Random } from "../random.ts";
import { studentQuantile } from "./distributions.ts";

/** Teams that are left out together; all of one wave. */
export type Fold = { readonly wave: number | null; readonly teams: readonly number[] };

const mostFolds = 300;
const fewestPerWave = 10;

/** Each team alone where there are few; in large waves, seeded, some together, so that a program of thousands of teams costs no more than one of 300. */
export function foldsOf(launches: readonly (number | null)[], random: Random): Fold[] {
  const waves = new Map<number | null, number[]>();
  for (const [team, wave] of launches.entries()) waves.set(wave, [...(waves.get(wave) ?? []), team]);
  const most = Math.max(fewestPerWave, Math.floor(mostFolds / waves.size));
  return [...waves].flatMap(([wave, teams]) => {
    const order = teams.length <= most ? teams : random.shuffled(teams);
    const count = Math.min(most, teams.length);
    return Array.from({ length: count }, (_, fold) => ({
      wave,
      teams: order.filter((_, place) => place % count === fold),
    }));
  });
}

export type Spread = { readonly error: number; readonly degrees: number };

/**
 * Standard error of an estimate from how it moves when each fold of teams is left out: √((G − 1)/G · Σ d²), a cluster-robust error of the CV3 kind, and
 * Satterthwaite's degrees of freedom with the waves as its parts: (Σ V_w)² / Σ (V_w² / (n_w − 1)), so that four teams that carry a comparison count as four.
 * MacKinnon, Nielsen & Webb (2023), Journal of Applied Econometrics 38, 671–694; Satterthwaite (1946), Biometrics Bulletin 2, 110–114.
 * Null where it cannot be said: the estimate rests on the teams of one fold alone.
 */
export function jackknife(folds: readonly Fold[], moves: readonly number[]): Spread | null {
  if (moves.some((move) => !Number.isFinite(move))) return null;
  const parts = new Map<number | null, { variance: number; folds: number }>();
  for (const [place, { wave }] of folds.entries()) {
    const part = parts.get(wave) ?? { variance: 0, folds: 0 };
    const move = moves[place] ?? 0;
    parts.set(wave, { variance: part.variance + move * move, folds: part.folds + 1 });
  }
  let variance = 0;
  let parted = 0;
  for (const part of parts.values()) {
    variance += part.variance;
    parted += part.variance ** 2 / Math.max(1, part.folds - 1);
  }
  if (variance === 0) return null;
  return { error: Math.sqrt((variance * (folds.length - 1)) / folds.length), degrees: variance ** 2 / parted };
}

/** Half the width of the 95 % interval. */
export function reachOf({ error, degrees }: Spread): number {
  return error * studentQuantile(0.975, degrees);
}
