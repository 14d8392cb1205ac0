import { isUnknown } from "../../contract/unknown.ts";
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

type Props = {
  readonly numbers: readonly MetricNumber[];
  readonly period: Period;
  /** What a number counts, after its value and parts, by metric: `tools without an able owner or cover`. */
  readonly words?: { readonly [metric: string]: string };
  /** What else belongs below a known number. */
  readonly below?: (number: MetricNumber) => React.ReactNode;
};

/** Numbers side by side that are never added to each other, each with its window, its interval and what it was before. */
export function ReportNumbers({ numbers, period, words = {}, below }: Props) {
  return (
    <div className="numbers">
      {numbers.map((number) => (
        <section key={number.metric} aria-labelledby={`number-${number.metric}`}>
          <h2 id={`number-${number.metric}`}>{number.title}</h2>
          <BigValue value={number.value} unit={number.unit} words={unitOf(number)} gapEffect={number.gap_effect} />
          {isUnknown(number.value) ? (
            <UnknownWords reason={number.value.unknown} missing={number.missing} />
          ) : (
            <>
              <KnownWords number={number} words={words[number.metric]} />
              <Compared number={number} compare={period.compare} />
              <GapWords number={number} />
              <DataEnds number={number} period={period} />
              {below?.(number)}
            </>
          )}
          <NumberLinks number={number} />
        </section>
      ))}
    </div>
  );
}

/** A share says so by its sign; a rate and a length of time need their unit. */
function unitOf({ unit }: MetricNumber): string | undefined {
  return unit === "share" || unit === "count" ? undefined : unit;
}

function KnownWords({ number, words }: { readonly number: MetricNumber; readonly words: string | undefined }) {
  const counts = [partsOf(number), words].filter(Boolean).join(" ");
  return (
    <p className="card-window">
      {counts === "" ? windowOf(number) : `${counts}, ${windowOf(number)}`}
      <br />
      <IntervalWords number={number} />
    </p>
  );
}

export function Compared({ number, compare }: { readonly number: MetricNumber } & Pick<Period, "compare">) {
  const words = comparedWords(number, compare);
  return words === undefined ? null : <p className="card-window compared">{words}</p>;
}
