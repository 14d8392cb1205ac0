import fs from "node:fs/promises";
import path from "node:path";
import type { Layout } from "../contract/layout.ts";
import type { Program } from "../contract/program.ts";
import type { Reading } from "../contract/reading.ts";
import { type BuildOptions, build } from "./build.ts";
import { LoadError } from "./errors.ts";
import type { Report } from "./job.ts";
import { appendToJournal, readDecisions } from "./journal.ts";
import { findLoad, type KnownLoad, readLoads } from "./loads.ts";
import { withLock } from "./lock.ts";
import type { Outcome } from "./outcome.ts";
import { packageRoot } from "./package-root.ts";
import { readProgram } from "./program.ts";
import { readExport } from "./read-export.ts";
import { Seen } from "./seen.ts";
import { readSources, type Source } from "./source.ts";

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

export type LoadResult = {
  readonly outcomes: readonly Outcome[];
  readonly generation: string | null;
  readonly isNew: boolean;
  readonly warnings: readonly string[];
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
 * Reads each file into the lake, writes what it is and its verdict into the journal, and builds and publishes what follows from all accepted loads.
 * One unreadable file never stops the rest. Throws a LoadError only for what stops everything.
 */
export async function load(workshop: Workshop, options: LoadOptions, report: Report): Promise<LoadResult> {
  const { layout } = workshop;
  return withLock(
    layout,
    async () => {
      await clearWork(layout);
      const files = await filesOf(layout, options.paths);
      const outcomes = await readExports(workshop, files, options, report);
      if (options.dryRun) return { outcomes, generation: null, isNew: false, warnings: [] };
      const built = await buildFromJournal(
        workshop,
        { asOf: options.asOf ?? null, isFull: options.full ?? false },
        report,
      );
      return { outcomes, ...built };
    },
    (holder) => report.line(`another load runs as process ${holder}; waiting for it`),
  );
}

async function readExports(
  workshop: Workshop,
  files: readonly string[],
  options: LoadOptions,
  report: Report,
): Promise<Outcome[]> {
  const loads = await readLoads(workshop.layout, workshop.sources, workshop.program);
  const memory = { known: new Map(loads.map((each) => [each.loadId, each])), seen: await Seen.open(workshop.layout) };
  const outcomes: Outcome[] = [];
  for (const file of files) {
    report.step(`reading ${path.basename(file)}`);
    for (const outcome of await readExport(workshop, memory, file, options)) {
      outcomes.push(outcome);
      report.line(outcome.words);
    }
  }
  await memory.seen.save();
  return outcomes;
}

export async function buildFromJournal(
  workshop: Workshop,
  options: BuildOptions,
  report: Report,
): Promise<Omit<LoadResult, "outcomes">> {
  const loads = await readLoads(workshop.layout, workshop.sources, workshop.program);
  if (!loads.some((each) => each.verdict.verdict === "loaded")) {
    return { generation: null, isNew: false, warnings: [] };
  }
  const journal = { loads, decisions: await readDecisions(workshop.layout) };
  const built = await build(workshop.layout, journal, workshop.program, options, report);
  report.line(built.isNew ? `published generation ${built.generation}` : "nothing new: the numbers stay as they are");
  return built;
}

/** Lets a held load through, or drops a load, and builds again. `snapshot` dates a load whose file does not. */
export async function decide(
  workshop: Workshop,
  loadId: string,
  verdict: "loaded" | "rejected",
  say: { readonly reason: string; readonly snapshot?: string | undefined },
  report: Report,
): Promise<Omit<LoadResult, "outcomes">> {
  return withLock(workshop.layout, async () => {
    const known = findLoad(await readLoads(workshop.layout, workshop.sources, workshop.program), loadId);
    if (verdict === "loaded") assertAcceptable(known, say.snapshot);
    await appendToJournal(workshop.layout, {
      type: "verdict",
      load_id: known.loadId,
      verdict,
      reason: say.reason,
      ...(say.snapshot === undefined ? {} : { snapshot_day: say.snapshot }),
    });
    report.line(`${known.loadId} ${known.load.file_name}: ${verdict === "loaded" ? "accepted" : "rejected"}`);
    return buildFromJournal(workshop, { asOf: null }, report);
  });
}

function assertAcceptable(known: KnownLoad, snapshot: string | undefined): void {
  if (known.manifest === undefined)
    throw new LoadError(`${known.load.file_name}: was refused and has no rows to accept: ${known.verdict.reason}`);
  const day = snapshot ?? known.verdict.snapshot_day ?? known.load.snapshot_day ?? known.manifest.snapshot_day;
  if (day === null)
    throw new LoadError(`${known.load.file_name}: has no snapshot date; accept it with --snapshot 2026-03-31`);
}

/** What a killed load left behind; nobody else works here while the lock is held. */
async function clearWork(layout: Layout): Promise<void> {
  await fs.rm(layout.work, { recursive: true, force: true });
  for (const folder of [layout.root, layout.lake, layout.warehouse, layout.months]) {
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
