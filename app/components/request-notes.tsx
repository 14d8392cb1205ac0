import { isUnknown, type Known } from "../../contract/unknown.ts";
import { dash, formatChange, formatCount, formatDay, formatMonth, sentence, spellDays } from "../format.ts";
import { rowsAddress } from "../rows-address.ts";
import { chanceWords } from "./brief-words.ts";
import { Link } from "./link.tsx";
import type { MetricNumber } from "./number-value.tsx";
import { Tag } from "./tag.tsx";

export type Baseline = {
  readonly baseline_from: string | null;
  readonly baseline_to: string | null;
  readonly compared_from: string | null;
  readonly compared_to: string | null;
  readonly months: number;
  readonly opened_before: number | null;
  readonly opened_after: number | null;
  readonly change: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly frozen_on: string | null;
  readonly launched_on: string | null;
};

export type TicketWindow = {
  readonly window_from: string;
  readonly window_to: string;
  readonly first_day: string;
  readonly before_to: string;
  readonly after_from: string;
  readonly data_through: string;
  readonly is_truncated: boolean;
  readonly explanation: string | null;
};

/** Days that only the extraction explains, before anybody reads a trend into them. */
export function WindowNotice({ window }: { readonly window: TicketWindow }) {
  if (window.explanation === null) return null;
  return (
    <div className="notice" role="note">
      <strong>The export has edges, and they are not demand</strong>
      <p>{sentence(window.explanation)}</p>
    </div>
  );
}

/** The same warning where the number itself stands. */
export function WindowAside({ window }: { readonly window: TicketWindow | undefined }) {
  if (window === undefined || window.explanation === null) return null;
  return (
    <p className="window-aside">
      <Tag state={{ words: "The export has edges.", tone: "warn" }} /> {sentence(window.explanation)}{" "}
      <a href="#requests">See the chart</a>
    </p>
  );
}

function span(from: string | null, to: string | null): string {
  if (from === null || to === null) return "no months";
  return `${formatMonth(from)} to ${formatMonth(to)}`;
}

/** The change in one sentence with both counts, or why it cannot be told. */
export function BaselineSentence({ baseline }: { readonly baseline: Baseline }) {
  if (isUnknown(baseline.change)) {
    return (
      <p className="sentence">
        Against a baseline: <b>cannot tell</b>, because {spellDays(baseline.change.unknown)}.{" "}
        <Counts baseline={baseline} />
      </p>
    );
  }
  return (
    <p className="sentence">
      Requests opened: <b>{formatCount(baseline.opened_after ?? 0)}</b> in{" "}
      {span(baseline.compared_from, baseline.compared_to)} against <b>{formatCount(baseline.opened_before ?? 0)}</b> in
      the same months of the baseline, {span(baseline.baseline_from, baseline.baseline_to)}: a change of{" "}
      <b>{formatChange(baseline.change)}</b> <Interval baseline={baseline} />
      {baseline.frozen_on !== null && `; baseline frozen on ${formatDay(baseline.frozen_on)}`}
      {baseline.launched_on !== null && `, first launch on ${formatDay(baseline.launched_on)}`}. {chanceWords(baseline)}{" "}
      The interval covers chance alone and proves no cause. <Link to={rowsAddress("backlog_change", {})}>Rows</Link>
    </p>
  );
}

function Counts({ baseline }: { readonly baseline: Baseline }) {
  if (baseline.opened_before === null) return null;
  const after = baseline.opened_after === null ? dash : formatCount(baseline.opened_after);
  return (
    <>
      Opened in the baseline months, {span(baseline.baseline_from, baseline.baseline_to)}:{" "}
      {formatCount(baseline.opened_before)}; since: {after}.
    </>
  );
}

function Interval({ baseline }: { readonly baseline: Baseline }) {
  if (baseline.low === null || baseline.high === null) return null;
  return (
    <>
      (95% interval {formatChange(baseline.low)} to {formatChange(baseline.high)})
    </>
  );
}

/** The same change beside the count of open requests: always that of all teams, and so are its rows. */
export function ChangeAside({
  number,
  baseline,
}: {
  readonly number: MetricNumber;
  readonly baseline: Baseline | undefined;
}) {
  if (baseline === undefined) return null;
  return (
    <section className="aside-number">
      <span className="aside-value">{isUnknown(baseline.change) ? dash : formatChange(baseline.change)}</span>
      <div>
        <div className="aside-head">
          <h3>Opened, against the baseline</h3>
          <p className="links">
            {!isUnknown(baseline.change) && <Link to={rowsAddress(number.metric, {})}>Rows</Link>}
            <Link to={`/definitions#${number.metric}`}>Definition</Link>
          </p>
        </div>
        {isUnknown(baseline.change) ? (
          <p>
            Cannot tell: {spellDays(baseline.change.unknown)}.{" "}
            <Link to="/definitions#words">How a baseline is named</Link>
          </p>
        ) : (
          <p>
            {formatCount(baseline.opened_after ?? 0)} in {span(baseline.compared_from, baseline.compared_to)}, before{" "}
            {formatCount(baseline.opened_before ?? 0)}. <Interval baseline={baseline} /> {chanceWords(baseline)}
          </p>
        )}
      </div>
    </section>
  );
}
