import { type CoverageRun, type CoverageSource, hasGap, isOf, monthsOf, monthWords } from "./coverage-words.ts";
import { Link } from "./link.tsx";

type Props = { readonly sources: readonly CoverageSource[]; readonly runs: readonly CoverageRun[] };

type Gap = { readonly key: string; readonly month: string; readonly source: string; readonly words: string };

/** Gaps that are listed before the rest is folded away. */
const open = 6;

/** What the map shows as holes, in words, newest first, and what fills them. */
export function CoverageGaps({ sources, runs }: Props) {
  const gaps = sources.flatMap((source) => gapsOf(source, runs)).sort((one, two) => (one.month < two.month ? 1 : -1));
  if (gaps.length === 0) {
    return sources.length === 0 ? null : (
      <p className="coverage-note">No day is missing since the first that each source tells of.</p>
    );
  }
  return (
    <div className="coverage-note">
      <p>
        To fill a gap, export those days from the source again and <Link to="#add">load the file</Link>: what is already
        there is not counted twice.
      </p>
      <List gaps={gaps.slice(0, open)} />
      {gaps.length > open && (
        <details>
          <summary>{gaps.length - open} more months with gaps</summary>
          <List gaps={gaps.slice(open)} />
        </details>
      )}
    </div>
  );
}

function gapsOf(source: CoverageSource, all: readonly CoverageRun[]): readonly Gap[] {
  const runs = all.filter((run) => isOf(run, source));
  return monthsOf(runs).flatMap((month) => {
    const days = runs.filter((run) => run.month === month);
    if (!hasGap(days)) return [];
    const name = source.title ?? source.series;
    return [
      {
        key: `${month} ${source.entity} ${source.series} ${source.is_log}`,
        month,
        source: name,
        words: monthWords(month, days, source.is_log),
      },
    ];
  });
}

function List({ gaps }: { readonly gaps: readonly Gap[] }) {
  return (
    <ul className="coverage-gaps">
      {gaps.map(({ key, source, words }) => (
        <li key={key}>
          <b>{words}</b> <span className="soft">{source}</span>
        </li>
      ))}
    </ul>
  );
}
