import { isUnknown } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeLine, type Row } from "../charts/describe-line.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { dash, formatCount, formatDay, spellDays } from "../format.ts";
import { type Period, shortPeriod } from "../period.ts";

/** Users of one ISO week, by its Monday; `last_day` is the last of it that the logs reach. */
export type WeekRow = Row & { readonly last_day: string };

type Props = { readonly rows: readonly WeekRow[]; readonly period: Period; readonly search: string };

const title = "Users by week";

export function WeekUsers({ rows, period, search }: Props) {
  const reason = rows.map(({ value }) => value).find(isUnknown)?.unknown;
  if (rows.every(({ value }) => isUnknown(value))) return <NoWeeks reason={reason} />;
  const shaded = { day: period.from, to: period.to, label: shortPeriod(period) };
  const chart = describeLine(rows, { title, unit: "people", noun: "people", isWeekly: true, markers: [shaded] });
  return (
    <ChartFigure
      title={title}
      caption={`Different people who used a registered tool in a week, Monday to Sunday, days by ${period.timeZone}; a gap where a log is silent${isCut(rows) ? "; the last week is not over" : ""}`}
      charts={[{ chart }]}
      columns={["Week from", "Users"]}
      lines={rows.map((row) => ({ key: row.day, cells: [weekOf(row), usersOf(row)] }))}
      csv={`/csv/week-users${search}`}
    />
  );
}

function isCut(rows: readonly WeekRow[]): boolean {
  return rows.at(-1)?.is_complete === false;
}

function weekOf({ day, last_day, is_complete }: WeekRow): string {
  return is_complete ? formatDay(day) : `${formatDay(day)}, up to ${formatDay(last_day)}`;
}

function usersOf({ value }: WeekRow): string {
  return isUnknown(value) ? `${dash} ${spellDays(value.unknown)}` : formatCount(value);
}

function NoWeeks({ reason }: { readonly reason: string | undefined }) {
  return (
    <EmptyFigure title={title}>
      {dash} Not known: {reason === undefined ? "no usage log is loaded" : spellDays(reason)}.
    </EmptyFigure>
  );
}
