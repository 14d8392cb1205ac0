import { counted, dash, formatDay, formatTime } from "../format.ts";
import { entityWords } from "../words.ts";
import { HeldFiles } from "./held-files.tsx";
import type { HeldFile } from "./held-words.ts";
import { Link } from "./link.tsx";

export type Trust = {
  readonly time_zone: string;
  readonly as_of: string | null;
  readonly last_load_at: string | null;
  readonly loads: number;
  readonly held_files: number;
  readonly rejected_rows: number;
  readonly failed_checks: number;
};

export type TrustSource = { readonly entity: string; readonly loads: number; readonly data_through: string | null };

type Props = {
  readonly trust: Trust;
  readonly sources: readonly TrustSource[];
  /** Files that wait for a decision; none where the page itself tells of them. */
  readonly held: readonly HeldFile[];
};

/** How far the numbers below can be trusted, on every page. */
export function TrustStrip({ trust, sources, held }: Props) {
  const missing = sources.filter((source) => source.loads === 0);
  return (
    <aside className="trust" aria-label="Data health">
      <ul className="wide">
        <li>
          <Link to="/loads">Data through</Link>
        </li>
        {byDay(sources).map(([day, entities]) => (
          <li key={day}>
            {entities.join(", ")} <b>{day}</b>
          </li>
        ))}
        {missing.length > 0 && (
          <li>
            not loaded: <b>{missing.map((source) => entityWords(source.entity)).join(", ")}</b>
          </li>
        )}
        {trust.as_of !== null && (
          <li className="is-raised">
            seen as of <b>{formatDay(trust.as_of)}</b>
          </li>
        )}
        <li>
          last load <b>{trust.last_load_at === null ? dash : formatTime(trust.last_load_at, trust.time_zone)}</b>
        </li>
        <Alarm count={trust.held_files} words={counted(trust.held_files, "held file")} to="/loads#held" />
        <Alarm count={trust.failed_checks} words={counted(trust.failed_checks, "failed check")} to="/loads#checks" />
        <Alarm count={0} words={counted(trust.rejected_rows, "rejected row")} to="/loads?sort=-rejected" />
        <li>
          days by <b>{trust.time_zone}</b>
        </li>
      </ul>
      {held.length > 0 && (
        <div className="wide trust-held">
          <HeldFiles held={held} />
        </div>
      )}
    </aside>
  );
}

/** Kinds of export that reach to the same day stand together. */
function byDay(sources: readonly TrustSource[]): readonly (readonly [string, readonly string[]])[] {
  const days = new Map<string, string[]>();
  for (const { entity, loads, data_through } of sources) {
    if (loads === 0) continue;
    const day = data_through === null ? dash : formatDay(data_through);
    days.set(day, [...(days.get(day) ?? []), entityWords(entity)]);
  }
  return [...days];
}

function Alarm({ count, words, to }: { readonly count: number; readonly words: string; readonly to: string }) {
  return (
    <li className={count > 0 ? "is-raised" : undefined}>
      <Link to={to}>{words}</Link>
    </li>
  );
}
