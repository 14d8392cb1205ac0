import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatCount, formatMonth } from "../format.ts";
import type { Period } from "../period.ts";
import { rowsAddress } from "../rows-address.ts";
import { causes } from "../words.ts";
import { FileLink, Link } from "./link.tsx";
import type { MetricNumber } from "./number-value.tsx";
import { PlainTable } from "./plain-table.tsx";
import { ReportNumbers } from "./report-numbers.tsx";
import { RowsLink } from "./rows-link.tsx";
import { type Trend, TrendFigure } from "./trend-figure.tsx";

/** What became orphaned and what ceased to be in a month, as `orphan_flow.sql` gives it. */
export type OrphanMonth = {
  readonly day: string;
  readonly is_complete: boolean;
  readonly came_in: number;
  readonly no_owner: number;
  readonly owner_left: number;
  readonly owner_disabled: number;
  readonly no_person: number;
  readonly team_gone: number;
  readonly went_out: number;
  readonly owner_named: number;
  readonly owner_back: number;
  readonly retired: number;
  readonly not_listed: number;
  readonly unclear: number;
  readonly orphaned: number;
};

/** How long tools wait for somebody, as `owner_waits.sql` gives it; `cause` is `all` in the first row. */
export type OwnerWait = {
  readonly cause: string;
  readonly cases: number;
  readonly done: number;
  readonly still_open: number;
  readonly ended: number;
  readonly longest_open: number | null;
  readonly median: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
};

/** Of the numbers of ownership those that say whether it gets better. */
export const healthMetrics = [
  "became_orphaned",
  "got_an_owner",
  "orphans_ended",
  "depended_orphan_rate",
  "independent_owner_rate",
  "orphan_days",
  "time_to_owner",
  "confirmation_rate",
];

/** More would push the rest of the page away; the file has all. */
const months = 12;

type Narrowed = { readonly team: string | null; readonly platform: string | null };

type Props = {
  readonly numbers: readonly MetricNumber[];
  readonly trends: readonly Trend[];
  readonly flow: readonly OrphanMonth[];
  readonly waits: readonly OwnerWait[];
  readonly period: Period;
  readonly narrowed: Narrowed;
  readonly search: string;
};

/** Whether the list gets shorter, and by what: owners found, or tools retired and gone. */
export function OwnershipHealth({ numbers, trends, flow, waits, period, narrowed, search }: Props) {
  const trend = (metric: string) => trends.filter((row) => row.metric === metric);
  return (
    <section className="stack" aria-labelledby="health">
      <div>
        <div className="section-head">
          <h2 id="health">Does it get better?</h2>
          <p>
            Retiring idle tools shortens the list without finding anybody, so what closed an orphan is counted by what
            closed it.
          </p>
        </div>
        <ReportNumbers numbers={numbers} period={period} />
      </div>
      <OrphanTrend rows={trend("orphan_rate")} period={period} narrowed={narrowed} search={search} />
      <TrendFigure
        rows={trend("orphan_days")}
        title="Orphan-days per 1,000 tool-days, by month"
        caption="Days without anybody able, of days on which a tool was listed and its ownership known"
        unit="per 1,000 tool-days"
        noun="orphan-days"
        of="tool-days"
        period={period}
        narrowed={narrowed}
        csv={trendFile(search, "orphan_days")}
      />
      <Flow rows={flow} narrowed={narrowed} search={search} />
      <Waits rows={waits} period={period} narrowed={narrowed} search={search} />
    </section>
  );
}

type TrendProps = {
  readonly rows: readonly Trend[];
  readonly period: Period;
  readonly narrowed: Narrowed;
  readonly search: string;
};

/** The share of active tools that nobody can act for, month by month. */
export function OrphanTrend({ search, ...trend }: TrendProps) {
  return (
    <TrendFigure
      {...trend}
      title="Orphaned share of active tools, end of each month"
      caption="Orphaned tools of active tools, with a 95% interval; a gap where it cannot be told"
      unit="share"
      noun="orphaned"
      of="active tools"
      csv={trendFile(search, "orphan_rate")}
    />
  );
}

function trendFile(search: string, metric: string): string {
  return `/csv/trend${search === "" ? "?" : `${search}&`}metric=${metric}`;
}

type FlowProps = { readonly rows: readonly OrphanMonth[]; readonly narrowed: Narrowed; readonly search: string };

