import { ChartFigure } from "../charts/chart-figure.tsx";
import { type CurveSide, describeCurve, endOf, stepAt } from "../charts/describe-curve.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { LineKey } from "../charts/key.tsx";
import { dash, formatCount, formatInterval, formatShare, spellDays } from "../format.ts";
import { spanWords } from "../period.ts";
import type { LeadCurve } from "./lead-words.ts";

type Props = { readonly curves: readonly LeadCurve[]; readonly search: string; readonly through: string | null };

/** Lengths at which the table reads the curves; the file has every step. */
const lengths = [1, 2, 3, 5, 7, 14, 21, 28, 42, 56, 77, 91, 119, 182, 273, 364, 546, 728, 1092];

const title = "How long requests stay open";

/** Kaplan and Meier's curve of the period beside that of the period compared. */
export function LeadFigure({ curves, search, through }: Props) {
  const drawn = curves.filter(({ steps }) => steps.length > 0).map(sideOf);
  const [first, second] = drawn;
  if (first === undefined) return <NoCurve reason={curves[0]?.reason ?? null} />;
  const chart = describeCurve(first, second ?? null, {
    title: "Share of requests still open, by days since they were opened",
    marks: [{ days: 77, label: "77 days" }],
  });
  const end = endOf(drawn);
  return (
    <ChartFigure
      title={title}
      caption={`Share still open, by days since opened, with a 95% band; requests not yet done are kept as long as they were seen${through === null ? "" : `, to ${spellDays(through)}`}. The drawing ends where 1% is left`}
      charts={[{ chart, label: <Keys first={first} second={second} curves={curves} /> }]}
      columns={["After days", ...drawn.flatMap(({ label }) => [`Open, ${label}`, "95% interval"])]}
      lines={lengths
        .filter((days) => days <= end)
        .map((days) => ({
          key: String(days),
          cells: [formatCount(days), ...drawn.flatMap((side) => cellsAt(side, days))],
        }))}
      csv={`/csv/lead-times${search}`}
    />
  );
}

function sideOf({ from_day, to_day, steps, longest }: LeadCurve): CurveSide {
  return { label: spanWords(from_day, to_day), steps, longest };
}

function cellsAt(side: CurveSide, days: number): readonly string[] {
  const step = stepAt(side, days);
  if (step === null) return [dash, dash];
  return [formatShare(step.survival), formatInterval(step.low, step.high, "share") ?? dash];
}

type KeysProps = {
  readonly first: CurveSide;
  readonly second: CurveSide | undefined;
  readonly curves: readonly LeadCurve[];
};

/** What each line is, and why there is none of the period compared. */
function Keys({ first, second, curves }: KeysProps) {
  const compared = curves.find(({ side }) => side === "compared");
  return (
    <>
      <LineKey mark="chart-line">Opened {first.label}</LineKey>
      {second !== undefined && (
        <LineKey mark="chart-line chart-line-dashed chart-compared">Opened {second.label}</LineKey>
      )}
      {second === undefined && compared !== undefined && (
        <span>
          No curve of {spanWords(compared.from_day, compared.to_day)}: {spellDays(compared.reason ?? "nothing is done")}
        </span>
      )}
    </>
  );
}

function NoCurve({ reason }: { readonly reason: string | null }) {
  return (
    <EmptyFigure title={title}>
      {dash} No curve can be drawn: {spellDays(reason ?? "none of these requests is done")}.
    </EmptyFigure>
  );
}
