import type { Header } from "../contract/header.ts";
import { type EntityName, entities } from "./entities.ts";
import { type Format, formats, type Source } from "./source.ts";

const keys = {
  required: ["title", "entity", "format", "recognises", "scope", "snapshot", "confirmed"],
  optional: [
    "accepts",
    "refuses",
    "nulls",
    "lenient",
    "series",
    "zone",
    "dates",
    "caps",
    "max rejects",
    "data through",
    "grows by",
  ],
} as const;

/** Every mistake in a source's header, as `key: what is wrong`. */
export function findMistakes(header: Header): string[] {
  return [...findKeyMistakes(header), ...findValueMistakes(header)];
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
    [
      !header.entity || isEntity(header.entity),
      `entity: ${header.entity} is none of ${Object.keys(entities).join(", ")}`,
    ],
    [splitList(header.format).every(isFormat), `format: ${header.format} is not a list of ${formats.join(", ")}`],
    [/^(full|partial|unknown)\b/.test(header.scope || "full"), "scope: does not start with full, partial or unknown"],
    [
      /^(fixed \d{4}-\d\d-\d\d \(.+\)|newest \w+|name\b.*)$/.test(header.snapshot || "name"),
      "snapshot: is none of `fixed 2024-12-16 (why)`, `newest COLUMN`, `name`",
    ],
    [snapshot.kind !== "newest" || isDated(snapshot.column), "snapshot: names no day or time column of the entity"],
    [
      /^(snapshot|newest \w+)$/.test(header["data through"] ?? "snapshot"),
      "data through: is none of `newest COLUMN`, `snapshot`",
    ],
    [through.kind !== "newest" || isDated(through.column), "data through: names no day or time column of the entity"],
    [
      header["grows by"] === undefined || isDated(header["grows by"]),
      "grows by: names no day or time column of the entity",
    ],
    [
      ["UTC", "program", "written"].includes(header.zone ?? "UTC"),
      `zone: ${header.zone} is none of UTC, program, written`,
    ],
    [
      splitList(header.dates).every((column) => isRead(header, column)),
      "dates: names a column that is neither recognised nor accepted",
    ],
    [splitList(header.caps).every((cap) => /^\d+$/.test(cap)), `caps: ${header.caps} is not a list of row counts`],
    [/^\d+(\.\d+)? ?%$/.test(header["max rejects"] ?? "1 %"), "max rejects: is not a share such as 1 %"],
    [/^(by|no:) ?\S/.test(header.confirmed || "no: -"), "confirmed: starts neither with `by` nor with `no:`"],
    [splitList(header.lenient).every((column) => column in columns), "lenient: names a column that the entity has not"],
    [
      isDistinct([...splitList(header.recognises), ...splitList(header.accepts)]),
      "recognises, accepts: a column is named twice",
    ],
  ];
  return checks.filter(([isRight]) => !isRight).map(([, mistake]) => mistake);
}

function isRead(header: Header, column: string): boolean {
  return [...splitList(header.recognises), ...splitList(header.accepts)].includes(column);
}

function isEntity(name: string | undefined): name is EntityName {
  return name !== undefined && name in entities;
}

function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

function isDistinct(columns: readonly string[]): boolean {
  return new Set(columns.map((column) => column.toLowerCase())).size === columns.length;
}

export function firstWord(text: string | undefined): string {
  return /^\w+/.exec(text ?? "")?.[0] ?? "";
}

/** `1 %` → 0.01 */
export function readShare(text: string): number {
  return Number.parseFloat(text) / 100;
}

export function readSnapshot(text: string): Source["snapshot"] {
  const [, day, why] = /^fixed (\S+) \((.+)\)$/.exec(text) ?? [];
  if (day !== undefined && why !== undefined) return { kind: "fixed", day, why };
  const column = /^newest (\w+)$/.exec(text)?.[1];
  return column === undefined ? { kind: "name" } : { kind: "newest", column };
}

export function readDataThrough(text: string): Source["dataThrough"] {
  const column = /^newest (\w+)$/.exec(text)?.[1];
  return column === undefined ? { kind: "snapshot" } : { kind: "newest", column };
}

/** `a, "b, c", d` → three cells; a doubled quote within quotes is a quote. */
export function splitList(text: string | undefined): string[] {
  const cells = (text ?? "").matchAll(/\s*"((?:[^"]|"")*)"\s*|[^,]+/g);
  return [...cells].map((cell) => (cell[1]?.replaceAll('""', '"') ?? cell[0]).trim()).filter((cell) => cell !== "");
}
