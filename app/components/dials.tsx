import { isUnknown, type Known } from "../../contract/unknown.ts";
import { percent } from "../charts/static-chart.tsx";
import { dash, formatShare, sentence, spellDays } from "../format.ts";
import { RowsLink } from "./rows-link.tsx";

export type Dial = { readonly dial: string; readonly value: Known<number>; readonly words: string | null };

const questions: { readonly [dial: string]: string } = {
  security: "Security",
  sprawl: "Sprawl",
  continuity: "Continuity",
};

/** The three dials, each a share of its own; they are never blended into one score. */
export function Dials({ dials }: { readonly dials: readonly Dial[] }) {
  return (
    <section className="dials" aria-labelledby="dials">
      <h2 id="dials">Three dials</h2>
      {dials.map((dial) => (
        <div className="dial" key={dial.dial}>
          <div className="dial-head">
            <h3>{questions[dial.dial] ?? dial.dial}</h3>
            <span className="dial-value">
              <DialValue dial={dial} />
            </span>
          </div>
          <Meter value={dial.value} />
          <p>
            {isUnknown(dial.value) ? `Unknown, because ${spellDays(dial.value.unknown)}.` : sentence(dial.words ?? "")}
          </p>
        </div>
      ))}
    </section>
  );
}

/** Sprawl counts as a metric does, whose rows it opens to. */
function DialValue({ dial: { dial, value } }: { readonly dial: Dial }) {
  if (dial === "sprawl") return <RowsLink metric="excess_rate" of={{}} value={value} unit="share" />;
  return <>{isUnknown(value) ? dash : formatShare(value)}</>;
}

function Meter({ value }: { readonly value: Known<number> }) {
  return (
    <svg width="100%" height="6" aria-hidden="true">
      {isUnknown(value) ? (
        <line className="meter-unknown" x1="0" x2="100%" y1="3" y2="3" />
      ) : (
        <>
          <rect className="meter-ground" width="100%" height="6" rx="3" />
          <rect className="meter-fill" width={percent(Math.min(1, value))} height="6" rx="3" />
        </>
      )}
    </svg>
  );
}
