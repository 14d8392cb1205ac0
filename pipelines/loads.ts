import type { Layout } from "../contract/layout.ts";
import type { Program } from "../contract/program.ts";
import { LoadError } from "./errors.ts";
import type { JudgedHere } from "./guard/finding.ts";
import { type JournalledLoad, journalledLoads, readJournal } from "./journal.ts";
import { lakeFolder } from "./lake.ts";
import { type LakeManifest, readLakeManifest, verifyLakeFolder } from "./lake-manifest.ts";
import { readingOf } from "./reading-said.ts";
import type { Source } from "./source.ts";

/** A load as the journal and the lake know it. `manifest` is absent for a file that was refused. */
export type KnownLoad = JournalledLoad & {
  readonly loadId: string;
  readonly source: Source | undefined;
  readonly folder: string;
  readonly manifest: LakeManifest | undefined;
  /** The day until which its rows count, where those after it do not: `pipelines/in-hand.ts`. */
  readonly toldTo?: string;
};

/** A load whose rows lie in the lake. */
export type ReadLoad = KnownLoad & { readonly source: Source; readonly manifest: LakeManifest };

/** What counts of a load, who made it so, and when. */
export type Verdict = {
  readonly verdict: "loaded" | "held" | "rejected" | "refused";
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

/** `findings`: what the guard found, whether or not somebody let it pass. */
export type JudgedLoad = KnownLoad & { readonly verdict: Verdict; readonly findings: readonly JudgedHere[] };

export type AcceptedLoad = JudgedLoad & ReadLoad;

/** Every load of the journal with its folder in the lake. */
export async function readLoads(layout: Layout, sources: readonly Source[], program: Program): Promise<KnownLoad[]> {
  const loads: KnownLoad[] = [];
  for (const each of journalledLoads(await readJournal(layout))) {
    const source = sources.find((candidate) => candidate.name === each.load.source);
    const said = source && readingOf(program, source, each.load.reading);
    const folder = source && said ? lakeFolder(layout, each.load.load_id, source, program.time_zone, said) : "";
    const manifest = source ? await readLakeManifest(folder) : undefined;
    loads.push({ ...each, loadId: each.load.load_id, source, folder, manifest });
  }
  return loads;
}

export function isRead(load: KnownLoad): load is ReadLoad {
  return load.source !== undefined && load.manifest !== undefined;
}

/**
 * The loads that count, each believed only after its bytes were compared, as are the rejects of all others. Throws a LoadError where one has to be
 * read again.
 */
export async function acceptedLoads(loads: readonly JudgedLoad[]): Promise<AcceptedLoad[]> {
  const accepted: AcceptedLoad[] = [];
  for (const load of loads) {
    if (load.verdict.verdict !== "loaded") {
      if (load.manifest) await verifyLakeFolder(load.folder, load.manifest, ["rejects.parquet"]);
      continue;
    }
    if (load.source === undefined)
      throw new LoadError(`load ${load.loadId}: its source ${load.load.source} is no longer known; reject it`);
    if (load.manifest === undefined) {
      throw new LoadError(
        `${load.load.file_name}: was loaded as ${load.loadId}, and must be read again since the definition of ${load.load.source} or the lake changed; put it back into exports and load`,
      );
    }
    await verifyLakeFolder(load.folder, load.manifest);
    accepted.push({ ...load, source: load.source, manifest: load.manifest });
  }
  return accepted;
}

/** The day that the load's state is dated: what somebody decided, else what the file told. */
export function snapshotDayOf(load: KnownLoad): string | null {
  return load.decidedDay ?? load.load.snapshot_day ?? load.manifest?.snapshot_day ?? null;
}

/** The known limit of its export that a file has reached to the row, so that there may be more; else null. */
export function rowCapOf({ source, manifest }: KnownLoad): number | null {
  return source?.caps.find((cap) => cap === manifest?.rows_read) ?? null;
}

/** The load whose name starts like this. Throws a LoadError when there is none or more than one. */
export function findLoad<Load extends KnownLoad>(loads: readonly Load[], start: string): Load {
  const found = loads.filter((each) => each.loadId.startsWith(start));
  if (found.length === 1 && found[0]) return found[0];
  throw new LoadError(
    found.length === 0
      ? `no load ${start}; lanemark loads lists them`
      : `${start} is the start of ${found.length} loads; say more of it`,
  );
}
