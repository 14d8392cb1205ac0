import type { Format, Source } from "./source.ts";

/** What is known of a file before it is read: CSV header cells or Parquet columns, or the keys of an NDJSON file's first 100 objects. */
export type FileShape = { readonly format: Format; readonly header: readonly string[] };

export type Recognition =
  | { readonly source: Source }
  | { readonly nearest: Source | undefined; readonly missing: readonly string[]; readonly why: readonly string[] };

/** One source against one file, for `lanemark sources FILE`. `missing` lists the recognising columns that the file has not. */
export type Explanation = {
  readonly source: Source;
  readonly isMatch: boolean;
  readonly missing: readonly string[];
  readonly why: string;
  /** How well the rest fits, for two that lack as much: that it is read from such a file at all, and how many of the columns that it also reads are there. */
  readonly fit: number;
};

/**
 * The source whose recognising columns are all there, by content and never by the file's name; of several the one that asks for most.
 * Two that ask for the same number are a tie: no source, and `why` names both.
 */
export function recognise(sources: readonly Source[], file: FileShape): Recognition {
  const matches = explain(sources, file).filter((explanation) => explanation.isMatch);
  const most = Math.max(...matches.map((match) => match.source.recognises.length));
  const best = matches.filter((match) => match.source.recognises.length === most).map((match) => match.source);
  const [first, second] = best;
  if (first && !second) return { source: first };
  if (first) return { nearest: first, missing: [], why: [describeTie(best)] };
  return describeNearest(sources, file);
}

/** Every source, the recognised one and the nearest first, with the words why it is or is not the file's. */
export function explain(sources: readonly Source[], file: FileShape): Explanation[] {
  return sources
    .map((source) => explainOne(source, file))
    .sort(
      (one, other) =>
        rank(one) - rank(other) || other.fit - one.fit || one.source.name.localeCompare(other.source.name),
    );
}

/** How header cells are compared: without case, BOM, and spaces around, doubled or non-breaking. */
export function normaliseCell(cell: string): string {
  return cell
    .replace(/^\uFEFF/, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function explainOne(source: Source, file: FileShape): Explanation {
  const cells = new Set(file.header.map(normaliseCell));
  const missing = source.recognises.filter((column) => !cells.has(normaliseCell(column)));
  const refused = source.refuses.filter((column) => cells.has(normaliseCell(column)));
  // The reader numbers a repeated name. Which of the two a source means is not for us to guess.
  const repeated = [...source.recognises, ...source.accepts].filter((column) =>
    cells.has(`${normaliseCell(column)} (2)`),
  );
  const isFormat = source.formats.includes(file.format);
  const accepted = source.accepts.filter((column) => cells.has(normaliseCell(column))).length;
  const fit = accepted / (source.accepts.length + 1) + (isFormat ? 1 : 0);
  const reasons = [
    ...(isFormat ? [] : [`it is ${source.formats.join(" or ")}, the file is ${file.format}`]),
    ...(missing.length > 0 ? [`the file has no column ${listWords(missing)}`] : []),
    ...(refused.length > 0 ? [`the file has ${listWords(refused)}, which belongs to another export`] : []),
    ...(repeated.length > 0 ? [`the file has ${listWords(repeated)} twice; remove one of them`] : []),
  ];
  if (reasons.length > 0) return { source, isMatch: false, missing, why: reasons.join("; "), fit };
  return { source, isMatch: true, missing, why: `all of ${listWords(source.recognises)} are there`, fit };
}

/** Matches first, most specific first; then by the share of recognising columns that are there, and by the rest. */
function rank({ source, isMatch, missing }: Explanation): number {
  if (isMatch) return -source.recognises.length;
  return missing.length / source.recognises.length + 0.001;
}

function describeNearest(sources: readonly Source[], file: FileShape): Recognition {
  const [nearest] = explain(sources, file);
  if (!nearest || nearest.missing.length === nearest.source.recognises.length) {
    return { nearest: undefined, missing: [], why: ["none of its columns belongs to a format that Lanemark knows"] };
  }
  const { source, missing, why } = nearest;
  return { nearest: source, missing, why: [`nearest is ${source.name} (${source.title}), but ${why}`] };
}

function describeTie(tied: readonly Source[]): string {
  const names = tied.map((source) => source.name).join(" and ");
  return `${names} fit equally well; one of them needs a further column under recognises`;
}

function listWords(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
