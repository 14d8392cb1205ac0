import { Link } from "@remix-run/react";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { dash, formatCount, formatDay, formatInterval, formatMonth, formatNumber, sentence } from "../format.ts";
import { exportOf } from "../words.ts";

/** One value of a metric as `numbers.sql` gives it. */
export type MetricNumber = {
  readonly metric: string;
  readonly title: string;
  readonly question: string;
  readonly definition: string;
  readonly kind: string;
  readonly unit: string;
  readonly data_through: string | null;
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly is_complete: boolean | null;
  readonly change_words: string | null;
  /** Kinds of export that it needs and that are not loaded. */
  readonly missing: readonly string[];
  /** What it answers to. */
  readonly filters: string | null;
};

export function windowOf(number: MetricNumber): string {
  if (number.period_from === null || number.data_through === null) return "no month yet";
  const month = formatMonth(number.period_from);
  const isState = number.kind === "stock" || number.kind === "ratio of stocks";
  if (number.is_complete) return isState ? `end of ${month}` : month;
  const through = formatDay(number.period_to ?? number.data_through);
  return isState ? `on ${through}` : `${month}, up to ${through}`;
}

/** `12 of 340`, for a rate. */
export function partsOf(number: MetricNumber): string | undefined {
  if (number.unit !== "share" || number.numerator === null || number.denominator === null) return undefined;
  return `${formatCount(number.numerator)} of ${formatCount(number.denominator)}`;
}

export function IntervalWords({ number }: { readonly number: MetricNumber }) {
  const interval = formatInterval(number.low, number.high, number.unit);
  return interval === undefined ? null : <>95% interval {interval}</>;
}

/** A dash, why the number cannot be said, and what would make it known. */
export function UnknownWords({ reason, missing }: { readonly reason: string; readonly missing: readonly string[] }) {
  return (
    <>
      <span className="unknown-reason">{sentence(reason)}</span>
      {missing.length > 0 && (
        <span className="unknown-remedy">
          To know it, <Link to="/loads#add">load {missing.map(exportOf).join(" and ")}</Link>.
        </span>
      )}
    </>
  );
}

export function BigValue({
  value,
  unit,
  words,
}: {
  readonly value: Known<number>;
  readonly unit: string;
  readonly words?: string;
}) {
  if (isUnknown(value)) {
    return (
      <span className="figure-value">
        <span aria-hidden="true">{dash}</span>
        <span className="hidden">unknown</span>
      </span>
    );
  }
  return (
    <span className="figure-value">
      {formatNumber(value, unit)}
      {words !== undefined && <span className="figure-unit"> {words}</span>}
    </span>
  );
}

/** To the rows and to the definition; a number that is not known has no rows. */
export function NumberLinks({ number, search = "" }: { readonly number: MetricNumber; readonly search?: string }) {
  return (
    <p className="links">
      {isUnknown(number.value) ? (
        <span className="soft">No rows: not known</span>
      ) : (
        <Link to={`/rows/${number.metric}${search}`}>Rows</Link>
      )}
      <Link to={`/definitions#${number.metric}`}>Definition</Link>
    </p>
  );
}
