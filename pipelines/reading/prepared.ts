/** How the bytes of an export were written. Whatever it was, what is read further on is UTF-8. */
export type Encoding = "UTF-8" | "UTF-8 with BOM" | "UTF-16 LE" | "UTF-16 BE" | "Windows-1252" | "binary";

/**
 * On which physical line records start, told only where the count of lines and that of records part: record `records[i]` starts on line
 * `lines[i]`, and until `records[i + 1]` every record takes one line. Records count from 1, as DuckDB counts them: with the header and what it
 * skips above. The first entry is record 1 on line 1; where it is the only one, every line is a record.
 */
export type LineBreaks = { readonly records: Uint32Array; readonly lines: Uint32Array };

/** Two columns of one name; the later one is called `name (2)` here. `where`: file and line of the header. */
export type RepeatedColumn = {
  readonly name: string;
  readonly positions: readonly [number, number];
  readonly where: string;
};

type Origin = {
  /** What to call it in a message: the path, and the member for a zip. */
  readonly label: string;
  /** Base name of the file; `archive.zip/member.csv` for a member of a zip. */
  readonly fileName: string;
  /** What DuckDB reads: the export itself where it is plain UTF-8, else a file in the work directory. */
  readonly path: string;
  /** SHA-256 of the original bytes. A zip member: of the archive's hash, a zero byte and the member's name. */
  readonly contentHash: string;
  /** Bytes of the file as it came; for a zip member, its compressed bytes. */
  readonly bytes: number;
  readonly encoding: Encoding;
  /** Column names in the order of the file. NDJSON: the keys of the first objects; YAML: those of all entries. */
  readonly header: readonly string[];
  readonly repeated: readonly RepeatedColumn[];
  /** What the reader of a load should know, in words: another encoding, columns of one name. */
  readonly notes: string[];
  /** Records after the header, those that cannot be split included. NDJSON: lines that are not empty; YAML: entries of the list. */
  readonly records: number;
  /** Whether the last line of the text ends with a line break. Of Parquet always: its end is looked for. */
  readonly isEnded: boolean;
};

export type PreparedCsv = Origin & {
  readonly format: "csv";
  /** As the export has it; `path` may be a normalised copy that has commas. */
  readonly delimiter: string;
  readonly read: { readonly delimiter: string; readonly skippedLines: number; readonly longestRecord: number };
  readonly breaks: LineBreaks;
  /** Records that were left out of `path` since their quotes do not close: a CSV of line, text, reason. */
  readonly broken: { readonly path: string; readonly records: number } | null;
};
export type PreparedNdjson = Origin & {
  readonly format: "ndjson";
  readonly lines: number;
  readonly longestRecord: number;
};
/** `path`: a CSV of line, JSON object and reason, one row per entry, made by `writeEntries`. */
export type PreparedYaml = Origin & { readonly format: "yaml"; readonly longestRecord: number };
export type PreparedParquet = Origin & { readonly format: "parquet" };
/** An export that is ready for `readTextTable`. */
export type PreparedExport = PreparedCsv | PreparedNdjson | PreparedYaml | PreparedParquet;

/** What is known of an export before its content is looked at. `contentHash` is null until its own bytes are read. */
export type Unpacked = {
  readonly label: string;
  readonly fileName: string;
  readonly path: string;
  readonly contentHash: string | null;
  readonly bytes: number;
};
