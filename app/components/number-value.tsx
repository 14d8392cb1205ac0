import { useLocation, useParams } from "@remix-run/react";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { withParameters } from "../filters.ts";
import {
  capital,
  dash,
  effectWords,
  formatCount,
  formatDay,
  formatInterval,
  formatMonth,
  formatNumber,
  sentence,
  spellDays,
} from "../format.ts";
import { isSpread, type Period, shortPeriod, spanWords } from "../period.ts";
import { rowsAddress } from "../rows-address.ts";
import { exportOf } from "../words.ts";
import { Link } from "./link.tsx";

/** One value of a metric, with what it is compared with. */
export type MetricNumber = {
  readonly metric: string;
  readonly title: string;
  readonly question: string;
  readonly definition: string;
  readonly kind: string;
  readonly unit: string;
  readonly better: string | null;
  readonly data_through: string | null;
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly is_complete: boolean | null;
  readonly months: number;
  /** Whether its last month is the newest that it tells of. */
  readonly is_latest: boolean | null;
  /** The same of the period it is compared with. */
  readonly compared_value: Known<number>;
  readonly compared_low: number | null;
  readonly compared_high: number | null;
  readonly compared_from: string | null;
  readonly compared_to: string | null;
  readonly change_words: string | null;
  /** What missing days of the logs make of the value, `lower bound`, `upper bound` or `off either way`, and which days those are. */
  readonly gap_effect: string | null;
  readonly gap_words: string | null;
  /** Kinds of export that it needs and that are not loaded. */
  readonly missing: readonly string[];
  /** What it answers to. */
  readonly filters: string | null;
};

export function isState({ kind }: Pick<MetricNumber, "kind">): boolean {
  return !isSpread(kind);
}

/** `Sep 2026`, `Jul – Sep 2026`, `end of Sep 2026`, `on 14 Oct 2026`, `1 Aug – 14 Oct 2026`. */
export function windowOf(number: MetricNumber): string {
  const { period_from: from, period_to: to, months, is_complete } = number;
  if (from === null || to === null) return "no month yet";
  if (isState(number)) return is_complete ? `end of ${formatMonth(to)}` : `on ${formatDay(to)}`;
  if (!is_complete) return months === 1 ? `${formatMonth(to)}, up to ${formatDay(to)}` : spanWords(from, to);
  return shortPeriod({ from, toMonth: to, months });
}

/** `12 of 340`, or `12 in 340 tool-months` where one is no part of the other. */
export function partsOf(number: MetricNumber): string | undefined {
  if (number.numerator === null || number.denominator === null) return undefined;
  const [count, all] = [formatCount(number.numerator), formatCount(number.denominator)];
  if (number.unit === "share") return `${count} of ${all}`;
  return number.unit.startsWith("per ") ? `${count} in ${all} ${perWhat(number.unit)}` : undefined;
}

/** `per 100 tool-months` → `tool-months`. */
function perWhat(unit: string): string {
  return unit.replace(/^per ([\d,.]+ )?/, "");
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

/** A number whose inputs end before the page's period does says so; of the others the head of the page tells. */
export function DataEnds({ number, period }: { readonly number: MetricNumber; readonly period: Pick<Period, "to"> }) {
  if (number.data_through === null || number.data_through >= period.to || isUnknown(number.value)) return null;
  return <p className="card-window">Data ends on {formatDay(number.data_through)}</p>;
}

/** While the logs lack days that it counts: which, and what that makes of the number. */
export function GapWords({ number }: { readonly number: MetricNumber }) {
  if (number.gap_words === null || number.gap_effect === null) return null;
  return (
    <p className="card-window">
      {capital(effectWords(number.gap_effect))}: {spellDays(number.gap_words)};{" "}
      <Link to="/loads#coverage">which days are missing</Link>
    </p>
  );
}

const effects: { readonly [effect: string]: { readonly sign: string; readonly spoken: string } } = {
  "lower bound": { sign: "≥", spoken: "at least" },
  "upper bound": { sign: "≤", spoken: "at most" },
};

/** `≥` before a value that is a lower bound, for readers of the screen in words. */
function BoundSign({ effect }: { readonly effect: string | null }) {
  const bound = effects[effect ?? ""];
  if (bound === undefined) return null;
  return (
    <>
      <span aria-hidden="true">{bound.sign} </span>
      <span className="hidden">{bound.spoken} </span>
    </>
  );
}

export function BigValue({
  value,
  unit,
  words,
  gapEffect = null,
}: {
  readonly value: Known<number>;
  readonly unit: string;
  readonly words?: string;
  readonly gapEffect?: string | null;
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
      <BoundSign effect={gapEffect} />
      {formatNumber(value, unit)}
      {words !== undefined && <span className="figure-unit"> {words}</span>}
    </span>
  );
}

/** The address of the rows behind a number: the same period, and of what the page is narrowed to whatever the number answers to. */
export function rowsOfNumber(number: MetricNumber, search: string): string {
  const page = new URLSearchParams(search);
  const asked = (name: string) => (number.filters?.includes(name) ? page.get(name) : null);
  const to = number.is_latest ? null : number.period_to;
  return rowsAddress(number.metric, { team: asked("team"), platform: asked("platform"), months: number.months, to });
}

/** To the rows and to the definition; a number that is not known has no rows. */
export function NumberLinks({ number }: { readonly number: MetricNumber }) {
  const { search } = useLocation();
  // A team's own page says it in the path instead of in the search.
  const { team } = useParams();
  const asked = team === undefined ? search : withParameters(search, { team });
  return (
    <p className="links">
      {isUnknown(number.value) ? (
        <span className="soft">No rows: not known</span>
      ) : (
        <Link to={rowsOfNumber(number, asked)}>Rows</Link>
      )}
      <Link to={`/definitions#${number.metric}`}>Definition</Link>
    </p>
  );
}