function Flow({ rows, narrowed, search }: FlowProps) {
  return (
    <PlainTable
      title="What became orphaned, and what ceased to be"
      note={
        <>
          By the day on which it became true, for the team and platform that a tool has today.{" "}
          {rows.length > months && `The newest ${months} of ${rows.length} months. `}
          <FileLink href={`/csv/orphan-flow${search}`}>CSV by month</FileLink>
        </>
      }
      columns={[
        { title: "Month" },
        { title: "Became orphaned", isNumber: true },
        { title: "Because" },
        { title: "Got an owner", isNumber: true },
        { title: "Retired or gone", isNumber: true },
      ]}
      rows={rows.slice(0, months).map((row) => ({
        key: `flow-${row.day.slice(0, 7)}`,
        cells: cellsOf(row, { ...narrowed, to: row.day }),
      }))}
      empty="No registry and people exports tell of any month."
    />
  );
}

function cellsOf(row: OrphanMonth, of: Narrowed & { readonly to: string }): readonly React.ReactNode[] {
  const got = row.owner_named + row.owner_back;
  return [
    `${formatMonth(row.day)}${row.is_complete ? "" : ", so far"}`,
    <RowsLink key="in" metric="became_orphaned" of={of} value={row.came_in} />,
    <span key="because" className="cell-note">
      {becauseOf(row)}
    </span>,
    <Counted key="got" metric="got_an_owner" of={of} value={got} note={noteOf(row.owner_back, "of them back")} />,
    <Counted
      key="ended"
      metric="orphans_ended"
      of={of}
      value={row.retired + row.not_listed}
      note={noteOf(row.unclear, "more cannot be told any longer")}
    />,
  ];
}

type CountedProps = {
  readonly metric: string;
  readonly of: Narrowed & { readonly to: string };
  readonly value: number;
  readonly note: string | null;
};

function Counted({ note, ...link }: CountedProps) {
  return (
    <>
      <RowsLink {...link} />
      {note !== null && <span className="cell-note">{note}</span>}
    </>
  );
}

function noteOf(count: number, words: string): string | null {
  return count === 0 ? null : `${formatCount(count)} ${words}`;
}

function becauseOf(row: OrphanMonth): string {
  const parts: readonly (readonly [number, string])[] = [
    [row.owner_left, "owner left"],
    [row.owner_disabled, "account disabled"],
    [row.no_owner, "nobody named"],
    [row.no_person, "no person"],
    [row.team_gone, "team gone"],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${formatCount(count)} ${words}`);
  return said.length === 0 ? dash : said.join(", ");
}

type WaitProps = {
  readonly rows: readonly OwnerWait[];
  readonly period: Period;
  readonly narrowed: Narrowed;
  readonly search: string;
};

function Waits({ rows, period, narrowed, search }: WaitProps) {
  return (
    <PlainTable
      title="How long a tool waits for somebody"
      note={
        <>
          Tools that lost their last able person in the twelve months to the period’s end, by Kaplan and Meier’s
          estimate: those that still wait count with the days so far.{" "}
          <Link to={rowsAddress("time_to_owner", { ...narrowed, months: 12, to: period.toMonth })}>Their rows</Link>,{" "}
          <FileLink href={`/csv/owner-waits${search}`}>CSV by cause</FileLink>
        </>
      }
      columns={[
        { title: "Lost because" },
        { title: "Tools", isNumber: true },
        { title: "Have one again", isNumber: true },
        { title: "Still wait", isNumber: true },
        { title: "Ended otherwise", isNumber: true },
        { title: "Half have one within" },
      ]}
      rows={rows.map((row) => ({
        key: `wait-${row.cause}`,
        cells: [
          row.cause === "all" ? "Any cause" : (causes[row.cause]?.words ?? row.cause),
          formatCount(row.cases),
          formatCount(row.done),
          <span key="open">
            {formatCount(row.still_open)}
            {row.longest_open !== null && (
              <span className="cell-note">the longest {counted(row.longest_open, "day")}</span>
            )}
          </span>,
          formatCount(row.ended),
          medianOf(row),
        ],
      }))}
      empty="No tool lost its last able person in these months."
    />
  );
}

function medianOf({ median, low, high }: OwnerWait): React.ReactNode {
  if (isUnknown(median)) return `${dash} ${median.unknown}`;
  return (
    <>
      {counted(median, "day")}
      <span className="cell-note">{intervalOf(low, high)}</span>
    </>
  );
}

function intervalOf(low: number | null, high: number | null): string {
  if (high === null) return `95% interval: ${low ?? 0} days or more`;
  return `95% interval ${low ?? 0} to ${high}`;
}
