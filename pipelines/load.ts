import fs from "node:fs/promises";
import path from "node:path";
import { readPointer } from "../contract/generation.ts";
import type { Layout } from "../contract/layout.ts";
import type { Program } from "../contract/program.ts";
import type { Reading } from "../contract/reading.ts";
import { type BuildOptions, build } from "./build.ts";
import { LoadError } from "./errors.ts";
import { judge } from "./guard/judge.ts";
import { firstDayInHand, inHandOn } from "./in-hand.ts";
import type { Report } from "./job.ts";
import { readDecisions } from "./journal.ts";
import { isRead, type JudgedLoad, type KnownLoad, readLoads } from "./loads.ts";
import { withLock } from "./lock.ts";
import { type Outcome, outcomeOf, type ReadFile } from "./outcome.ts";
import { packageRoot } from "./package-root.ts";
import { readProgram } from "./program.ts";
import { readExport } from "./read-export.ts";
import { Seen } from "./seen.ts";
import { readSources, type Source } from "./source.ts";
import { judgeAnew } from "./verdicts.ts";

export type LoadOptions = {
  /** Files or folders; empty means `exports/` of the data directory. */
  readonly paths: readonly string[];
  readonly snapshot?: string | undefined;
  /** How the files are to be read where they do not say it. */
  readonly reading?: Reading;
  readonly asOf?: string | undefined;
  readonly dryRun?: boolean;
  /** Builds everything anew, instead of keeping what did not change. */
  readonly full?: boolean;
};

export type Published = {
  readonly generation: string | null;
  readonly isNew: boolean;
  readonly warnings: readonly string[];
};

export type LoadResult = Published & {
  readonly outcomes: readonly Outcome[];
  /** Files of before that are held since this load, since it brought a neighbour. */
  readonly newlyHeld: readonly string[];
};

/** What a load works with; read once. */
export type Workshop = { readonly layout: Layout; readonly program: Program; readonly sources: readonly Source[] };

export async function openWorkshop(layout: Layout): Promise<Workshop> {
  await fs.mkdir(layout.root, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new LoadError(`${layout.root}: cannot be made or written (${error.code}); choose another with --data`);
  });
  const sources = readSources(path.join(packageRoot(), "pipelines", "sources"));
  return { layout, program: await readProgram(layout, sources), sources };
}

/**
 * Reads each file into the lake, judges every load by all files present, and builds and publishes what follows from those that stand. One unreadable
 * file never stops the rest. Throws a LoadError only for what stops everything.
 */
export async function load(workshop: Workshop, options: LoadOptions, report: Report): Promise<LoadResult> {
  const { layout } = workshop;
  return withLock(
    layout,
    async () => {
      await clearWork(layout);
      const files = await filesOf(layout, options.paths);
      const { read, known } = await readExports(workshop, files, options, report);
      if (options.dryRun) {
        const outcomes = tellOutcomes(read, await judge(layout, [...known.values()], workshop.program), report);
        await forget(read, known);
        return { outcomes, newlyHeld: [], generation: null, isNew: false, warnings: [] };
      }
      const { loads, newlyHeld } = await judgeAnew(workshop, new Set(read.map(({ loadId }) => loadId)), report);
      const outcomes = tellOutcomes(read, loads, report);
      const built = await buildFrom(
        workshop,
        loads,
        { asOf: options.asOf ?? null, isFull: options.full ?? false },
        report,
      );
      return { outcomes, newlyHeld, ...built };
    },
    (holder) => report.line(`another load runs as process ${holder}; waiting for it`),
  );
}

async function readExports(
  workshop: Workshop,
  files: readonly string[],
  options: LoadOptions,
  report: Report,
): Promise<{ read: ReadFile[]; known: Map<string, KnownLoad> }> {
  const loads = await readLoads(workshop.layout, workshop.sources, workshop.program);
  const memory = { known: new Map(loads.map((each) => [each.loadId, each])), seen: await Seen.open(workshop.layout) };
  const read: ReadFile[] = [];
  for (const file of files) {
    report.step(`reading ${path.basename(file)}`);
    for (const each of await readExport(workshop, memory, file, options)) {
      read.push(each);
      if (!each.isSuspect) report.line(each.words);
    }
  }
  await memory.seen.save();
  return { read, known: memory.known };
}

