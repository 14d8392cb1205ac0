import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { type Known, unknownBecause } from "../../contract/unknown.ts";
import { chiSquareTail } from "./distributions.ts";

/** `chiSquare` on `degrees` of freedom; `p` is the chance of one as large if the groups do not differ. */
export type GroupTest = { readonly chiSquare: number; readonly degrees: number; readonly p: number };

/** s′V⁻¹s of all groups but the last, whose score is what the others leave. Unknown where the groups cannot be compared. */
export function testOf(scores: readonly number[], covariance: readonly (readonly number[])[]): Known<GroupTest> {
  const degrees = scores.length - 1;
  if (degrees < 1) return unknownBecause("too few: one group has nothing to be compared with");
  const matrix = new Matrix(
    scores
      .slice(1)
      .map((_, row) =>
        scores.slice(1).map((_, column) => covariance[Math.max(row, column)]?.[Math.min(row, column)] ?? 0),
      ),
  );
  const cholesky = new CholeskyDecomposition(matrix);
  if (!cholesky.isPositiveDefinite()) return unknownBecause("too few: a group has nobody who could be compared");
  const column = Matrix.columnVector(scores.slice(0, degrees));
  const chiSquare = column.transpose().mmul(cholesky.solve(column)).get(0, 0);
  return { chiSquare, degrees, p: chiSquareTail(chiSquare, degrees) };
}
