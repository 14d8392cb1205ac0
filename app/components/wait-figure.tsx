import type { SurvivalStep } from "../../contract/survival.ts";
import { isUnknown } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { type CurveSide, describeCurve, endOf, stepAt } from "../charts/describe-curve.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { LineKey } from "../charts/key.tsx";
import { dash, formatCount, formatInterval, formatShare } from "../format.ts";
import { type Side, sideWords, type Wait } from "../waits.ts";
import type { WaitSide } from "./wait-numbers.tsx";

/** Kaplan and Meier's curve of one kind of wait and side of the launch. */
export type WaitCurve = {
  readonly wait: Wait;
  readonly side: Side;
  readonly requests: number;
  readonly longest: number;
  readonly steps: readonly SurvivalStep[];
};

type Props = {
  readonly wait: Wait;
  readonly curves: readonly WaitCurve[];
  /** The shares above the limit of each wait. */
  readonly rows: readonly WaitSide[];
  readonly search: string;
};

/** Lengths at which the table reads the curves; the file has every step. */
const lengths = [0, 1, 2, 3, 5, 7, 14, 21, 28, 42, 56, 77, 91, 119, 180, 273, 364, 546];

const words = {
  done: {
    title: "How long until it is done",
    chart: "Share of requests not yet done, by days since they were opened",
    mark: { days: 77, label: "77 days" },
    none: "no ten requests were opened on one side of the launch, or none of them is done.",
  },
  touch: {
    title: "How long until somebody first acts on it",
    chart: "Share of requests on which nobody has acted, by days since they were opened",
    mark: { days: 21, label: "21 days" },
    none: "no log tells what happened to requests over time; ask for one row per update, with sys_updated_at and the state.",
  },
  approval: {
    title: "How long an approval takes",
    chart: "Share of approvals not yet decided, by days since they were asked for",
    mark: { days: 180, label: "180 days" },
    none: "no export tells of ten approvals asked for on one side of the launch, or none of them is decided; ask for the column approval, or for a state such as “awaiting approval”, over time.",
  },
} as const;

const sides: readonly Side[] = ["before", "after", "none"];

/** Curves before and since the launch; of teams without one alone where there is no other. */
export function WaitFigure({ wait, curves, rows, search }: Props) {
  const { title, chart: chartTitle, mark, none } = words[wait];
  const own = sides.flatMap((side) => curves.filter((curve) => curve.wait === wait && curve.side === side));
  const drawn = (own.length > 1 ? own.filter(({ side }) => side !== "none") : own).map(sideOf);
  // The newer one is what is looked at; what was before is what it is held against.
  const [first, second] = drawn.length > 1 ? [...drawn].reverse() : drawn;
  if (first === undefined)
    return (
      <EmptyFigure title={title}>
        {dash} No curve can be drawn: {none}
      </EmptyFigure>
    );
  const shown = second === undefined ? [first] : [first, second];
  const over = (label: string) => {
    const row = rows.find((each) => each.wait === wait && each.side !== "all" && sideWords[each.side] === label);
    if (row === undefined) return null;
    return isUnknown(row.over) ? `; ${dash} ${row.over.unknown}` : `; ${formatShare(row.over)} over ${mark.label}`;
  };
  return (
    <ChartFigure
      title={title}
      caption={`${chartTitle}, with a 95% band: requests that still wait count with their days so far, cancelled ones until they were cancelled. The drawing ends where 1% is left`}
      charts={[
        {
          chart: describeCurve(first, second ?? null, { title: chartTitle, marks: [mark] }),
          label: (
            <>
              <LineKey mark="chart-line">
                {first.label}
                {over(first.label)}
              </LineKey>
              {second !== undefined && (
                <LineKey mark="chart-line chart-line-dashed chart-compared">
                  {second.label}
                  {over(second.label)}
                </LineKey>
              )}
            </>
          ),
        },
      ]}
      columns={["After days", ...shown.flatMap(({ label }) => [`Waiting, ${label}`, `95% interval, ${label}`])]}
      lines={lengths
        .filter((days) => days <= endOf(shown))
        .map((days) => ({
          key: String(days),
          cells: [formatCount(days), ...shown.flatMap((side) => cellsAt(side, days))],
        }))}
      csv={`/csv/wait-steps${search}`}
    />
  );
}

function sideOf({ side, steps, longest }: WaitCurve): CurveSide {
  return { label: sideWords[side], steps, longest };
}

function cellsAt(side: CurveSide, days: number): readonly string[] {
  const step = stepAt(side, days);
  if (step === null) return [dash, dash];
  return [formatShare(step.survival), formatInterval(step.low, step.high, "share") ?? dash];
}
