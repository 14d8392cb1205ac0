import { dash, formatCount, formatTime } from "../format.ts";
import { entityWords, verdictWords } from "../words.ts";
import { Facts } from "./facts.tsx";
import { type LoadRow, windowWords } from "./load-columns.tsx";
import { Tag } from "./tag.tsx";

/** How one file was read; the counts add up to the rows read. */
export function LoadFacts({ load, timeZone }: { readonly load: LoadRow; readonly timeZone: string }) {
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ["Verdict", <Tag key="verdict" state={verdictWords(load.verdict)} />],
    ["By", `${load.is_decided ? load.decided_by : "the guard"}, ${formatTime(load.decided_at, timeZone)}`],
    ...(load.is_decided ? ([["Why", load.reason ?? dash]] as const) : []),
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
    [load.verdict === "loaded" ? "of which loaded" : "of which readable, and left out", formatCount(load.rows_loaded)],
    ["of which repeated", formatCount(load.rows_repeated)],
    ["of which rejected", formatCount(load.rows_rejected)],
    ["Values not readable", formatCount(load.values_unreadable)],
    ["First seen", formatTime(load.first_seen_at, timeZone)],
  ];
  return (
    <div className="panel stack-tight">
      <Facts facts={facts} isBare />
      <p className="small soft">
        {formatCount(load.rows_read)} rows read = {formatCount(load.rows_loaded)}{" "}
        {load.verdict === "loaded" ? "loaded" : "left out"} + {formatCount(load.rows_repeated)} repeated +{" "}
        {formatCount(load.rows_rejected)} rejected. {repeatedWords(load.entity)}
      </p>
    </div>
  );
}

const repeated: { readonly [entity: string]: string } = {
  tools: "one with the same id that says the same stands above it, or in another file of the same day",
  people: "one with the same keys that says the same stands above it, or in another file of the same day",
  ticket_updates: "the same update, in the same words, stands above it or in another file",
  events: "an event with the same id stands above it or in another file; what else it says is not compared",
  headcounts: "the same number of the same team and month stands above it or in another file",
  launches: "the same launch of the same team stands above it or in another file",
};

/** When a row of this kind says nothing new. */
function repeatedWords(entity: string | null): string {
  const words = entity === null ? undefined : repeated[entity];
  return words === undefined ? "" : `A row is repeated when ${words}.`;
}
