import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Header, readHeader } from "../contract/header.ts";
import type { EntityName } from "./entities.ts";
import { LoadError } from "./errors.ts";
import { packageRoot } from "./package-root.ts";
import { findMistakes, firstWord, readDataThrough, readShare, readSnapshot, splitList } from "./source-header.ts";

export const formats = ["csv", "ndjson", "yaml", "parquet"] as const;
export type Format = (typeof formats)[number];

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
  /** `program`: local times; `written`: each time says its zone, and those that do not are UTC. Both can be said to be in another zone. */
  readonly zone: "UTC" | "program" | "written";
  /** Columns of the export in which 03/04/2026 may stand. */
  readonly dates: readonly string[];
  readonly caps: readonly number[];
  /** The share of rejects above which a file is held. */
  readonly maxRejects: number;
  readonly isConfirmed: boolean;
  readonly confirmed: string;
  /** The column that says of a row from when on it is told: rows are only ever added, and one that was told is not changed. Null: a file says how things stand on its day. */
  readonly growsBy: string | null;
  readonly dataThrough: { readonly kind: "newest"; readonly column: string } | { readonly kind: "snapshot" };
  /** The one select over `export`, without the header. */
  readonly select: string;
  /** Hash of the file but for `grows by`, which only says when its rows count: a changed definition re-reads its exports. */
  readonly version: string;
};

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
  const mistakes = findMistakes(header);
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
    zone: (header.zone ?? "UTC") as Source["zone"],
    dates: splitList(header.dates),
    caps: splitList(header.caps).map(Number),
    maxRejects: readShare(header["max rejects"] ?? "1 %"),
    isConfirmed: (header.confirmed ?? "").startsWith("by "),
    confirmed: header.confirmed ?? "",
    growsBy: header["grows by"] ?? null,
    dataThrough: readDataThrough(header["data through"] ?? "snapshot"),
    select,
    version: createHash("sha256")
      .update(sql.replace(/^-- grows by: .*\n/m, ""))
      .digest("hex")
      .slice(0, 16),
  };
}

function readSelect(sql: string): string {
  const lines = sql.split("\n");
  const start = lines.findIndex((line) => !line.startsWith("--"));
  return lines.slice(start).join("\n").trim().replace(/;$/, "");
}
