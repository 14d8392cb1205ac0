import { BarKey } from "../charts/key.tsx";
import { counted, formatDay, formatMonth, monthOf } from "../format.ts";
import { entityWords } from "../words.ts";
import { CoverageGaps } from "./coverage-gaps.tsx";
import {
  type CoverageRun,
  type CoverageSource,
  dateOf,
  isOf,
  monthsOf,
  monthWords,
  tellsWords,
} from "./coverage-words.ts";
import { FileLink, Link } from "./link.tsx";
import { TableRegion } from "./table-region.tsx";

export type UnloggedPlatform = { readonly platform: string; readonly tools: number };

type Props = {
  readonly sources: readonly CoverageSource[];
  readonly runs: readonly CoverageRun[];
  readonly unlogged: readonly UnloggedPlatform[];
};

const title = "Which days the exports tell of";

/** Sources by month, each month a strip of its days: what is covered, missing and cut off at a limit. */
export function CoverageMap({ sources, runs, unlogged }: Props) {
  const months = monthsOf(runs);
  return (
    <figure className="figure coverage" id="coverage" aria-labelledby="coverage-title">
      <figcaption className="figure-head">
        <h2 id="coverage-title">{title}</h2>
        <p>
          Days by source and month{isCut(sources, months) ? ", the 36 newest months" : ""}. A day that no log tells of
          is no day without use: where more than a quarter of a month’s days are missing its numbers are unknown, and
          where fewer are, they say that they are a lower bound.
        </p>
        <p>
          <BarKey mark="coverage-covered">covered; of lists, the day that one shows</BarKey>
          <BarKey mark="coverage-capped">cut off at the export’s limit of rows</BarKey>
          <BarKey mark="coverage-missing">missing</BarKey>
        </p>
      </figcaption>
      {months.length === 0 ? null : <Strips sources={sources} runs={runs} months={months} />}
      <Unlogged sources={sources} unlogged={unlogged} />
      <CoverageGaps sources={sources} runs={runs} />
      <p className="figure-foot">
        <FileLink href="/csv/coverage">CSV</FileLink>
      </p>
    </figure>
  );
}

function isCut(sources: readonly CoverageSource[], [first]: readonly string[]): boolean {
  return sources.some(({ first_day }) => first !== undefined && first_day < first);
}

function Strips({ sources, runs, months }: Omit<Props, "unlogged"> & { readonly months: readonly string[] }) {
  return (
    <TableRegion label={`${title}, table`}>
      <table className="table coverage-table">
        <caption className="hidden">{title}, by month</caption>
        <thead>
          <tr>
            <th scope="col">Source</th>
            {months.map((month, index) => (
              <th key={month} scope="col" className={isYearStart(month, index) ? "coverage-year" : undefined}>
                <span aria-hidden="true">
                  {monthOf(month)}
                  <span className="block">{isYearStart(month, index) ? month.slice(0, 4) : "\u00a0"}</span>
                </span>
                <span className="hidden">{formatMonth(month)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRow
              key={`${source.entity} ${source.series} ${source.is_log}`}
              source={source}
              months={months}
              runs={runs.filter((run) => isOf(run, source))}
            />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function isYearStart(month: string, index: number): boolean {
  return index === 0 || month.slice(5, 7) === "01";
}

type RowProps = {
  readonly source: CoverageSource;
  readonly months: readonly string[];
  readonly runs: readonly CoverageRun[];
};

function SourceRow({ source, months, runs }: RowProps) {
  const tells = tellsWords(source);
  return (
    <tr className={source.is_log ? undefined : "coverage-list"}>
      <th scope="row">
        {source.title ?? source.series}
        <span className="cell-note">
          {entityWords(source.entity)}, from {formatDay(source.first_day)}
          {tells === undefined ? "" : `; ${tells}`}
        </span>
      </th>
      {months.map((month, index) => {
        const days = runs.filter((run) => run.month === month);
        const words = monthWords(month, days, source.is_log);
        return (
          <td key={month} title={words} className={isYearStart(month, index) ? "coverage-year" : undefined}>
            <Strip month={month} runs={days} />
            <span className="hidden">{words}</span>
          </td>
        );
      })}
    </tr>
  );
}

/** One path per state, whatever the number of runs. Height tells the states apart as colour does. */
function Strip({ month, runs }: { readonly month: string; readonly runs: readonly CoverageRun[] }) {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  const path = (state: CoverageRun["state"], top: number, bottom: number) => {
    const marks = runs.filter((run) => run.state === state).map((run) => boxOf(run, top, bottom));
    return marks.length === 0 ? null : <path className={`coverage-${state}`} d={marks.join("")} />;
  };
  return (
    <svg className="coverage-strip" viewBox={`0 0 ${days} 20`} preserveAspectRatio="none" aria-hidden="true">
      {path("covered", 0, 20)}
      {path("capped", 10, 20)}
      {path("missing", 7, 13)}
    </svg>
  );
}

function boxOf({ from_day, to_day }: CoverageRun, top: number, bottom: number): string {
  const width = dateOf(to_day) - dateOf(from_day) + 1;
  return `M${dateOf(from_day) - 1} ${top}h${width}V${bottom}h${-width}z`;
}

/** No log at all, or none of a platform, is told from days that a log lacks. */
function Unlogged({ sources, unlogged }: Pick<Props, "sources" | "unlogged">) {
  if (!sources.some(({ entity }) => entity === "events")) {
    return (
      <p className="coverage-note">
        <b>No usage log is loaded.</b> Who builds and who uses anything is unknown, which is not nobody;{" "}
        <Link to="#add">load an audit log of the platforms</Link>.
      </p>
    );
  }
  if (unlogged.length === 0) return null;
  const shown = unlogged.slice(0, 8).map(({ platform, tools }) => `${platform} (${counted(tools, "tool")})`);
  const more = unlogged.length > shown.length ? ` and ${counted(unlogged.length - shown.length, "platform")} more` : "";
  return (
    <p className="coverage-note">
      <b>No log tells of</b> {shown.join(", ")}
      {more}: whether those tools are used is unknown, which is not no use.
    </p>
  );
}
