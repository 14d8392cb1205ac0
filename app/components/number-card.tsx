import { isUnknown } from "../../contract/unknown.ts";
import type { Row } from "../charts/describe-line.ts";
import { Sparkline } from "../charts/sparkline.tsx";
import { formatMonth, formatNumber, sentence } from "../format.ts";
import type { Period } from "../period.ts";
import { comparedWords } from "./compare-words.ts";
import {
  BigValue,
  DataEnds,
  GapWords,
  IntervalWords,
  type MetricNumber,
  NumberLinks,
  partsOf,
  UnknownWords,
  windowOf,
} from "./number-value.tsx";

export type CardProps = {
  readonly number: MetricNumber;
  readonly period: Period;
  readonly unit: string;
  readonly denominator: string;
  readonly trend: readonly Row[];
  /** Numbers that belong beside this one and are never added to it. */
  readonly children?: React.ReactNode;
};

/** One headline number of the brief. */
export function NumberCard({ number, period, unit, denominator, trend, children }: CardProps) {
  const isKnown = !isUnknown(number.value);
  // What came in and went out says more than that there is nothing to compare with.
  const isCompared = !isUnknown(number.compared_value) || number.change_words === null;
  const compared = isCompared ? comparedWords(number, period.compare) : undefined;
  return (
    <article className="card" aria-labelledby={`card-${number.metric}`}>
      <div className="card-title">
        <h2 id={`card-${number.metric}`}>{number.title}</h2>
        <p className="card-window">
          {unit}, {windowOf(number)}
        </p>
        <NumberLinks number={number} />
      </div>
      <div className={isKnown ? "card-value" : "card-value card-unknown"}>
        <BigValue value={number.value} unit={number.unit} gapEffect={number.gap_effect} />
        {isUnknown(number.value) ? (
          <UnknownWords reason={number.value.unknown} missing={number.missing} />
        ) : (
          <p>
            {partsOf(number) ?? ""} {denominator}
            <br />
            <IntervalWords number={number} />
          </p>
        )}
      </div>
      {isKnown && (
        <div className="card-trend">
          <TrendLine trend={trend} number={number} />
        </div>
      )}
      <div className="card-why">
        {number.change_words !== null && isKnown && <p>{sentence(number.change_words)}</p>}
        {compared !== undefined && <p className="compared">{sentence(compared)}</p>}
        <GapWords number={number} />
        <DataEnds number={number} period={period} />
      </div>
      {children}
    </article>
  );
}

/** The line, and where it begins, since it has no axis; one month alone is no line. */
function TrendLine({ trend, number }: { readonly trend: readonly Row[]; readonly number: MetricNumber }) {
  const [first, second] = trend.filter((row) => !isUnknown(row.value));
  if (first === undefined || second === undefined || isUnknown(first.value)) return <p>No earlier month to draw</p>;
  return (
    <>
      <Sparkline rows={trend} unit={number.unit} title={number.title} />
      <p>
        from {formatNumber(first.value, number.unit)}, {formatMonth(first.day)}
      </p>
    </>
  );
}

/** A smaller number beside a headline. */
export function AsideNumber({ number, words }: { readonly number: MetricNumber; readonly words: string }) {
  return (
    <section className="aside-number">
      <span className="aside-value">{isUnknown(number.value) ? "–" : formatNumber(number.value, number.unit)}</span>
      <div>
        <div className="aside-head">
          <h3>{number.title}</h3>
          <NumberLinks number={number} />
        </div>
        {isUnknown(number.value) ? (
          <p>{sentence(number.value.unknown)}</p>
        ) : (
          <p>
            {partsOf(number)} {words} <IntervalWords number={number} />
          </p>
        )}
      </div>
    </section>
  );
}
