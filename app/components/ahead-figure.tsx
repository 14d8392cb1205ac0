import { isUnknown } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeFan, type FanWeek } from "../charts/describe-fan.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { LineKey } from "../charts/key.tsx";
import { dash, formatCount, formatDay } from "../format.ts";
import { weekTo } from "../week.ts";
import type { Reached, WeekAhead } from "./ahead-words.ts";
import { RowsLink } from "./rows-link.tsx";

export type BacklogWeek = FanWeek & WeekAhead;

type Props = { readonly weeks: readonly BacklogWeek[]; readonly reached: Reached; readonly hasWithout: boolean };

const title = "Open requests, the year behind and the year ahead";

/** Weeks behind and ahead on one scale, with the table of the same rows. */
export function AheadFigure({ weeks, reached, hasWithout }: Props) {
  const { target, forecast } = reached;
  if (weeks.length === 0 && isUnknown(forecast)) {
    return <EmptyFigure title={title}>– Unknown, because {forecast.unknown}.</EmptyFigure>;
  }
  return (
    <ChartFigure
      title={title}
      caption="Requests open at the end of each week, all teams; ahead in half of the runs at most so many, and the band from 10 to 90 of 100 runs"
      charts={[
        { chart: describeFan(weeks, { title, target }), label: <Keys target={target} hasWithout={hasWithout} /> },
      ]}
      columns={[
        "Week to",
        "Open then",
        "Half of the runs",
        "10 to 90 of 100",
        "85 of 100",
        "95 of 100",
        ...(hasWithout ? ["Without: half", "Without: 10 to 90 of 100"] : []),
      ]}
      lines={weeks.map((week) => ({ key: week.day, cells: cellsOf(week, hasWithout) }))}
      csv="/csv/backlog-ahead"
    />
  );
}

function Keys({ target, hasWithout }: { readonly target: number | null; readonly hasWithout: boolean }) {
  return (
    <>
      <LineKey mark="chart-line">Open</LineKey>
      <LineKey mark="chart-line chart-line-dashed">To come, in half of the runs</LineKey>
      {hasWithout && (
        <LineKey mark="chart-line chart-line-dashed chart-compared">
          The same without the program, as far as the scale goes
        </LineKey>
      )}
      {target !== null && <LineKey mark="chart-limit chart-limit-middle">Target, {formatCount(target)}</LineKey>}
    </>
  );
}

function cellsOf(week: BacklogWeek, hasWithout: boolean): readonly React.ReactNode[] {
  const { day, open_tickets, left_out, p10, p50, p85, p90, p95, without_p10, without_p50, without_p90 } = week;
  return [
    formatDay(day),
    left_out === null ? (
      <RowsLink key="open" metric="open_requests" of={{ week: weekTo(day).from }} value={open_tickets} />
    ) : (
      `${dash} ${left_out}`
    ),
    count(p50),
    range(p10, p90),
    count(p85),
    count(p95),
    ...(hasWithout ? [count(without_p50), range(without_p10, without_p90)] : []),
  ];
}

function count(value: number | null): string {
  return value === null ? dash : formatCount(value);
}

function range(low: number | null, high: number | null): string {
  return low === null || high === null ? dash : `${formatCount(low)} to ${formatCount(high)}`;
}
