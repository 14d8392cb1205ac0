import type { Program } from "../../contract/program.ts";
import { type EntityName, entities } from "../entities.ts";
import type { ReadLoad } from "../loads.ts";
import type { Comparison } from "./compare.ts";
import { count, type Finding, finding, percent } from "./finding.ts";

/** Eight tenths of 35 are 28, whatever binary fractions make of it. */
const rounding = 1e-9;

type Kind = {
  /** What its things are called, and how a few of them are named; people are not. */
  readonly things: string;
  readonly example: string;
};

const kinds: { readonly [entity in EntityName]: Kind } = {
  tools: { things: "tools", example: "tool_name" },
  people: { things: "people", example: "'line ' || line" },
  ticket_updates: { things: "tickets of the same days", example: "ticket_number" },
  headcounts: { things: "numbers of a team and month", example: "team_name || ', ' || strftime(month, '%Y-%m')" },
  launches: { things: "teams", example: "team_name" },
  events: { things: "events", example: "event_id" },
};

/** Identifiers of the file that a spreadsheet has stripped of their leading zeros, told by a neighbour that has them. */
export async function findStripped(comparison: Comparison, file: ReadLoad, neighbour: ReadLoad): Promise<Finding[]> {
  const { stripped, things, lines } = await comparison.stripped(file, neighbour);
  if (stripped <= things * file.source.maxRejects) return [];
  return [
    finding(
      "identifiers",
      `${count(stripped)} of its ${count(things)} identifiers have lost their leading zeros`,
      "export it again, and do not open and save it in a spreadsheet on the way",
      {
        amount: stripped / things,
        against: neighbour.loadId,
        examples: await comparison.texts(file, exampleOfKey(file.source.entity), lines),
      },
    ),
  ];
}

function exampleOfKey(entity: EntityName): string {
  if (entity === "tools") return "coalesce(native_id, tool_name)";
  return kinds[entity].example;
}

/**
 * What is missing from the file of what a neighbour tells. In a full export everything has to be there; in any other, only what a neighbour
 * tells of the same days, and only where at least half of the file's own things for those days stand in both: else it is another part.
 */
export async function findMissing(
  comparison: Comparison,
  file: ReadLoad,
  neighbour: ReadLoad,
  { guard }: Program,
): Promise<Finding[]> {
  const { entity, scope } = file.source;
  const { expected, missing, own, shared, lines } = await comparison.missing(file, neighbour);
  if (scope.kind !== "full" && (own === 0 || shared * 2 < own)) return [];
  if (missing <= Math.max(guard.missing, guard.missing_share * expected + rounding)) return [];
  return [
    finding(
      "missing",
      `${count(missing)} of ${count(expected)} ${kinds[entity].things} are missing from it`,
      "export everything again, without a filter; if they are gone for good, accept it and say why",
      {
        amount: missing / expected,
        against: neighbour.loadId,
        examples: await comparison.texts(neighbour, kinds[entity].example, lines),
      },
    ),
  ];
}

/** Fewer rows than are usual, by the median of up to three exports before it, newest first. */
export function findFewer(file: ReadLoad, before: readonly ReadLoad[], { guard }: Program): Finding[] {
  const usual = median(before.map(({ manifest }) => manifest.rows_read));
  const rows = file.manifest.rows_read;
  if (usual === undefined || rows === 0 || rows >= guard.rows_share * usual - rounding) return [];
  const exports = before.length === 1 ? "the export before it" : `the ${before.length} exports before it`;
  const words = before.length === 1 ? `${exports} has ${count(usual)}` : `the median of ${exports} is ${count(usual)}`;
  return [
    finding(
      "rows",
      `it has ${count(rows)} ${rows === 1 ? "row" : "rows"}, and ${words}`,
      "export it again; if so few are right, accept it and say why",
      { amount: 1 - rows / usual, against: before[0]?.loadId ?? null },
    ),
  ];
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Columns that the neighbour had and filled: gone from the file, or left empty in more of its rows. */
export function findColumns(file: ReadLoad, neighbour: ReadLoad, { guard }: Program): Finding[] {
  const { entity } = file.source;
  const told: { readonly names: readonly string[]; readonly finding: Finding }[] = [];
  const columns = Object.entries(neighbour.manifest.columns).map(([column, before]) => {
    const now = file.manifest.columns[column];
    return { column, before, now, names: (now?.from.length ? now : before).from };
  });
  for (const { column, before, now, names } of columns.sort((one, other) => one.names.length - other.names.length)) {
    // Several of our columns may be read from one of the file's; what is wrong with it is said once.
    const isTold = told.some((each) => each.names.some((name) => names.includes(name)));
    if (now === undefined || before.filled === 0 || before.from.length === 0 || isTold) continue;
    const finding =
      now.from.length === 0
        ? goneColumn(names, before.filled, neighbour)
        : emptierColumn(names, now.filled, before.filled, file, neighbour, guard.empty_rise);
    const isAsked = finding?.rule === "column" || (entity !== "events" && !isEnd(entity, column));
    if (finding && isAsked) told.push({ names, finding });
  }
  return told.map(({ finding }) => finding);
}

function isEnd(entity: EntityName, column: string): boolean {
  return (entities[entity].ends as readonly string[]).includes(column);
}

function goneColumn(names: readonly string[], filled: number, neighbour: ReadLoad): Finding {
  const rows = neighbour.manifest.rows_loaded;
  const [verb, that] = names.length === 1 ? ["is", "that column"] : ["are", "those columns"];
  return finding(
    "column",
    `its ${columnWords(names)} ${verb} gone, which ${count(filled)} of ${count(rows)} rows filled before`,
    `export it again with ${that}; if that is so for good, accept it and say why`,
    { column: names.join(", "), against: neighbour.loadId },
  );
}

function columnWords(names: readonly string[]): string {
  return `${names.length === 1 ? "column" : "columns"} ${names.join(" and ")}`;
}

function emptierColumn(
  names: readonly string[],
  filled: number,
  filledBefore: number,
  file: ReadLoad,
  neighbour: ReadLoad,
  limit: number,
): Finding | undefined {
  const [rows, rowsBefore] = [file.manifest.rows_loaded, neighbour.manifest.rows_loaded];
  if (rows === 0 || rowsBefore === 0) return undefined;
  const [empty, emptyBefore] = [1 - filled / rows, 1 - filledBefore / rowsBefore];
  if (empty - emptyBefore < limit - rounding || empty <= emptyBefore) return undefined;
  const verb = names.length === 1 ? "is" : "are all";
  const state = file.manifest.values_unreadable === 0 ? "empty" : "empty or unreadable";
  return finding(
    "emptier",
    `its ${columnWords(names)} ${verb} ${state} in ${percent(empty)} of the rows, and ${names.length === 1 ? "was" : "were"} in ${percent(emptyBefore)}`,
    `look at ${names.length === 1 ? "that column" : "those columns"} in the export and export it again; if it is right, accept it and say why`,
    { column: names.join(", "), amount: empty - emptyBefore, against: neighbour.loadId },
  );
}
