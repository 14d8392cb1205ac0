import { isUnknown, type Known } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeEffect, type SinceRow, sinceWords } from "../charts/describe-effect.ts";
import { describeLine } from "../charts/describe-line.ts";
import { LineKey } from "../charts/key.tsx";
import { capital, dash, formatChange, formatCount, formatInterval, formatMonth, spellDays } from "../format.ts";
import { PlainTable } from "./plain-table.tsx";

/** One number of months since the launch, as `effect_since.sql` gives it. */
export type EffectSince = SinceRow & {
  readonly side: "before" | "announced" | "after";
  readonly requests: number;
  readonly expected: number;
  readonly teams: number;
};

/** One month of launched teams as one series, as `effect_series.sql` gives it. */
export type EffectMonth = {
  readonly day: string;
  readonly side: "before" | "left out" | "after";
  readonly requests: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
};

/** One month of launch, as `effect_waves.sql` gives it. */
export type EffectWave = {
  readonly wave: string;
  readonly teams: number;
  readonly change: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly requests: number;
  readonly expected: number;
};

type Props = {
  readonly since: readonly EffectSince[];
  readonly series: readonly EffectMonth[];
  readonly waves: readonly EffectWave[];
};

/** The event study of staggered launches and its waves, or the months of one series. */
export function EffectFigure({ since, series, waves }: Props) {
  if (series.length > 0) return <SeriesFigure series={series} />;
  if (since.length === 0) return null;
  const title = "Eligible requests against what was to be expected, by months since the launch";
  return (
    <>
      <ChartFigure
        title={title}
        caption="Change against what the teams’ own months and the teams not yet launched let expect, with 95% interval; before the launch it should lie around 0%. Above +100% it is cut"
        charts={[{ chart: describeEffect(since, title), label: <Keys /> }]}
        columns={[
          "Months since the launch",
          "Eligible",
          "95% interval",
          "The others",
          "Opened",
          "To be expected",
          "Launched teams",
        ]}
        lines={since.map((row) => ({
          key: String(row.since),
          cells: [
            `${sinceWords(row.since)}${row.side === "announced" ? ", announced" : ""}`,
            changeOf(row.change),
            formatInterval(row.low, row.high, "share") ?? dash,
            changeOf(row.others),
            formatCount(row.requests),
            formatCount(Math.round(row.expected)),
            formatCount(row.teams),
          ],
        }))}
        csv="/csv/effect"
      />
      <Waves waves={waves} />
    </>
  );
}

function Keys() {
  return (
    <>
      <LineKey mark="chart-line">Eligible requests</LineKey>
      <LineKey mark="chart-line chart-line-dashed chart-compared">The others: what no launch can have changed</LineKey>
    </>
  );
}

function Waves({ waves }: Pick<Props, "waves">) {
  return (
    <details className="small">
      <summary>By month of launch</summary>
      <PlainTable
        title="Effect by month of launch"
        note="Eligible requests of the teams launched in the month, from then on, as far as they can be compared."
        columns={[
          { title: "Launched" },
          { title: "Launched teams", isNumber: true },
          { title: "Against what was to be expected", isNumber: true },
          { title: "Opened since the launches", isNumber: true },
          { title: "To be expected", isNumber: true },
        ]}
        rows={waves.map((row) => ({
          key: row.wave,
          cells: [
            formatMonth(row.wave),
            formatCount(row.teams),
            <span key="change">
              {changeOf(row.change)}
              <span className="cell-note">{formatInterval(row.low, row.high, "share") ?? ""}</span>
            </span>,
            formatCount(row.requests),
            formatCount(Math.round(row.expected)),
          ],
        }))}
        empty="No wave can be compared."
      />
      <p>
        <a href="/csv/effect-waves" download>
          CSV
        </a>
      </p>
    </details>
  );
}

function changeOf(change: Known<number>): string {
  return isUnknown(change) ? `${dash} ${spellDays(change.unknown)}` : formatChange(change);
}

/** Opened, with what was to be expected as its band: a month above or below is more than chance and the model explain. */
function SeriesFigure({ series }: Pick<Props, "series">) {
  const title = "Eligible requests of launched teams by month, and what was to be expected";
  const after = series.find(({ side }) => side === "after");
  const rows = series.map(({ day, requests, low, high }) => ({ day, value: requests, low, high, is_complete: true }));
  const markers = after === undefined ? [] : [{ day: after.day, to: null, label: "launch" }];
  return (
    <ChartFigure
      title={title}
      caption="Requests opened in each month; the band is the 95% interval of those to be expected from level, trend and season without the program"
      charts={[{ chart: describeLine(rows, { title, unit: "count", noun: "requests", markers }) }]}
      columns={["Month", "Opened", "To be expected", "95% interval", "Side"]}
      lines={series.map(({ day, side, requests, expected, low, high }) => ({
        key: day,
        cells: [
          formatMonth(day),
          formatCount(requests),
          formatCount(Math.round(expected)),
          formatInterval(Math.round(low), Math.round(high), "count") ?? dash,
          capital(side),
        ],
      }))}
      csv="/csv/effect-months"
    />
  );
}
