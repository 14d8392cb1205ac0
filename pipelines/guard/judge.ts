import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import type { VerdictLine } from "../../contract/journal.ts";
import type { Layout } from "../../contract/layout.ts";
import type { Program } from "../../contract/program.ts";
import { withDuckDB } from "../duckdb.ts";
import { guardName } from "../journal.ts";
import { directoriesOf } from "../lake-keys.ts";
import { isRead, type JudgedLoad, type KnownLoad, type ReadLoad, snapshotDayOf, type Verdict } from "../loads.ts";
import { literal } from "../sql.ts";
import { Comparison } from "./compare.ts";
import { Compared } from "./compared.ts";
import { type Finding, isAccepted, type JudgedHere } from "./finding.ts";
import { findColumns, findFewer, findMissing, findStripped } from "./neighbours.ts";
import { findAlone } from "./own.ts";
import { hasKeys } from "./profile.ts";

/** What was found of each load of a series so far. */
type Found = Map<ReadLoad, Finding[]>;

/**
 * The verdict on every load, by all files present and what people decided of them, in whatever order they came: each is compared with its
 * neighbours of the same source, and of people of the same directory, by the day that it shows. Only files that stand are compared with: a cut export must not vouch for the next.
 * What is asked of them is asked once: `compared` has the answers of before, those that were kept last unless others are given.
 */
export async function judge(
  layout: Layout,
  loads: readonly KnownLoad[],
  program: Program,
  compared?: Compared,
): Promise<JudgedLoad[]> {
  const found: Found = new Map();
  for (const load of loads.filter(isRead))
    found.set(load, findAlone(load.source, load.manifest, snapshotDayOf(load), program));
  const series = seriesOf([...found.keys()]).filter((each) => each.length > 1);
  if (series.length > 0) {
    const answers = compared ?? (await Compared.open(layout));
    await withDuckDB(layout, ":memory:", async (connection) => {
      const comparison = new Comparison(connection, answers);
      const directories = await readDirectories(connection, series.flat(), program, answers);
      for (const each of series.flatMap((loads) => byDirectory(loads, directories)))
        await compareSeries(comparison, each, found, program);
    });
  }
  const names = new Map(loads.map(({ loadId, load }) => [loadId, load.file_name]));
  return loads.map((load) => {
    const all = isRead(load) ? (found.get(load) ?? []) : [];
    const findings = all.map((each) => ({ ...each, isAccepted: isAccepted(each, load.decision) }));
    return { ...load, findings, verdict: verdictOn(load, findings, names) };
  });
}

/** Dated loads that have rows, by source, oldest first; of one day the one with most things first, since the others may lack some of them. */
function seriesOf(loads: readonly ReadLoad[]): ReadLoad[][] {
  const series = new Map<string, ReadLoad[]>();
  for (const load of loads) {
    if (snapshotDayOf(load) === null || load.manifest.rows_read === 0) continue;
    series.set(load.source.name, [...(series.get(load.source.name) ?? []), load]);
  }
  return [...series.values()].map((each) => each.sort(byDay));
}

/** Of each load of people the directory that it is of. */
async function readDirectories(
  connection: DuckDBConnection,
  loads: readonly ReadLoad[],
  program: Program,
  compared: Compared,
): Promise<ReadonlyMap<string, string>> {
  const people = loads.filter(({ source }) => source.entity === "people");
  if (people.length === 0) return new Map();
  const { directories } = program.people;
  const told = people.map(({ loadId, manifest }) => [loadId, manifest.files["names.parquet"]]);
  const sql = directoriesOf([], directories);
  const [found] = await compared.answer([sql, told], async () => [
    await askDirectories(connection, people, directories),
  ]);
  return new Map(z.array(z.tuple([z.string(), z.string()])).parse(found));
}

async function askDirectories(
  connection: DuckDBConnection,
  people: readonly ReadLoad[],
  directories: Program["people"]["directories"],
): Promise<[string, string][]> {
  const ids = people.map(({ loadId }) => `(${literal(loadId)})`).join(", ");
  await connection.run(
    `create schema lake; create table lake.loads_of_people as from (values ${ids}) as loads(load_id)`,
  );
  const files = people.map(({ loadId, folder }) => ({ loadId, file: path.join(folder, "names.parquet") }));
  const reader = await connection.runAndReadAll(directoriesOf(files, directories));
  await connection.run("drop schema lake cascade");
  return reader.getRows().map(([loadId, directory]) => [String(loadId), String(directory)]);
}

/** Two companies' people may come in one format; they lack nothing of each other's. */
function byDirectory(series: readonly ReadLoad[], directories: ReadonlyMap<string, string>): ReadLoad[][] {
  const directoryOf = ({ loadId }: ReadLoad) => directories.get(loadId);
  return [...new Set(series.map(directoryOf))].map((each) => series.filter((load) => directoryOf(load) === each));
}

function byDay(one: ReadLoad, other: ReadLoad): number {
  const [day, otherDay] = [snapshotDayOf(one) ?? "", snapshotDayOf(other) ?? ""];
  return (
    day.localeCompare(otherDay) ||
    other.manifest.things - one.manifest.things ||
    other.manifest.rows_read - one.manifest.rows_read ||
    one.loadId.localeCompare(other.loadId)
  );
}

