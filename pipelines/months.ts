import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { version } from "@duckdb/node-api";
import { type GenerationManifest, sumInName } from "../contract/generation.ts";
import { checksumFile } from "../contract/hash.ts";
import type { Layout } from "../contract/layout.ts";
import { withDuckDB } from "./duckdb.ts";
import { sync } from "./files.ts";
import type { AcceptedLoad } from "./loads.ts";
import { isByLoad, isMonthly, type Model } from "./models.ts";
import { type Counted, closeParts, growMonth, type MonthPart, openParts, writeRows } from "./month-rows.ts";

/** `month` is YYYY-MM in the program's zone. */
export type SealedMonth = GenerationManifest["months"][number] & { readonly month: string };

/** What is sealed of a load. */
export type SealedLoad = Pick<AcceptedLoad, "loadId" | "folder" | "manifest" | "toldTo">;

/** What a sealed month is a function of, beside its loads: the zone that decides its days, and the models that are counted into it. */
export type Sealing = {
  readonly zone: string;
  readonly models: readonly Model[];
  readonly isFull?: boolean;
  /** The months of the live generation: one to which loads were added since grows instead of being made anew. */
  readonly live?: GenerationManifest["months"];
  /** Hears of a month whose file is damaged. */
  readonly tell?: (line: string) => void;
};

/** Bump when what a sealed month holds changes. */
const sealVersion = 9;

/**
 * Seals every month that the accepted event loads speak of: one immutable file of de-duplicated events (`rows`), those that another load told first
 * (`repeats`), how many of both each load gave it (`kept`), what their ids hash to (`ids`), and the staging models that are `stored: month`, so that no
 * later build counts the events of an old month again. A month whose parts did not change keeps its file: a new day of log rebuilds one month.
 */
export async function sealMonths(
  layout: Layout,
  loads: readonly SealedLoad[],
  sealing: Sealing,
): Promise<SealedMonth[]> {
  await fs.mkdir(layout.months, { recursive: true });
  const months = [...partsByMonth(loads)].sort(([a], [b]) => a.localeCompare(b));
  const sealed: SealedMonth[] = [];
  // Two at a time: while one is compressed and synced, the other is read. The newest, which a new day of log makes again, goes first: the files of
  // the others are looked at beside it.
  const sealNext = async (): Promise<void> => {
    for (let next = months.pop(); next !== undefined; next = months.pop()) {
      sealed.push(await sealMonth(layout, ...next, sealing));
    }
  };
  const giveUp = (error: unknown): never => {
    months.length = 0;
    throw error;
  };
  const ends = await Promise.allSettled([sealNext().catch(giveUp), sealNext().catch(giveUp)]);
  // Told once neither writes any more: what follows may write the same months.
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return sealed.sort((a, b) => a.month.localeCompare(b.month));
}

function partsByMonth(loads: readonly SealedLoad[]): Map<string, MonthPart[]> {
  const months = new Map<string, MonthPart[]>();
  for (const { loadId, folder, manifest, toldTo } of loads) {
    const whole = { loadId, folder, hash: manifest.files["rows.parquet"] ?? "", firstLine: manifest.first_line };
    for (const month of manifest.months) {
      const isCut = toldTo?.startsWith(month) && toldTo < lastDayOf(month);
      const part = isCut ? { ...whole, hash: `${whole.hash} to ${toldTo}`, toldTo } : whole;
      months.set(month, [...(months.get(month) ?? []), part]);
    }
  }
  return months;
}

function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
}

async function sealMonth(
  layout: Layout,
  month: string,
  parts: readonly MonthPart[],
  sealing: Sealing,
): Promise<SealedMonth> {
  const counted = countedModels(sealing.models);
  // What an id hashes to is DuckDB's own.
  const rules = hashOf(sealVersion, version(), sealing.zone, counted);
  const key = hashOf(rules, ...parts.map((part) => [part.loadId, part.hash]));
  const alias = `events_${month.replace("-", "_")}_`;
  const file = await writeMonthFile(layout, `${month}-${key}`, sealing, async (beside) => {
    const made = { month, parts, zone: sealing.zone, counted, rules };
    const live = sealing.isFull ? undefined : sealing.live?.find((each) => each.alias.startsWith(alias));
    const tell = sealing.tell ?? (() => {});
    if (live !== undefined && (await growMonth(layout, live.file, beside, made, tell))) return;
    await withDuckDB(layout, beside, async (connection) => {
      await openParts(connection, made);
      await writeRows(connection, parts.length > 1);
      await connection.run("create view lake.events as from rows; create view lake.repeats as from main.repeats");
      for (const { table, sql } of counted) await connection.run(`create table ${table} as\n${sql}`);
      await closeParts(connection, made);
    });
  });
  return { month, alias: `${alias}${key}`, file };
}

function hashOf(...said: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 12);
}

function countedModels(models: readonly Model[]): Counted[] {
  return models.flatMap((model) =>
    isMonthly(model) && model.folder === "staging"
      ? [{ table: tableOf(model), sql: model.sql, isByLoad: isByLoad(model) }]
      : [],
  );
}

/** The table of a model without its schema. */
export function tableOf(model: Model): string {
  return model.name.replace(/^\w+\./, "");
}

/**
 * The file of a database among the months, whose name says all that it is a function of (`stem`) and its checksum. One that lies there is
 * taken when its bytes are those; else it is written beside and renamed into place.
 */
export async function writeMonthFile(
  layout: Layout,
  stem: string,
  { isFull, tell }: Pick<Sealing, "isFull" | "tell">,
  write: (beside: string) => Promise<void>,
): Promise<string> {
  const sound = isFull ? undefined : await findSound(layout, stem, tell);
  if (sound !== undefined) return sound;
  const beside = path.join(layout.months, `${stem}.${process.pid}.tmp`);
  await fs.rm(beside, { force: true });
  await write(beside);
  await sync(beside);
  const file = `${stem}-${(await checksumFile(beside)).slice(0, sumInName)}.duckdb`;
  await fs.rename(beside, path.join(layout.months, file));
  await sync(layout.months);
  return file;
}

/** Damaged files of that stem are told and removed: whoever has one open keeps it. */
async function findSound(layout: Layout, stem: string, tell: Sealing["tell"]): Promise<string | undefined> {
  const names = (await fs.readdir(layout.months)).filter(
    (name) => name.startsWith(`${stem}-`) && name.endsWith(".duckdb"),
  );
  for (const name of names) {
    const file = path.join(layout.months, name);
    const checksum = await checksumFile(file);
    if (name === `${stem}-${checksum.slice(0, sumInName)}.duckdb`) return name;
    tell?.(`${file}: is damaged, and is made anew`);
    await fs.rm(file);
  }
  return undefined;
}

/** Removes the months that none of the kept generations attaches. */
export async function pruneMonths(layout: Layout, manifests: readonly GenerationManifest[]): Promise<void> {
  const used = new Set(manifests.flatMap((manifest) => manifest.months.map((month) => month.file)));
  for (const file of await fs.readdir(layout.months).catch(() => [])) {
    if (!used.has(file)) await fs.rm(path.join(layout.months, file), { force: true });
  }
}
