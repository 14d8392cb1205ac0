import { dash, formatCount, formatTime } from "../format.ts";
import { entityWords } from "../words.ts";
import { Facts } from "./facts.tsx";
import { type LoadRow, Verdict, windowWords } from "./load-columns.tsx";

/** How one file was read; the counts add up to the rows read. */
export function LoadFacts({ load, timeZone }: { readonly load: LoadRow; readonly timeZone: string }) {
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ["Verdict", <Verdict key="verdict" load={load} />],
    ["By", `${load.decided_by ?? dash}${load.decided_at === null ? "" : `, ${formatTime(load.decided_at, timeZone)}`}`],
    ["Why", load.reason ?? dash],
    ["Read as", load.source_title ?? "no known source"],
    ["Speaks of", `${load.entity === null ? dash : entityWords(load.entity)}, ${windowWords(load)}`],
    [
      "Scope",
      load.is_full === null
        ? dash
        : load.is_full
          ? "full: what is missing here is gone"
          : "partial: what is missing here says nothing",
    ],
    ["Format confirmed", load.is_confirmed ? "on a real file" : "on invented data only"],
    ["Rows read", formatCount(load.rows_read)],
    ["of which loaded", formatCount(load.rows_loaded)],
    ["of which repeated", formatCount(load.rows_repeated)],
    ["of which rejected", formatCount(load.rows_rejected)],
    ["Values not readable", formatCount(load.values_unreadable)],
    ["First seen", formatTime(load.first_seen_at, timeZone)],
  ];
  return <Facts facts={facts} />;
}
