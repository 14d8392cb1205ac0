import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type GenerationManifest, hashInName } from "../contract/generation.ts";
import { hashFile } from "../contract/hash.ts";
import type { Layout } from "../contract/layout.ts";
import { withDuckDB } from "./duckdb.ts";
import { sync } from "./files.ts";
import type { AcceptedLoad } from "./loads.ts";
import { isMonthly, type Model } from "./models.ts";
import { fileLiteral, literal } from "./sql.ts";
import { defineZone } from "./zone.ts";

/** `month` is YYYY-MM in the program's zone. */
export type SealedMonth = GenerationManifest["months"][number] & { readonly month: string };
type MonthPart = {
  readonly loadId: string;
  readonly folder: string;
  readonly hash: string;
  /** Where rows and lines run side by side, the line of the first row; people are told by number then. */
  readonly firstLine: number | null;
};

/** What is sealed of a load. */
export type SealedLoad = Pick<AcceptedLoad, "loadId" | "folder" | "manifest">;

/** What a sealed month is a function of, beside its loads: the zone that decides its days, and the models that are counted into it. */
export type Sealing = {
  readonly zone: string;
  readonly models: readonly Model[];
  readonly isFull?: boolean;
  /** Hears of a month whose file is damaged. */
  readonly tell?: (line: string) => void;
};

/** Bump when what a sealed month holds changes. */
const sealVersion = 6;

/**
 * Seals every month that the accepted event loads speak of: one immutable file of de-duplicated events (`rows`), how many rows each load
 * gave it, and how many it had that say nothing new (`kept`), and the staging models that are `stored: month`, so that no later build counts the events of an old month again. A month
 * whose parts did not change keeps its file: a new day of log rebuilds one month.
 */
export async function sealMonths(
  layout: Layout,
  loads: readonly SealedLoad[],
  sealing: Sealing,
): Promise<SealedMonth[]> {
  await fs.mkdir(layout.months, { recursive: true });
  const months = [...partsByMonth(loads)].sort(([a], [b]) => a.localeCompare(b));
  const sealed: SealedMonth[] = [];
  // Two at a time: while one is compressed and synced, the other is read.
  for (let index = 0; index < months.length; index += 2) {
    const pair = months.slice(index, index + 2);
    sealed.push(...(await Promise.all(pair.map(([month, parts]) => sealMonth(layout, month, parts, sealing)))));
  }
  return sealed;
}

function partsByMonth(loads: readonly SealedLoad[]): Map<string, MonthPart[]> {
  const months = new Map<string, MonthPart[]>();
  for (const { loadId, folder, manifest } of loads) {
    const hash = manifest.files["rows.parquet"] ?? "";
    const part = { loadId, folder, hash, firstLine: manifest.first_line };
    for (const month of manifest.months) months.set(month, [...(months.get(month) ?? []), part]);
  }
  return months;
}

async function sealMonth(
  layout: Layout,
  month: string,
  parts: readonly MonthPart[],
  sealing: Sealing,
): Promise<SealedMonth> {
  const counted = countedModels(sealing.models);
  const key = createHash("sha256")
    .update(JSON.stringify([sealVersion, sealing.zone, counted, parts.map((part) => [part.loadId, part.hash])]))
    .digest("hex")
    .slice(0, 12);
  const file = await writeMonthFile(layout, `${month}-${key}`, sealing, (beside) =>
    withDuckDB(layout, beside, async (connection) => {
      await writeRows(connection, month, parts, sealing.zone);
      await connection.run("create schema lake; create view lake.events as from rows");
      await defineZone(connection, "lake", sealing.zone);
      for (const { table, sql } of counted) await connection.run(`create table ${table} as\n${sql}`);
      await connection.run("drop schema lake cascade; checkpoint");
    }),
  );
  return { month, alias: `events_${month.replace("-", "_")}_${key}`, file };
}

function countedModels(models: readonly Model[]): { readonly table: string; readonly sql: string }[] {
  return models.flatMap((model) =>
    isMonthly(model) && model.folder === "staging" ? [{ table: tableOf(model), sql: model.sql }] : [],
  );
}

/** The table of a model without its schema. */
export function tableOf(model: Model): string {
  return model.name.replace(/^\w+\./, "");
}

/**
 * The file of a database among the months, whose name says all that it is a function of (`stem`) and what its bytes hash to. One that lies there is
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
  const file = `${stem}-${(await hashFile(beside)).slice(0, hashInName)}.duckdb`;
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
    const hash = await hashFile(file);
    if (name === `${stem}-${hash.slice(0, hashInName)}.duckdb`) return name;
    tell?.(`${file}: is damaged, and is made anew`);
    await fs.rm(file);
  }
  return undefined;
}

const onlyFirst = `left join repeated using (event_id)
  where repeated.event_id is null or repeated.first = {load_id: parts.load_id, line: parts.line}`;

/**
 * The id of an event has done its work when the month is sealed, and is the widest column. The rows of one load keep their order, which a log has by time; only where several meet they are sorted, for a day's rows to lie together.
 */
async function writeRows(
  connection: DuckDBConnection,
  month: string,
  parts: readonly MonthPart[],
  zone: string,
): Promise<void> {
  await connection.run("create schema zone");
  await defineZone(connection, "zone", zone);
  const selects = parts.map((part) => partSelect(month, part));
  await connection.run(`create temp view parts as ${selects.join(" union all by name ")}`);
  await connection.run(`create temp table repeated as
    select event_id, min({load_id: load_id, line: line}) as first from parts group by event_id having count(*) > 1`);
  const repeated = await connection.runAndReadAll("select 1 from repeated limit 1");
  await connection.run(`create table rows as
    select parts.* exclude (event_id, line, load_id), load_id, line
    from parts ${repeated.currentRowCount === 0 ? "" : onlyFirst}
    ${parts.length === 1 ? "" : "order by occurred_at"}`);
  await connection.run(`create table kept as
    select load_id, sum(rows)::bigint as rows, sum(repeated)::bigint as repeated
    from (
      select load_id, count(*) as rows, 0 as repeated from rows group by load_id
      union all
      select load_id, 0, count(*) from parts join repeated using (event_id)
      where repeated.first <> {load_id: parts.load_id, line: parts.line} group by load_id
    ) group by load_id`);
  await connection.run("drop view parts; drop table repeated; drop schema zone cascade");
}

function partSelect(month: string, { folder, loadId, firstLine }: MonthPart): string {
  const rows = `select *
    from read_parquet(${fileLiteral(path.join(folder, "rows.parquet"))}, file_row_number = true)
    where occurred_at >= date '${month}-01' - 2 and occurred_at < date '${month}-01' + interval 1 month + interval 2 day
      and date_trunc('month', zone.local_day(occurred_at)) = date '${month}-01'`;
  if (firstLine === null) return `select * exclude (file_row_number), ${literal(loadId)} as load_id from (${rows})`;
  return `select events.* exclude (actor_code, file_row_number), person_key as actor_key,
      events.file_row_number + ${firstLine} as line, ${literal(loadId)} as load_id
    from (${rows}) as events
    left join read_parquet(${fileLiteral(path.join(folder, "codes.parquet"))}) as codes on code = actor_code`;
}

/** Removes the months that none of the kept generations attaches. */
export async function pruneMonths(layout: Layout, manifests: readonly GenerationManifest[]): Promise<void> {
  const used = new Set(manifests.flatMap((manifest) => manifest.months.map((month) => month.file)));
  for (const file of await fs.readdir(layout.months).catch(() => [])) {
    if (!used.has(file)) await fs.rm(path.join(layout.months, file), { force: true });
  }
}
