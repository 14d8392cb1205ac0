import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import type { GenerationManifest } from "../contract/generation.ts";
import { checksumFile } from "../contract/hash.ts";
import type { Layout } from "../contract/layout.ts";
import { seal, unseal } from "../contract/sealed.ts";

import { type DaysSaid, dailyInputsOf, firstChange, readDays, renewDays } from "./by-day.ts";
import type { Metric } from "./metric.ts";
import { createModel, isView, type Model } from "./models.ts";
import type { MonthlyModels } from "./monthly.ts";

/** What a table was made of (`key`), and what it says (`content`: its rows, in whatever order). */
const entrySchema = z.object({ key: z.string(), content: z.string() });
export type Entry = z.infer<typeof entrySchema>;

const memoSchema = z.object({
  salt: z.string(),
  entries: z.record(z.string(), entrySchema),
});

/** What the live generation holds that may be kept; empty where there is none, or none that can be trusted. */
export type Kept = ReadonlyMap<string, Entry>;

/** The hash of anything that JSON can say. */
export function hashOf(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** The databases of a generation that the next one goes on from. */
const copied = ["warehouse.duckdb", "names.duckdb"];

/** `intact` rejects, naming the file, where what was copied is not what was published. */
export type Live = { readonly kept: Kept; readonly intact: Promise<void> };

/** Where nothing is kept. */
export const nothingLive: Live = { kept: new Map(), intact: Promise.resolve() };

/**
 * Copies the live databases into `folder` and returns what they hold, when they were built by the same code (`salt`); else nothing is copied.
 * What is kept of them later is never read again, so a damaged byte must be noticed before anything is published: `intact` tells, some time after
 * the copy can be worked with.
 */
export async function copyLive(
  layout: Layout,
  current: GenerationManifest | undefined,
  folder: string,
  salt: string,
): Promise<Live> {
  if (current === undefined) return nothingLive;
  const live = path.join(layout.warehouse, current.name);
  try {
    const memo = memoSchema.parse(unseal(await fs.readFile(path.join(live, "memo.json"), "utf8")));
    if (memo.salt !== salt) return nothingLive;
    const intact = expectIntact(live, current);
    // It may reject before it is waited for.
    intact.catch(() => undefined);
    for (const file of copied)
      await fs.copyFile(path.join(live, file), path.join(folder, file), fs.constants.COPYFILE_FICLONE);
    return { kept: new Map(Object.entries(memo.entries)), intact };
  } catch {
    // Written by another version, damaged, or not there: everything is computed again.
    for (const file of copied) await fs.rm(path.join(folder, file), { force: true });
    return nothingLive;
  }
}

async function expectIntact(live: string, { checksums }: GenerationManifest): Promise<void> {
  for (const name of copied) {
    const file = path.join(live, name);
    if ((await checksumFile(file)) !== checksums[name]) throw new Error(`${file}: is damaged`);
  }
}

/**
 * Makes each table once: what was made of the same text and the same inputs stays as the live generation has it. The inputs are told apart by
 * what they say, so a table that was computed again and says the same as before leaves all that reads it alone.
 */
export class Memo {
  readonly #connection: DuckDBConnection;
  readonly #kept: Map<string, Entry>;
  readonly #monthly: MonthlyModels;
  readonly #contents: Map<string, string>;
  readonly #inputs = new Map<string, readonly string[]>();
  readonly #entries = new Map<string, Entry>();
  /** The views that are made, each with its text. */
  readonly #views = new Map<string, string>();
  /** Staging is dropped before the generation is published, so it is made when something reads it and not before. */
  readonly #staging = new Map<string, { readonly model: Model; readonly inputs: readonly string[] }>();

  /** `leaves`: what the views of `lake` say, told by the files that they read. */
  constructor(connection: DuckDBConnection, kept: Kept, monthly: MonthlyModels, leaves: ReadonlyMap<string, string>) {
    this.#connection = connection;
    this.#kept = new Map(kept);
    this.#monthly = monthly;
    this.#contents = new Map(leaves);
  }

  /** Drops of the copy all that is not kept as it stands: views, the lake, and tables that no model makes any more. */
  async clear(models: readonly Model[]): Promise<void> {
    for (const schema of ["lake", "staging"]) await this.#connection.run(`drop schema if exists ${schema} cascade`);
    const known = new Set([...models.flatMap(({ tables }) => tables), "metrics.periods", "metrics.failed_checks"]);
    const reader = await this.#connection.runAndReadAll(`select table_schema || '.' || table_name, table_type
      from information_schema.tables where table_schema in ('marts', 'metrics') and table_catalog = current_database()`);
    for (const [name, type] of reader.getRows().map((row) => row.map(String))) {
      if (type === "VIEW") await this.#connection.run(`drop view ${name}`);
      else if (name !== undefined && !known.has(name)) await this.#connection.run(`drop table ${name}`);
    }
  }

  /** `onCompute` hears the names of those that are computed. */
  async make(model: Model, inputs: readonly string[], onCompute: (name: string) => void): Promise<void> {
    for (const table of model.tables) this.#inputs.set(table, inputs);
    const contents = await this.#contentsOf(inputs);
    const key = hashOf(model.sql ?? model.name, contents);
    if (this.#monthly.keeps(model)) {
      // Before the first log it was a table like any other.
      if (model.folder !== "staging") await this.#connection.run(`drop table if exists ${model.name}`);
      const known = (table: string) => this.#contentsOf(this.#besideMonths(table));
      await this.#monthly.make(model, inputs, contents, known, async () => {
        onCompute(model.name);
        await this.#ensure(inputs);
      });
      for (const table of model.tables) this.#contents.set(table, this.#monthly.contentOf(table));
      return;
    }
    if (model.folder === "staging") {
      this.#staging.set(model.name, { model, inputs });
      this.#contents.set(model.name, key);
      return;
    }
    // What a view says is not counted: it follows from what it reads.
    if (isView(model)) {
      await createModel(this.#connection, model);
      this.#contents.set(model.name, key);
      this.#views.set(model.name, model.sql ?? "");
      return;
    }
    const isKept = model.tables.every((table) => this.#kept.get(table)?.key === key);
    const from = await this.#firstDayToMake(model, inputs, isKept);
    if (!isKept) {
      onCompute(model.name);
      await this.#ensure(inputs);
      if (from !== undefined && model.sql !== undefined) await renewDays(this.#connection, model, from);
      else {
        for (const table of model.tables) await this.#connection.run(`drop table if exists ${table}`);
        await createModel(this.#connection, model);
      }
    }
    for (const table of model.tables) {
      const content =
        (isKept ? this.#kept.get(table)?.content : undefined) ?? (await contentOf(this.#connection, table));
      this.note(table, { key, content });
    }
  }

  /** Whether the values of a metric stand as they are: its facts, and all else that they follow from (`said`), are those of the live ones. */
  keepsValues(metric: Metric, said: unknown): boolean {
    const sizes = metric.privacy === null ? undefined : this.#contents.get("marts.team_sizes");
    const key = hashOf(metric.model.sql, this.#contents.get(metric.model.name), sizes, said);
    const name = `values of ${metric.name}`;
    this.#entries.set(name, { key, content: key });
    this.#contents.set("metrics.periods", hashOf(this.#contents.get("metrics.periods"), key));
    return this.#kept.get(name)?.key === key;
  }

  /** Whether a check would find what it found in the live generation; makes what it reads where it would not. */
  async keepsCheck(model: Model, inputs: readonly string[]): Promise<boolean> {
    const key = hashOf(model.sql, await this.#contentsOf(inputs));
    this.#entries.set(model.name, { key, content: key });
    if (this.#kept.get(model.name)?.key === key) return true;
    await this.#ensure(inputs);
    return false;
  }

  /** What is made beside the models: whether the live generation made it of the same, which `said` tells. */
  keepsMade(name: string, said: readonly unknown[]): boolean {
    const key = hashOf(said);
    this.note(name, { key, content: key });
    return this.#kept.get(name)?.key === key;
  }

  /** What is made of these names anew in any case. */
  forget(names: RegExp): void {
    for (const name of this.#kept.keys()) if (names.test(name)) this.#kept.delete(name);
  }

  keptOf(name: string): Entry | undefined {
    return this.#kept.get(name);
  }

  contentOf(name: string): string {
    const content = this.#contents.get(name);
    if (content === undefined) throw new Error(`${name} is not made yet`);
    return content;
  }

  /** Once the warehouse is closed: what the next build may keep of it. */
  async save(folder: string, salt: string): Promise<void> {
    const entries = Object.fromEntries([...this.#entries, ...this.#monthly.entries]);
    await fs.writeFile(path.join(folder, "memo.json"), seal({ salt, entries }));
  }

  note(name: string, entry: Entry): void {
    this.#entries.set(name, entry);
    this.#contents.set(name, entry.content);
  }

  /**
   * The day from which on a model that reads its inputs `by day` has to be made; undefined where all of it has to. Notes what each day of them says, for the
   * next build.
   */
  async #firstDayToMake(model: Model, inputs: readonly string[], isKept: boolean): Promise<string | undefined> {
    const daily = dailyInputsOf(model);
    if (daily.length === 0) return undefined;
    const name = `days of ${model.name}`;
    const kept = this.#kept.get(name);
    if (isKept && kept !== undefined) {
      this.#entries.set(name, kept);
      return undefined;
    }
    const others = inputs.filter((input) => !daily.some(({ table }) => table === input));
    const texts = [model.sql, ...daily.flatMap(({ table }) => this.#textsOf(table))];
    const key = hashOf(texts, await this.#contentsOf(others));
    const before: DaysSaid | undefined = kept?.key === key ? JSON.parse(kept.content) : undefined;
    const now: { [table: string]: DaysSaid[string] } = {};
    for (const { table: input, column } of daily) {
      for (const table of this.#tablesBehind(input)) {
        const [content = ""] = await this.#contentsOf([table]);
        const old = before?.[table];
        const days = old?.content === content ? old.days : await readDays(this.#connection, { table, column });
        now[table] = { content, days };
      }
    }
    this.#entries.set(name, { key, content: JSON.stringify(now) });
    const from = before === undefined ? "" : firstChange(before, now);
    return from === "" ? undefined : from;
  }

  /** A view says of a day what the tables that it reads say of it. */
  #tablesBehind(name: string): string[] {
    if (!this.#views.has(name)) return [name];
    return (this.#inputs.get(name) ?? []).flatMap((input) => this.#tablesBehind(input));
  }

  /** The texts of a view and of those that it reads; none of a table. */
  #textsOf(name: string): string[] {
    const text = this.#views.get(name);
    if (text === undefined) return [];
    return [text, ...(this.#inputs.get(name) ?? []).flatMap((input) => this.#textsOf(input))];
  }

  /** What a table reads that does not lie month by month. */
  #besideMonths(table: string): string[] {
    return (this.#inputs.get(table) ?? []).filter((input) => !this.#monthly.has(input));
  }

  async #contentsOf(inputs: readonly string[]): Promise<string[]> {
    const contents: string[] = [];
    for (const input of inputs) {
      const content = this.#contents.get(periodsOf(input)) ?? (await contentOf(this.#connection, input));
      this.#contents.set(periodsOf(input), content);
      contents.push(content);
    }
    return contents;
  }

  async #ensure(inputs: readonly string[]): Promise<void> {
    for (const input of inputs) {
      const found = this.#staging.get(input);
      if (found === undefined) continue;
      this.#staging.delete(input);
      await this.#ensure(found.inputs);
      await createModel(this.#connection, found.model);
    }
  }
}

/** What the roll-up makes of the values follows from the same as they do. */
function periodsOf(table: string): string {
  return /^metrics\.(values|periods|cells|definitions|facts)$/.test(table) ? "metrics.periods" : table;
}

/** What a table says, in whatever order its rows lie. */
export async function contentOf(connection: DuckDBConnection, table: string): Promise<string> {
  const rows = await connection.runAndReadAll(`select count(*)::varchar, coalesce(bit_xor(hash(content)), 0)::varchar,
    coalesce(sum(hash(content)), 0)::varchar from ${table} as content`);
  const columns = await connection.runAndReadAll(`describe ${table}`);
  return hashOf(
    rows.getRows()[0],
    columns.getRows().map(([name, type]) => [name, type]),
  );
}
