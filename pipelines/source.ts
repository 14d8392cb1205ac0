import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Header, readHeader } from "../contract/header.ts";
import { type EntityName, entities } from "./entities.ts";
import { LoadError } from "./errors.ts";
import { packageRoot } from "./package-root.ts";

export type Format = "csv" | "ndjson" | "parquet";

/** How the state that an export shows is dated. `column` is a canonical day or time column. */
export type Snapshot =
  | { readonly kind: "fixed"; readonly day: string; readonly why: string }
  | { readonly kind: "newest"; readonly column: string }
  | { readonly kind: "name" };

export type Source = {
  readonly name: string;
  readonly title: string;
  readonly entity: EntityName;
  readonly formats: readonly Format[];
  readonly recognises: readonly string[];
  readonly accepts: readonly string[];
  readonly refuses: readonly string[];
  /** Words that mean null, as written; compared without case. */
  readonly nulls: readonly string[];
  /** Canonical columns whose unreadable value becomes unknown instead of losing the row. */
  readonly lenient: readonly string[];
  readonly series: string;
  readonly scope: { readonly kind: "full" | "partial" | "unknown"; readonly words: string };
  readonly snapshot: Snapshot;
  readonly zone: "UTC" | "program";
  readonly caps: readonly number[];
  /** The share of rejects above which a file is held. */
  readonly maxRejects: number;
  readonly isConfirmed: boolean;
  readonly confirmed: string;
  readonly dataThrough: { readonly kind: "newest"; readonly column: string } | { readonly kind: "snapshot" };
  /** The one select over `export`, without the header. */
  readonly select: string;
  /** Hash of the whole file: a changed definition re-reads its exports. */
  readonly version: string;
};

const keys = {
  required: ["title", "entity", "format", "recognises", "scope", "snapshot", "confirmed"],
  optional: ["accepts", "refuses", "nulls", "lenient", "series", "zone", "caps", "max rejects", "data through"],
} as const;

/** The sources of a folder, by name. Throws a LoadError that lists every mistake in every header. */
export function readSources(folder = join(packageRoot(), "pipelines", "sources")): Source[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const mistakes: string[] = [];
  const sources = files.sort().flatMap((file) => {
    const path = join(folder, file);
    const read = parseSource(path, file.replace(/\.sql$/, ""), readFileSync(path, "utf8"));
    if ("source" in read) return [read.source];
    mistakes.push(...read.mistakes);
    return [];
  });
  if (mistakes.length > 0) throw new LoadError(mistakes.join("\n"));
  return sources;
}

/** One source from its text. Mistakes say file and key, all at once. */
export function parseSource(path: string, name: string, sql: string): { source: Source } | { mistakes: string[] } {
  const header = readHeader(sql);
  const mistakes = [...findKeyMistakes(header), ...findValueMistakes(header)];
  const select = readSelect(sql);
  if (!/^(with|select)\b/i.test(select)) mistakes.push("the header is not followed by one select");
  if (mistakes.length > 0) return { mistakes: mistakes.map((mistake) => `${path}: ${mistake}`) };
  return { source: makeSource(name, header, select, sql) };
}

function makeSource(name: string, header: Header, select: string, sql: string): Source {
  return {
    name,
    title: header.title ?? "",
    entity: header.entity as EntityName,
    formats: splitList(header.format) as Format[],
    recognises: splitList(header.recognises),
    accepts: splitList(header.accepts),
    refuses: splitList(header.refuses),
    nulls: splitList(header.nulls),
    lenient: splitList(header.lenient),
    series: header.series ?? name,
    scope: { kind: firstWord(header.scope) as Source["scope"]["kind"], words: header.scope ?? "" },
    snapshot: readSnapshot(header.snapshot ?? ""),
    zone: header.zone === "program" ? "program" : "UTC",
    caps: splitList(header.caps).map(Number),
    maxRejects: readShare(header["max rejects"] ?? "1 %"),
    isConfirmed: (header.confirmed ?? "").startsWith("by "),
    confirmed: header.confirmed ?? "",
    dataThrough: readDataThrough(header["data through"] ?? "snapshot"),
    select,
    version: createHash("sha256").update(sql).digest("hex").slice(0, 16),
  };
}

