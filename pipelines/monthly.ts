import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { GenerationManifest } from "../contract/generation.ts";
import type { Layout } from "../contract/layout.ts";
import { packText } from "./duckdb.ts";
import { contentOf, type Entry, hashOf, type Kept } from "./memo.ts";
import { indexedBy, isByLoad, isMonthly, type Model, type SqlModel } from "./models.ts";
import { growFile } from "./month-rows.ts";
import { type SealedMonth, tableOf, writeMonthFile } from "./months.ts";
import { literal } from "./sql.ts";

type Attached = GenerationManifest["months"][number];
type Part = Attached & { readonly content: string };

/** What a part sees of one of its inputs instead of all of it: a select, and what it says. */
type Sight = { readonly select: string; readonly content: string };

/** What a table by month says of a word follows from these contents: of all that it reads beside the months. */
type Known = (table: string) => Promise<readonly string[]>;

/** `rules`: all that the rows counted of one load follow from, beside the load. */
type PartMade = {
  readonly model: SqlModel;
  readonly month: string;
  readonly sights: ReadonlyMap<string, Sight>;
  readonly rules: string;
};

/**
 * The models that are `stored: month`, each a view over one part per month. Those of staging were counted when the month was sealed; a mart's
 * part is a file of its own beside it, named by all that it follows from. It sees of the other monthly models the same month alone, with `reach:
 * the month before` that one too, and of the tables that `by month:` names the rows of its month. So a new day of log, or a new registry,
 * computes only the parts that it touches. Where each row follows from the events of one load, and of what the tables by month say of their words
 * (`one by one: load_id`), a part grows by the loads that were added to its month.
 */
export class MonthlyModels {
  readonly #connection: DuckDBConnection;
  readonly #layout: Layout;
  readonly #sealed: readonly SealedMonth[];
  readonly #salt: string;
  readonly #kept: Kept;
  readonly #by: { readonly isFull: boolean; readonly tell: (line: string) => void };
  /** By table and month. */
  readonly #parts = new Map<string, ReadonlyMap<string, Part>>();

  constructor(
    connection: DuckDBConnection,
    layout: Layout,
    sealed: readonly SealedMonth[],
    by: {
      readonly salt: string;
      readonly kept: Kept;
      readonly isFull: boolean;
      readonly tell: (line: string) => void;
    },
  ) {
    this.#connection = connection;
    this.#layout = layout;
    this.#sealed = sealed;
    this.#salt = by.salt;
    this.#kept = by.kept;
    this.#by = by;
  }

  /** Where no month is sealed, a monthly model is like any other. */
  keeps(model: Model): model is SqlModel {
    return isMonthly(model) && this.#sealed.length > 0;
  }

  /** Whether a table lies month by month; known of those that are made. */
  has(table: string): boolean {
    return this.#parts.has(table);
  }

  /** Files of the marts' parts, for the manifest. */
  get files(): Attached[] {
    return this.#partsOfMarts().map(({ alias, file }) => ({ alias, file }));
  }

  /** What each file of a part says, for the next build: asking every one takes longer than the rest of a build in which none is new. */
  get entries(): (readonly [file: string, entry: Entry])[] {
    return this.#partsOfMarts().map(({ file, content }) => [file, { key: file, content }]);
  }

  #partsOfMarts(): Part[] {
    const marts = [...this.#parts].filter(([table]) => table.startsWith("marts."));
    return marts.flatMap(([, parts]) => [...parts.values()]);
  }

