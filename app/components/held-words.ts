import { formatCount, formatDay, sentence } from "../format.ts";
import { entityWords } from "../words.ts";

/** A file that waits for a decision, as every page tells of it. */
export type HeldFile = {
  readonly load_id: string;
  readonly file_name: string;
  readonly entity: string | null;
  readonly snapshot_day: string | null;
  readonly words: string;
  /** Through which day the other files of its kind tell; null where there is none. */
  readonly data_through: string | null;
  readonly total_rows: number;
};

/** `is held: 1,204 of 1,260 tools are missing from it. Numbers of the registry are those of 30 Sep 2026.`, behind the file's name. */
export function heldWords({ entity, words, snapshot_day, data_through }: HeldFile): string {
  const kind = entity === null ? "its kind" : kindWords(entity);
  const held = `is held: ${sentence(words).replace(/^./, (first) => first.toLowerCase())}`;
  if (data_through === null) return `${held} Nothing else of ${kind} counts, so its numbers are unknown.`;
  const day = formatDay(data_through);
  if (snapshot_day === null || snapshot_day > data_through) return `${held} Numbers of ${kind} are those of ${day}.`;
  return `${held} Numbers of ${kind} go through ${day} without it.`;
}

function kindWords(entity: string): string {
  const words = entityWords(entity);
  return entity === "tools" || entity === "events" ? `the ${words}` : words;
}

/** How many more there are than are told; undefined for none. */
export function moreHeldWords(held: readonly HeldFile[]): string | undefined {
  const more = (held[0]?.total_rows ?? 0) - held.length;
  if (more <= 0) return undefined;
  return more === 1 ? "One more file is held." : `${formatCount(more)} more files are held.`;
}
