import { Link as PlainLink } from "@remix-run/react";
import type { AsOfNumber, AsOfBand as Band } from "../as-of-band.server.ts";
import { counted, formatDay } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";

/** What a page as of a day says first: the same number of the same day as known then and now, and what came to be known between. */
export function AsOfBand({ band }: { readonly band: Band }) {
  const { asOf, numbers, now } = band;
  const day = formatDay(asOf.day);
  return (
    <section className="wide as-of-band" aria-label={`As known on ${day}`}>
      <div className="notice notice-calm">
        {asOf.state === "now" ? (
          <p>
            <b>As known on {day}</b> and as known now are one: all that is known came in or was decided by{" "}
            {asOf.last === null ? day : formatDay(asOf.last)}.
          </p>
        ) : (
          <>
            {numbers.map((number) => (
              <Numbers key={number.metric} number={number} day={day} />
            ))}
            {numbers.length === 0 && (
              <p>
                <b>As known on {day}</b>, from the exports that were in hand then.
              </p>
            )}
            <Reasons band={band} />
          </>
        )}
        <p>
          <PlainLink to={now}>The same as known now</PlainLink>
        </p>
      </div>
    </section>
  );
}

function Numbers({ number, day }: { readonly number: AsOfNumber; readonly day: string }) {
  return (
    <p>
      {number.title}
      {number.day === null ? "" : ` on ${formatDay(number.day)}`}, as known on {day}:{" "}
      <b>
        <KnownNumber value={number.knownThen} unit={number.unit} />
      </b>
      . As known now, of that same day:{" "}
      <b>
        <KnownNumber value={number.knownNow} unit={number.unit} />
      </b>
      .
    </p>
  );
}

function Reasons({ band: { later, longer, dropped, decisions } }: { readonly band: Band }) {
  const isSame = later.length + longer.length + dropped.length + decisions === 0;
  if (isSame) return <p>What was in hand then is all that counts now.</p>;
  return (
    <ul className="as-of-reasons">
      <Files files={later} one="came later or counts only since" many="came later or count only since" />
      <Files
        files={longer}
        one="reaches beyond that day, and counts until it"
        many="reach beyond that day, and count until it"
      />
      <Files files={dropped} one="counted then and no longer does" many="counted then and no longer do" />
      {decisions > 0 && <li>{counted(decisions, "decision was", "decisions were")} taken since.</li>}
    </ul>
  );
}

type FilesProps = { readonly files: readonly string[]; readonly one: string; readonly many: string };

const mostNames = 6;

function Files({ files, one, many }: FilesProps) {
  if (files.length === 0) return null;
  const more = files.length > mostNames ? `, and ${files.length - mostNames} more` : "";
  return (
    <li>
      {counted(files.length, "file")} {files.length === 1 ? one : many}: {files.slice(0, mostNames).join(", ")}
      {more}.
    </li>
  );
}