  contentOf(table: string): string {
    return hashOf([...(this.#parts.get(table)?.values() ?? [])].map(({ content }) => content));
  }

  /** `contents`: what each input says; `ensure` makes those that are not yet there. */
  async make(
    model: SqlModel,
    inputs: readonly string[],
    contents: readonly string[],
    known: Known,
    ensure: () => Promise<void>,
  ): Promise<void> {
    const parts = new Map<string, Part>();
    for (const { month, alias, file } of this.#sealed) {
      if (model.folder === "staging") parts.set(month, { alias, file, content: alias });
      else parts.set(month, await this.#partOf(model, month, inputs, contents, known, ensure));
    }
    this.#parts.set(model.name, parts);
    await this.#create(model.name, selectOf(model.name, [...parts.values()]));
  }

  async #partOf(
    model: SqlModel,
    month: string,
    inputs: readonly string[],
    contents: readonly string[],
    known: Known,
    ensure: () => Promise<void>,
  ): Promise<Part> {
    const sights = await this.#sightsOf(model, month, inputs);
    const told = inputs.map((input, index) => sights.get(input)?.content ?? contents[index]);
    const key = hashOf(this.#salt, model.sql, told).slice(0, 12);
    const table = tableOf(model);
    const alias = `${table}_${month.replace("-", "_")}_${key}`;
    const file = await writeMonthFile(this.#layout, `${month}-${table}-${key}`, this.#by, async (beside) => {
      await ensure();
      await packText(this.#connection, "small");
      const made = { model, month, sights, rules: await this.#rulesOf(model, inputs, contents, known) };
      if (!(await this.#grow(beside, made))) await this.#makePart(beside, made);
      await packText(this.#connection, "quick");
    });
    await this.#attach(path.join(this.#layout.months, file), alias, " (read_only)");
    return { alias, file, content: this.#kept.get(file)?.content ?? (await this.#readContent(alias)) };
  }

  async #makePart(beside: string, { model, month, sights, rules }: PartMade): Promise<void> {
    const table = tableOf(model);
    await this.#attach(beside, "part", "");
    await this.#through(sights, () => this.#connection.run(`create table part.${table} as\n${model.sql}`));
    for (const column of indexedBy(model))
      await this.#connection.run(`create index ${table}_${column} on part.${table} (${column})`);
    if (isByLoad(model)) await this.#connection.run(`create table part.loads as ${this.#loadsOf(month, rules)}`);
    await this.#closePart(table);
  }

  /**
   * Makes the part of a model that is counted load by load out of the live one and the loads that it does not have. False, and nothing written, where that
   * one is of other rules, or not all that was counted of its loads stands.
   */
  async #grow(beside: string, { model, month, sights, rules }: PartMade): Promise<boolean> {
    const table = tableOf(model);
    const live = [...this.#kept.keys()].find((file) => file.startsWith(`${month}-${table}-`));
    if (live === undefined || !isByLoad(model)) return false;
    const loads = this.#loadsOf(month, rules);
    const added = new Map(
      [...sights].map(([input, { select, content }]) => {
        const isOfLoads = this.#parts.has(input);
        const ofAdded = `from (${select}) where load_id not in (select load_id from part.loads)`;
        return [input, { select: isOfLoads ? ofAdded : select, content }];
      }),
    );
    return growFile(this.#layout, live, beside, this.#by.tell, async () => {
      try {
        await this.#attach(beside, "part", "");
        const gone = await this.#connection.runAndReadAll(`from part.loads except ${loads} limit 1`);
        if (gone.currentRowCount > 0) return false;
        await this.#through(added, () => this.#connection.run(`insert into part.${table} by name\n${model.sql}`));
        await this.#connection.run(`create or replace table part.loads as ${loads}`);
        await this.#closePart(table);
        return true;
      } finally {
        await this.#connection.run("detach database if exists part");
      }
    });
  }

  async #rulesOf(
    model: SqlModel,
    inputs: readonly string[],
    contents: readonly string[],
    known: Known,
  ): Promise<string> {
    const byMonth = byMonthOf(model);
    const told = inputs.map((input, index) => {
      if (this.#parts.has(input)) return null;
      return byMonth.includes(input) ? known(input) : contents[index];
    });
    return hashOf(this.#salt, model.sql, await Promise.all(told));
  }

  /** A select of the loads of a month with all that rows counted of each follow from, beside the words that they hold. */
  #loadsOf(month: string, rules: string): string {
    const alias = this.#sealed.find((each) => each.month === month)?.alias;
    return `select load_id, hash, coalesce(kept.rows, 0) as rows, ${literal(rules)} as rules
      from ${alias}.sealed left join ${alias}.kept using (load_id)`;
  }

  async #closePart(table: string): Promise<void> {
    await this.#connection.run(
      `create or replace table part.content as select ${literal(await contentOf(this.#connection, `part.${table}`))} as content`,
    );
    await this.#connection.run("checkpoint part; detach part");
  }

  async #readContent(alias: string): Promise<string> {
    const [[content] = []] = (await this.#connection.runAndReadAll(`select content from ${alias}.content`)).getRows();
    return String(content);
  }

  /** What the part of a month sees of those inputs of which it does not see all. */
  async #sightsOf(model: SqlModel, month: string, inputs: readonly string[]): Promise<Map<string, Sight>> {
    const sights = new Map<string, Sight>();
    const months = model.header.reach === "the month before" ? [monthBefore(month), month] : [month];
    const byMonth = byMonthOf(model);
    for (const input of inputs) {
      const found = this.#parts.get(input);
      if (found !== undefined) {
        const parts = months.flatMap((each) => found.get(each) ?? []);
        sights.set(input, { select: selectOf(input, parts), content: hashOf(parts.map(({ content }) => content)) });
      } else if (byMonth.includes(input)) {
        const select = `from ${hidden(input)} where month = date '${month}-01'`;
        const content = await contentOf(this.#connection, `(${select.replace(hidden(input), input)})`);
        sights.set(input, { select, content });
      }
    }
    return sights;
  }

  async #attach(file: string, alias: string, how: string): Promise<void> {
    await this.#connection.run(`attach ${literal(file)} as ${alias}${how}`);
  }

  /** Works while the inputs say what a part sees of them. */
  async #through(sights: ReadonlyMap<string, Sight>, work: () => Promise<unknown>): Promise<void> {
    for (const [table, { select }] of sights) {
      if (!this.#parts.has(table))
        await this.#connection.run(`alter table ${table} rename to ${ownName(hidden(table))}`);
      await this.#create(table, select);
    }
    try {
      await work();
    } finally {
      for (const table of sights.keys()) {
        const parts = this.#parts.get(table);
        if (parts !== undefined) await this.#create(table, selectOf(table, [...parts.values()]));
        else await this.#connection.run(`drop view ${table}; alter table ${hidden(table)} rename to ${ownName(table)}`);
      }
    }
  }

  async #create(table: string, select: string): Promise<void> {
    await this.#connection.run(`create or replace view ${table} as ${select}`);
  }
}

function selectOf(table: string, parts: readonly Attached[]): string {
  return parts.map(({ alias }) => `from ${alias}.${ownName(table)}`).join(" union all by name ");
}

function ownName(table: string): string {
  return table.replace(/^\w+\./, "");
}

function byMonthOf({ header }: SqlModel): string[] {
  return (header["by month"] ?? "").split(", ");
}

/** The name under which a table stands aside while a part sees one month of it. */
function hidden(table: string): string {
  return `${table}_of_all_months`;
}

/** YYYY-MM. */
function monthBefore(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, (number ?? 0) - 2)).toISOString().slice(0, 7);
}
