import { isUnknown } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeLine, type Row } from "../charts/describe-line.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { dash, formatCount, formatMonth, sentence, spellDays } from "../format.ts";

type Props = { readonly rows: readonly Row[]; readonly csv: string };

const title = "Users in 90 days, end of each month";

/** Whether more or fewer people use a tool: those other than its builders, in the 90 days to each month's end. */
export function ToolUse({ rows, csv }: Props) {
  const reason = rows.map(({ value }) => value).findLast(isUnknown)?.unknown;
  if (rows.every(({ value }) => isUnknown(value)))
    return (
      <EmptyFigure title={title}>
        {dash} {reason === undefined ? "It was listed at no month’s end." : sentence(spellDays(reason))}
      </EmptyFigure>
    );
  return (
    <ChartFigure
      title={title}
      caption="Different people other than its builders in the 90 days to the month’s end; a gap where no log tells"
      charts={[{ chart: describeLine(rows, { title, unit: "people", noun: "people", height: 180 }) }]}
      columns={["Month", "Users, 90 days"]}
      lines={rows.map(({ day, value, is_complete }) => ({
        key: day,
        cells: [
          `${formatMonth(day)}${is_complete ? "" : ", so far"}`,
          isUnknown(value) ? `${dash} ${spellDays(value.unknown)}` : formatCount(value),
        ],
      }))}
      csv={csv}
    />
  );
}
