import { fewest, type SurvivalStep } from "../../contract/survival.ts";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { type CurveSide, describeCurve, endOf, stepAt } from "../charts/describe-curve.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { counted, dash, formatCount, formatInterval, formatShare } from "../format.ts";
import { FileLink } from "./link.tsx";

/** A length of the curve as `line_waits.sql` gives it, and what all of them come to. */
export type LineWait = SurvivalStep & {
  readonly at_risk: number;
  readonly got_an_owner: number;
  readonly cases: number;
  readonly done: number;
  readonly ended: number;
  readonly longest: number;
  readonly median: Known<number>;
};

type Props = { readonly waits: readonly LineWait[]; readonly search: string };

/** Lengths at which the table reads the curve; the file has every step. */
const lengths = [0, 7, 14, 30, 60, 90, 120, 180, 270, 365];

const title = "From crossing the line to an owner who did not build it";

/** Kaplan and Meier's curve of how long tools that others came to depend on hang on their builders. */
export function LineWaits({ waits, search }: Props) {
  const [first] = waits;
  if (first === undefined || first.cases < fewest) return <NoCurve first={first} />;
  const side: CurveSide = {
    label: "crossed in twelve months",
    steps: waits.filter(({ got_an_owner }) => got_an_owner > 0),
    longest: first.longest,
  };
  const chart = describeCurve(side, null, { title: "Share without such an owner, by days since the crossing" });
  return (
    <ChartFigure
      title={title}
      caption={
        <>
          {captionOf(first)} <FileLink href={`/csv/line-wait-tools${search}`}>Their rows as CSV</FileLink>
        </>
      }
      charts={[{ chart }]}
      columns={["After days", "Without one", "95% interval"]}
      lines={lengths
        .filter((days) => days <= endOf([side]))
        .map((days) => ({ key: String(days), cells: [formatCount(days), ...cellsAt(side, days)] }))}
      csv={`/csv/line-waits${search}`}
    />
  );
}

function captionOf({ cases, done, ended, median }: LineWait): string {
  const half = isUnknown(median) ? median.unknown : `half have one within ${counted(median, "day")}`;
  const rest = cases - done - ended;
  return `Share of tools without an able owner who did not build them, by days since they crossed the line in the twelve months to the newest day, with a 95% band. Of ${counted(cases, "tool")} ${formatCount(done)} have one, ${formatCount(rest)} still wait and count with the days so far, ${formatCount(ended)} ended otherwise; ${half}. An owner counts from the first export that names them; tools whose crossing may lie before anything told of it are left out.`;
}

function cellsAt(side: CurveSide, days: number): readonly string[] {
  const step = stepAt(side, days);
  if (step === null) return [dash, dash];
  return [formatShare(step.survival), formatInterval(step.low, step.high, "share") ?? dash];
}

function NoCurve({ first }: { readonly first: LineWait | undefined }) {
  const why =
    first === undefined
      ? "no tool is known to have crossed it in the twelve months to the newest day."
      : `too few: ${first.cases} of at least ${fewest} tools crossed it in the twelve months to the newest day.`;
  return (
    <EmptyFigure title={title}>
      {dash} No curve can be drawn: {why}
    </EmptyFigure>
  );
}