function tellOutcomes(read: readonly ReadFile[], loads: readonly JudgedLoad[], report: Report): Outcome[] {
  const byId = new Map(loads.map((each) => [each.loadId, each]));
  return read.map((each) => {
    const { line, ...outcome } = outcomeOf(each, byId);
    if (line !== null) report.line(line);
    return outcome;
  });
}

/** A dry run leaves nothing in the lake. */
async function forget(read: readonly ReadFile[], known: ReadonlyMap<string, KnownLoad>): Promise<void> {
  for (const { loadId, isNew } of read) {
    const folder = known.get(loadId ?? "")?.folder ?? "";
    if (isNew && folder !== "") await fs.rm(folder, { recursive: true, force: true });
  }
}

/** Builds and publishes what follows from journal and lake as they are. */
export async function buildFromJournal(workshop: Workshop, options: BuildOptions, report: Report): Promise<Published> {
  const { loads } = await judgeAnew(workshop, new Set(), report);
  return buildFrom(workshop, loads, options, report);
}

export async function buildFrom(
  workshop: Workshop,
  loads: readonly JudgedLoad[],
  options: BuildOptions,
  report: Report,
): Promise<Published> {
  // Where all that came in is held, there is nothing to show but that; what was dropped must not stay on the pages either.
  if (!loads.some(isRead)) return { generation: null, isNew: false, warnings: [] };
  const journal = { loads, decisions: await readDecisions(workshop.layout) };
  const built = await build(workshop.layout, journal, workshop.program, options, report);
  report.line(built.isNew ? `published generation ${built.generation}` : "nothing new: the numbers stay as they are");
  return built;
}

/**
 * Builds, beside the live generation, what the exports in hand on a day say; nothing where that is built already. Throws a LoadError while nothing is
 * live, and for a day before the first export.
 */
export async function buildAsOf(workshop: Workshop, day: string, report: Report): Promise<Published> {
  const { layout, program, sources } = workshop;
  const known = { loads: await readLoads(layout, sources, program), decisions: await readDecisions(layout) };
  const first = firstDayInHand(known.loads, program.time_zone);
  if (first === null || (await readPointer(layout)) === undefined)
    throw new LoadError(`${layout.root}: nothing is loaded yet; lanemark load reads the exports`);
  if (day < first) throw new LoadError(`nothing was in hand on ${day}: the first export tells of ${first}`);
  const { loads, decisions } = inHandOn(day, known, program.time_zone);
  const journal = { loads: await judge(layout, loads, program), decisions };
  const built = await build(layout, journal, program, { asOf: null, knownOn: day }, report);
  const words = `of ${known.loads.length} loads ${loads.length} were in hand on ${day}`;
  report.line(`${words}: ${built.isNew ? "built" : "what they say is there already"}, generation ${built.generation}`);
  return built;
}

/** What a killed load left behind; nobody else works here while the lock is held. */
async function clearWork(layout: Layout): Promise<void> {
  await fs.rm(layout.work, { recursive: true, force: true });
  for (const folder of [layout.root, layout.lake, layout.warehouse, layout.months, layout.asOf]) {
    for (const name of await fs.readdir(folder).catch(() => [])) {
      // DuckDB's own log lies beside the file that it belongs to.
      if (/\.tmp(\.wal)?$/.test(name)) await fs.rm(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

async function filesOf(layout: Layout, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) {
    await fs.mkdir(layout.exports, { recursive: true });
    return filesBelow(layout.exports);
  }
  const lists = await Promise.all(
    paths.map(async (place) => {
      const stat = await fs.stat(place).catch(() => undefined);
      const files = stat?.isDirectory() ? await filesBelow(place) : [];
      // A name under which nothing lies is told like a file that cannot be read.
      return files.length > 0 ? files : [place];
    }),
  );
  return lists.flat();
}

/**
 * Everything but folders and hidden files: a link or a pipe is named and refused when it is read, not passed over. So is an empty folder that is
 * called like a file.
 */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const filled = new Set(entries.map((entry) => entry.parentPath));
  return entries
    .filter((entry) => !entry.isDirectory() || path.extname(entry.name) !== "")
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((place) => !filled.has(place))
    .filter(
      (file) =>
        !path
          .relative(folder, file)
          .split(path.sep)
          .some((part) => part.startsWith(".")),
    )
    .sort();
}
