import { isUnknown, type Known } from "../../contract/unknown.ts";
import type { Estimate } from "../../pipelines/effect/interrupted.ts";
import { verdictOf } from "../../pipelines/effect/verdict.ts";
import type { Said } from "./rivals.ts";

type Row = {
  said: number;
  covered: number;
  unknown: number;
  bias: number;
  squares: number;
  width: number;
  zero: number;
  inside: number;
};

/** How often each method was right about what was planted, by kind of company. */
export class Tally {
  readonly rows = new Map<string, Row>();

  /** `planted`: the logarithm of 1 + the true change. */
  add(kind: string, method: string, planted: number, said: Said | null): void {
    const key = `${kind} · ${method}`;
    const row = this.rows.get(key) ?? {
      said: 0,
      covered: 0,
      unknown: 0,
      bias: 0,
      squares: 0,
      width: 0,
      zero: 0,
      inside: 0,
    };
    this.rows.set(key, row);
    if (said === null) {
      row.unknown += 1;
      return;
    }
    const { effect, low, high } = said;
    row.said += 1;
    row.covered += low <= planted && planted <= high ? 1 : 0;
    row.bias += effect - planted;
    row.squares += (effect - planted) ** 2;
    row.width += high - low;
    if (planted !== 0) return;
    row.zero += 1;
    row.inside += verdictOf(changeOf(said)).verdict === "inside" ? 1 : 0;
  }

  of(kind: string, method: string): Row {
    const row = this.rows.get(`${kind} · ${method}`);
    if (row === undefined) throw new Error(`nothing was said of ${kind} by ${method}`);
    return row;
  }

  print(title: string): void {
    const lines = [...this.rows].map(([key, row]) => {
      const { said, covered, unknown, bias, squares, width, zero, inside } = row;
      const [kind, method] = key.split(" · ");
      const numbers = [
        said,
        unknown,
        (covered / said).toFixed(3),
        (bias / said).toFixed(3),
        Math.sqrt(squares / said).toFixed(3),
        (width / said).toFixed(2),
        `${inside} of ${zero}`,
      ];
      return `| ${[kind, method, ...numbers].join(" | ")} |`;
    });
    console.log(
      `${title}\n| company | method | said | unknown | covered | bias | root mean square | width | inside at zero |\n|---|---|--:|--:|--:|--:|--:|--:|--:|\n${lines.join("\n")}`,
    );
  }
}

export function saidOf(change: Known<Estimate>): Said | null {
  if (isUnknown(change)) return null;
  return { effect: Math.log1p(change.value), low: Math.log1p(change.low), high: Math.log1p(change.high) };
}

function changeOf({ effect, low, high }: Said): Estimate {
  return { value: Math.expm1(effect), low: Math.expm1(low), high: Math.expm1(high) };
}