function findKeyMistakes(header: Header): string[] {
  const known: readonly string[] = [...keys.required, ...keys.optional];
  return [
    ...keys.required.filter((key) => (header[key] ?? "") === "").map((key) => `${key}: is missing`),
    ...Object.keys(header)
      .filter((key) => !known.includes(key))
      .map((key) => `${key}: is no key of a source; keys are ${known.join(", ")}`),
  ];
}

function findValueMistakes(header: Header): string[] {
  const columns: Readonly<Record<string, string>> = isEntity(header.entity) ? entities[header.entity].columns : {};
  const isDated = (column: string) => ["day", "time"].includes(columns[column] ?? "");
  const snapshot = readSnapshot(header.snapshot ?? "name");
  const through = readDataThrough(header["data through"] ?? "snapshot");
  const checks: readonly (readonly [boolean, string])[] = [
    [isEntity(header.entity), `entity: ${header.entity} is none of ${Object.keys(entities).join(", ")}`],
    [splitList(header.format).every(isFormat), `format: ${header.format} is not a list of csv, ndjson, parquet`],
    [/^(full|partial|unknown)\b/.test(header.scope ?? ""), "scope: does not start with full, partial or unknown"],
    [
      /^(fixed \d{4}-\d\d-\d\d \(.+\)|newest \w+|name\b.*)$/.test(header.snapshot ?? ""),
      "snapshot: is none of `fixed 2024-12-16 (why)`, `newest COLUMN`, `name`",
    ],
    [snapshot.kind !== "newest" || isDated(snapshot.column), "snapshot: names no day or time column of the entity"],
    [
      /^(snapshot|newest \w+)$/.test(header["data through"] ?? "snapshot"),
      "data through: is none of `newest COLUMN`, `snapshot`",
    ],
    [through.kind !== "newest" || isDated(through.column), "data through: names no day or time column of the entity"],
    [["UTC", "program"].includes(header.zone ?? "UTC"), `zone: ${header.zone} is neither UTC nor program`],
    [splitList(header.caps).every((cap) => /^\d+$/.test(cap)), `caps: ${header.caps} is not a list of row counts`],
    [/^\d+(\.\d+)? ?%$/.test(header["max rejects"] ?? "1 %"), "max rejects: is not a share such as 1 %"],
    [/^(by|no:) ?\S/.test(header.confirmed ?? ""), "confirmed: starts neither with `by` nor with `no:`"],
    [splitList(header.lenient).every((column) => column in columns), "lenient: names a column that the entity has not"],
    [
      isDistinct([...splitList(header.recognises), ...splitList(header.accepts)]),
      "recognises, accepts: a column is named twice",
    ],
  ];
  return checks.filter(([isRight]) => !isRight).map(([, mistake]) => mistake);
}

function isEntity(name: string | undefined): name is EntityName {
  return name !== undefined && name in entities;
}

function isFormat(name: string): name is Format {
  return ["csv", "ndjson", "parquet"].includes(name);
}

function isDistinct(columns: readonly string[]): boolean {
  return new Set(columns.map((column) => column.toLowerCase())).size === columns.length;
}

function firstWord(text: string | undefined): string {
  return /^\w+/.exec(text ?? "")?.[0] ?? "";
}

function readShare(text: string): number {
  return Number.parseFloat(text) / 100;
}

function readSnapshot(text: string): Snapshot {
  const [, day, why] = /^fixed (\S+) \((.+)\)$/.exec(text) ?? [];
  if (day !== undefined && why !== undefined) return { kind: "fixed", day, why };
  const column = /^newest (\w+)$/.exec(text)?.[1];
  return column === undefined ? { kind: "name" } : { kind: "newest", column };
}

function readDataThrough(text: string): Source["dataThrough"] {
  const column = /^newest (\w+)$/.exec(text)?.[1];
  return column === undefined ? { kind: "snapshot" } : { kind: "newest", column };
}

/** `a, "b, c", d` → three cells; a doubled quote within quotes is a quote. */
export function splitList(text: string | undefined): string[] {
  const cells = (text ?? "").matchAll(/\s*"((?:[^"]|"")*)"\s*|[^,]+/g);
  return [...cells].map((cell) => (cell[1]?.replaceAll('""', '"') ?? cell[0]).trim()).filter((cell) => cell !== "");
}

function readSelect(sql: string): string {
  const lines = sql.split("\n");
  const start = lines.findIndex((line) => !line.startsWith("--"));
  return lines.slice(start).join("\n").trim().replace(/;$/, "");
}
