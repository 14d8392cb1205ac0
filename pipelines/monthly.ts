import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { GenerationManifest } from "../contract/generation.ts";
import type { Layout } from "../contract/layout.ts";
import { contentOf, hashOf } from "./memo.ts";
import { isMonthly, type Model } from "./models.ts";
import { type SealedMonth, tableOf, writeMonthFile } from "./months.ts";
import { literal } from "./sql.ts";

type Attached = GenerationManifest["months"][number];
type Part = Attached & { readonly content: string };

/**
 * The models that are `stored: month`, each a view over one part per month. Those of staging were counted when the month was sealed; a mart's
 * part is a file of its own beside it, named by all that it follows from, and sees of the other monthly models the same month alone. So a new
 * day of log, or a new registry, computes only the parts that it touches.
 */
export class MonthlyModels {
  readonly #connection: DuckDBConnection;
  readonly #layout: Layout;
  readonly #sealed: readonly SealedMonth[];
  readonly #salt: string;
  readonly #by: { readonly isFull: boolean; readonly tell: (line: string) => void };
  /** By table and month. */
  readonly #parts = new Map<string, ReadonlyMap<string, Part>>();

  constructor(
    connection: DuckDBConnection,
    layout: Layout,
    sealed: readonly SealedMonth[],
    by: { readonly salt: string; readonly isFull: boolean; readonly tell: (line: string) => void },
  ) {
    this.#connection = connection;
    this.#layout = layout;
    this.#sealed = sealed;
    this.#salt = by.salt;
    this.#by = by;
  }

  /** Where no month is sealed, a monthly model is like any other. */
  keeps(model: Model): boolean {
    return isMonthly(model) && this.#sealed.length > 0;
  }

  /** Files of the marts' parts, for the manifest. */
  get files(): Attached[] {
    const marts = [...this.#parts].filter(([table]) => table.startsWith("marts."));
    return marts.flatMap(([, parts]) => [...parts.values()].map(({ alias, file }) => ({ alias, file })));
  }

  contentOf(table: string): string {
    return hashOf([...(this.#parts.get(table)?.values() ?? [])].map(({ content }) => content));
  }

  /** `contents`: what each input says; `ensure` makes those that are not yet there. */
  async make(
    model: Model,
    inputs: readonly string[],
    contents: readonly string[],
    ensure: () => Promise<void>,
  ): Promise<void> {
    const parts = new Map<string, Part>();
    for (const { month, alias, file } of this.#sealed) {
      if (model.folder === "staging") parts.set(month, { alias, file, content: alias });
      else parts.set(month, await this.#partOf(model, month, inputs, contents, ensure));
    }
    this.#parts.set(model.name, parts);
    await this.#see(model.name, [...parts.values()]);
  }

  async #partOf(
    model: Model,
    month: string,
    inputs: readonly string[],
    contents: readonly string[],
    ensure: () => Promise<void>,
  ): Promise<Part> {
    const told = inputs.map((input, index) => this.#parts.get(input)?.get(month)?.content ?? contents[index]);
    const key = hashOf(this.#salt, model.sql, told).slice(0, 12);
    const table = tableOf(model);
    const alias = `${table}_${month.replace("-", "_")}_${key}`;
    const file = await writeMonthFile(this.#layout, `${month}-${table}-${key}`, this.#by, async (beside) => {
      await ensure();
      await this.#attach(beside, "part", "");
      await this.#through(inputs, month, () => this.#connection.run(`create table part.${table} as\n${model.sql}`));
      await this.#connection.run(
        `create table part.content as select ${literal(await contentOf(this.#connection, `part.${table}`))} as content`,
      );
      await this.#connection.run("checkpoint part; detach part");
    });
    await this.#attach(path.join(this.#layout.months, file), alias, " (read_only)");
    const [[content] = []] = (await this.#connection.runAndReadAll(`select content from ${alias}.content`)).getRows();
    return { alias, file, content: String(content) };
  }

  async #attach(file: string, alias: string, how: string): Promise<void> {
    await this.#connection.run(`attach ${literal(file)} as ${alias}${how}`);
  }

  /** Works while the monthly ones among `tables` say one month. */
  async #through(tables: readonly string[], month: string, work: () => Promise<unknown>): Promise<void> {
    const monthly = tables.filter((table) => this.#parts.has(table));
    for (const table of monthly) {
      const part = this.#parts.get(table)?.get(month);
      if (part) await this.#see(table, [part]);
    }
    await work();
    for (const table of monthly) await this.#see(table, [...(this.#parts.get(table)?.values() ?? [])]);
  }

  async #see(table: string, parts: readonly Part[]): Promise<void> {
    const own = table.replace(/^\w+\./, "");
    const selects = parts.map(({ alias }) => `from ${alias}.${own}`);
    await this.#connection.run(`create or replace view ${table} as ${selects.join(" union all by name ")}`);
  }
}
