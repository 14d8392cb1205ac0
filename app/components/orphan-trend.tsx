import { isUnknown } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeLine } from "../charts/describe-line.ts";
import { dash, formatCount, formatInterval, formatKnown, formatMonth } from "../format.ts";
import type { Trend } from "./headlines.tsx";

/** The share of active tools that is orphaned, month by month. */
export function OrphanTrend({ trends, team }: { readonly trends: readonly Trend[]; readonly team: string | null }) {
  const rows = trends.filter(({ metric }) => metric === "orphan_rate");
  const isSilent = rows.every((row) => isUnknown(row.value));
  if (isSilent) return null;
  const title = "Orphaned share of active tools, end of each month";
  const chart = describeLine(rows, { title, unit: "share", height: 210 });
  return (
    <ChartFigure
      title={title}
      caption="Orphaned tools of active tools, with a 95% interval; a gap where it cannot be told"
      charts={[{ chart }]}
      columns={["Month", "Share", "95% interval", "Orphaned", "Active tools"]}
      lines={rows.map((row) => ({
        key: row.day,
        cells: [
          `${formatMonth(row.day)}${row.is_complete ? "" : ", so far"}`,
          isUnknown(row.value) ? `${dash} ${row.value.unknown}` : formatKnown(row.value, "share"),
          formatInterval(row.low, row.high, "share") ?? dash,
          row.numerator === null ? dash : formatCount(row.numerator),
          row.denominator === null ? dash : formatCount(row.denominator),
        ],
      }))}
      csv={`/csv/trend?metric=orphan_rate${team === null ? "" : `&team=${encodeURIComponent(team)}`}`}
    />
  );
}
