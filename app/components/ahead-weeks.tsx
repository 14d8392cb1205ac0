import { counted, formatCount } from "../format.ts";
import { spanWords } from "../period.ts";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { RowsLink } from "./rows-link.tsx";

/** One whole week among those that the forecast may draw, as `forecast_weeks.sql` gives it. */
export type DrawnWeek = {
  readonly week: string;
  readonly last_day: string;
  readonly opened: number;
  readonly ended: number;
  readonly open_tickets: number;
  /** Of those opened, the ones that the program can have changed. */
  readonly changed: number;
  /** Why it tells nothing; null where it does. */
  readonly left_out: string | null;
};

const title = "The weeks that it is made of";

/** The ground of the forecast: each week with the requests in it, or why it is left out. */
export function DrawnTable({
  weeks,
  hasWithout,
}: {
  readonly weeks: readonly DrawnWeek[];
  readonly hasWithout: boolean;
}) {
  return (
    <PlainTable
      title={title}
      note={
        <>
          The newest whole weeks, Monday to Sunday. Opened and ended of one week are drawn together; ended is done or
          cancelled.{" "}
          {hasWithout && "Without the program, eligible requests of launched teams are divided by 1 + effect. "}
          With the older weeks, on which the forecast is tried: <FileLink href="/csv/forecast-weeks">CSV</FileLink>
        </>
      }
      columns={[
        { title: "Week" },
        { title: "Opened", isNumber: true },
        { title: "Ended", isNumber: true },
        ...(hasWithout ? [{ title: "Eligible, of launched teams", isNumber: true }] : []),
        { title: "Open at its end", isNumber: true },
        { title: "Counts" },
      ]}
      rows={weeks.map((week) => ({
        key: `week-${week.week}`,
        cells: cellsOf(week, hasWithout),
      }))}
      narrow="table"
      empty="The export tells no whole week."
    />
  );
}

function cellsOf(week: DrawnWeek, hasWithout: boolean): readonly React.ReactNode[] {
  const of = { week: week.week };
  return [
    spanWords(week.week, week.last_day),
    <RowsLink key="opened" metric="opened_requests" of={of} value={week.opened} />,
    <RowsLink key="ended" metric="closed_requests" of={of} value={week.ended} />,
    ...(hasWithout
      ? [<RowsLink key="changed" metric="opened_requests" of={{ ...of, by: "launched" }} value={week.changed} />]
      : []),
    <RowsLink key="open" metric="open_requests" of={of} value={week.open_tickets} />,
    <Counts key="counts" {...week} />,
  ];
}

function Counts({ left_out }: DrawnWeek) {
  if (left_out === null) return <>yes</>;
  return (
    <span className="soft">
      no: {left_out}; <Link to="/loads#coverage">which days</Link>
    </span>
  );
}

/** The way from the answer to its ground. */
export function GroundNote({ weeks }: { readonly weeks: readonly DrawnWeek[] }) {
  const out = weeks.filter(({ left_out }) => left_out !== null).length;
  return (
    <p className="small">
      Made of <a href="#the-weeks-that-it-is-made-of">{counted(weeks.length - out, "week")}</a>
      {out > 0 && `, with ${formatCount(out)} left out`}: each opens to its requests.
    </p>
  );
}
