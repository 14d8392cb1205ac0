import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatCount, formatDay } from "../format.ts";
import { type ForecastError, hasPoorMiddle, isWorse, of100, type Reached, type WeekAhead } from "./ahead-words.ts";
import { FileLink } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

const scenarios = { with: "With the program", without: "Without it" };

/** By when the target is reached, with the program and without. */
export function ReachedTable({ rows }: { readonly rows: readonly Reached[] }) {
  const target = rows[0]?.target ?? null;
  if (target === null) return null;
  return (
    <PlainTable
      title={`When at ${formatCount(target)} open requests?`}
      note={
        <>
          The week’s end by which so many of 100 runs have come to the target for the first time.{" "}
          <FileLink href="/csv/backlog-reached">CSV</FileLink>
        </>
      }
      columns={[
        { title: "Weeks to come" },
        { title: "Half of the runs by" },
        { title: "85 of 100 by" },
        { title: "95 of 100 by" },
        { title: "Within a year, of 100", isNumber: true },
      ]}
      rows={rows.map((row) => ({
        key: row.scenario,
        cells: [
          scenarios[row.scenario],
          <When key="p50" weeks={row.p50_weeks} day={row.p50_on} />,
          <When key="p85" weeks={row.p85_weeks} day={row.p85_on} />,
          <When key="p95" weeks={row.p95_weeks} day={row.p95_on} />,
          isUnknown(row.reaching) ? dash : of100(row.reaching),
        ],
      }))}
      empty="Nothing is forecast."
    />
  );
}

function When({ weeks, day }: { readonly weeks: Known<number>; readonly day: string | null }) {
  if (isUnknown(weeks))
    return <span className="soft">{`${dash} ${weeks.unknown.replace(/ in \d+ of 100 runs$/, "")}`}</span>;
  if (day === null) throw new Error("weeks that end on no day");
  return weeks === 0 ? "now" : formatDay(day);
}

const dates = [4, 8, 13, 26, 52];

/** How many by a date. */
export function DatesTable({
  weeks,
  hasWithout,
}: {
  readonly weeks: readonly WeekAhead[];
  readonly hasWithout: boolean;
}) {
  const shown = weeks.filter(({ ahead }) => ahead !== null && dates.includes(ahead));
  if (shown.length === 0) return null;
  return (
    <PlainTable
      title="How many by a date?"
      narrow="tiles"
      note={
        <>
          So many open requests at most, in half, 85 and 95 of 100 runs. Every week is in the table below the chart and
          in the <FileLink href="/csv/backlog-ahead">CSV</FileLink>.
        </>
      }
      columns={[
        { title: "Week to" },
        { title: "In half of the runs", isNumber: true },
        { title: "In 85 of 100", isNumber: true },
        { title: "In 95 of 100", isNumber: true },
        ...(hasWithout
          ? [
              { title: "Without the program, half", isNumber: true },
              { title: "Without, 85 of 100", isNumber: true },
              { title: "Without, 95 of 100", isNumber: true },
            ]
          : []),
      ]}
      rows={shown.map((week) => ({
        key: `by-${week.day}`,
        cells: [
          <span key="day">
            {formatDay(week.day)}
            <span className="cell-note">in {counted(week.ahead ?? 0, "week")}</span>
          </span>,
          ...[week.p50, week.p85, week.p95].map(count),
          ...(hasWithout ? [week.without_p50, week.without_p85, week.without_p95].map(count) : []),
        ],
      }))}
      empty="Nothing is forecast."
    />
  );
}

function count(value: number | null): string {
  return value === null ? dash : formatCount(value);
}

/** How far off the forecast would have been, beside two that anybody could make. */
export function ErrorTable({ rows }: { readonly rows: readonly ForecastError[] }) {
  return (
    <PlainTable
      title="How good is this forecast?"
      narrow="tiles"
      note={
        <>
          Tried on the past: at every fourth week it is made from the 13 to 26 weeks before alone, and held against what
          came. The last value says that nothing changes, the line goes on as these weeks did. The loss counts p10, p50
          and p90 together (pinball loss, in requests): lower is better.{" "}
          <FileLink href="/csv/forecast-error">CSV</FileLink>
        </>
      }
      columns={[
        { title: "Weeks ahead" },
        { title: "Made from past weeks", isNumber: true },
        { title: "Inside p10 to p90", isNumber: true },
        { title: "Loss", isNumber: true },
        { title: "Loss of the last value", isNumber: true },
        { title: "Loss of a line", isNumber: true },
        { title: "What it says" },
      ]}
      rows={rows.map((row) => ({ key: `ahead-${row.ahead}`, cells: [counted(row.ahead, "week"), ...errorCells(row)] }))}
      empty="Nothing is forecast."
    />
  );
}

function errorCells(row: ForecastError): readonly React.ReactNode[] {
  const { error, origins, inside, loss, loss_of_last_value, loss_of_line } = row;
  const losses = [loss, loss_of_last_value, loss_of_line].map((each) => (each === null ? dash : each.toFixed(1)));
  const verdict = isUnknown(error)
    ? `not tried: ${error.unknown}`
    : isWorse(row)
      ? "worse than to say that nothing changes"
      : hasPoorMiddle(row)
        ? "its range tells something, its middle no more than the last value"
        : "better than to say that nothing changes";
  return [
    formatCount(origins),
    origins === 0 ? dash : `${formatCount(inside)} (${Math.round((100 * inside) / origins)}%)`,
    ...losses,
    <span key="verdict" className="soft">
      {verdict}
    </span>,
  ];
}