async function compareSeries(
  comparison: Comparison,
  series: readonly ReadLoad[],
  found: Found,
  program: Program,
): Promise<void> {
  const newestFirst = [...series].reverse();
  const stands = (load: ReadLoad) => isStanding(load, found.get(load) ?? []);
  const add = (load: ReadLoad, findings: readonly Finding[]) => found.get(load)?.push(...findings);
  const entity = series[0]?.source.entity;
  if (entity !== undefined && hasKeys(entity)) {
    // Zeros that are gone are told by any neighbour that has them, a newer one or, where none is, an older one.
    for (const order of [newestFirst, series]) {
      for (const [file, before] of withBefore(order, stands)) {
        if (before[0] && !has(found, file, "identifiers")) add(file, await findStripped(comparison, file, before[0]));
      }
    }
  }
  // Of tickets a newer export tells what an older one should have told of the same days.
  if (entity === "ticket_updates") {
    for (const [file, after] of withBefore(newestFirst, stands))
      if (after[0]) add(file, await findMissing(comparison, file, after[0], program));
  }
  for (const [file, before] of withBefore(series, stands)) {
    const [neighbour] = before;
    if (neighbour === undefined) continue;
    const isComplete = file.source.scope.kind === "full";
    if (isCompared(file) && !has(found, file, "missing"))
      add(file, await findMissing(comparison, file, neighbour, program));
    if (isComplete && entity !== "headcounts") add(file, findFewer(file, sameLevel(before, found), program));
    add(file, findColumns(file, neighbour, program));
  }
}

/**
 * Each file with those before it that stand, nearest first; of logs those first that name most nearly the same platforms. Asked for one by one, so that
 * what is found of a file decides on the next.
 */
function* withBefore(
  order: readonly ReadLoad[],
  stands: (load: ReadLoad) => boolean,
): Generator<[ReadLoad, ReadLoad[]]> {
  for (const [place, file] of order.entries()) {
    const before = order.slice(0, place).filter((each) => stands(each) && isSameLog(file, each));
    yield [file, before.reverse().sort((one, other) => likeness(file, other) - likeness(file, one))];
  }
}

/** Logs of several systems may come in one format; one is known by the platforms that it names, half of which it shares with its neighbour. */
function isSameLog(file: ReadLoad, other: ReadLoad): boolean {
  if (file.source.entity !== "events") return true;
  const { platforms } = file.manifest;
  if (platforms.length === 0) return other.manifest.platforms.length === 0;
  return shared(file, other) > 0 && shared(file, other) * 2 >= platforms.length;
}

/** The share of the platforms of both that both name. */
function likeness(one: ReadLoad, other: ReadLoad): number {
  const all = new Set([...one.manifest.platforms, ...other.manifest.platforms]).size;
  return all === 0 ? 1 : shared(one, other) / all;
}

function shared(one: ReadLoad, other: ReadLoad): number {
  return one.manifest.platforms.filter((name) => other.manifest.platforms.includes(name)).length;
}

function isCompared({ source }: ReadLoad): boolean {
  return hasKeys(source.entity) && (source.scope.kind === "full" || source.entity === "ticket_updates");
}

function has(found: Found, load: ReadLoad, rule: Finding["rule"]): boolean {
  return found.get(load)?.some((each) => each.rule === rule) ?? false;
}

/** At most three, and none from before a fall that somebody let pass: what was usual then is so no longer. */
function sameLevel(before: readonly ReadLoad[], found: Found): ReadLoad[] {
  const fall = before.findIndex((load) => has(found, load, "rows") || has(found, load, "missing"));
  return before.slice(0, Math.min(3, fall === -1 ? 3 : fall + 1));
}

function isStanding(load: ReadLoad, findings: readonly Finding[]): boolean {
  return load.decision?.verdict !== "rejected" && findings.every((each) => isAccepted(each, load.decision));
}

function verdictOn(load: KnownLoad, findings: readonly JudgedHere[], names: ReadonlyMap<string, string>): Verdict {
  const { decision, told } = load;
  const said = (verdict: Verdict["verdict"], line: VerdictLine | undefined): Verdict => ({
    verdict,
    reason: line?.reason ?? "",
    by: line?.by ?? guardName,
    at: line?.at ?? load.load.at,
  });
  if (decision?.verdict === "rejected") return said("rejected", decision);
  if (load.source === undefined && load.load.source === "") return said("refused", told);
  // Its rows are gone, so nothing can be found of it: what was said last stands.
  if (!isRead(load)) return said(told?.verdict === "held" ? "held" : "loaded", told);
  const open = findings.filter((each) => !each.isAccepted);
  if (open.length === 0 && decision) return said("loaded", decision);
  const verdict = open.length === 0 ? "loaded" : "held";
  const at = told?.verdict === verdict ? told.at : load.load.at;
  return { verdict, reason: reasonOf(open, names), by: guardName, at };
}

/** All that is wrong, and what to do about the first of it. `names`: of the files compared with, each named behind the last that it tells. */
function reasonOf(open: readonly Finding[], names: ReadonlyMap<string, string>): string {
  const words = open.map(({ words, against }, index) => {
    const name = against === open[index + 1]?.against ? undefined : names.get(against ?? "");
    return name === undefined ? words : `${words} (compared with ${name})`;
  });
  return [...words, ...open.slice(0, 1).map(({ remedy }) => remedy)].join("; ");
}
