import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { verifyLakeFolder } from "../lake-manifest.ts";
import type { ReadLoad } from "../loads.ts";
import { fileLiteral } from "../sql.ts";
import type { Answer, Compared } from "./compared.ts";
import { guardSql, keysFile } from "./profile.ts";

export type Missing = {
  readonly expected: number;
  readonly missing: number;
  readonly own: number;
  readonly shared: number;
  readonly lines: readonly number[];
};

export type Stripped = { readonly stripped: number; readonly things: number; readonly lines: readonly number[] };

/** Compares the things of two files by the keys that lie beside their rows, which are believed once their bytes were compared. */
export class Comparison {
  readonly #connection: DuckDBConnection;
  readonly #compared: Compared;
  readonly #verified = new Set<string>();
  readonly #missingSql = guardSql("missing");
  readonly #strippedSql = guardSql("stripped");

  constructor(connection: DuckDBConnection, compared: Compared) {
    this.#connection = connection;
    this.#compared = compared;
  }

  async missing(file: ReadLoad, neighbour: ReadLoad): Promise<Missing> {
    const [expected, missing, lines, own, shared] = await this.#ask(this.#missingSql, file, neighbour);
    return {
      expected: Number(expected),
      missing: Number(missing),
      own: Number(own),
      shared: Number(shared),
      lines: numbers(lines),
    };
  }

  async stripped(file: ReadLoad, neighbour: ReadLoad): Promise<Stripped> {
    const [stripped, things, lines] = await this.#ask(this.#strippedSql, file, neighbour);
    return { stripped: Number(stripped), things: Number(things), lines: numbers(lines) };
  }

  /** What stands in a column (an expression of the lake's) on these lines of a load. */
  async texts(load: ReadLoad, expression: string, lines: readonly number[]): Promise<string[]> {
    if (lines.length === 0) return [];
    const rows = fileLiteral(path.join(load.folder, "rows.parquet"));
    const reader = await this.#connection.runAndReadAll(
      `select ${expression} from read_parquet(${rows}) where line in (${lines.join(", ")}) order by line`,
    );
    return reader.getRows().map(([text]) => String(text));
  }

  #ask(sql: string, file: ReadLoad, neighbour: ReadLoad): Promise<Answer> {
    const hashes = [file, neighbour].map(({ manifest }) => manifest.files[keysFile]);
    return this.#compared.answer([sql, ...hashes], () => this.#askFiles(sql, file, neighbour));
  }

  async #askFiles(sql: string, file: ReadLoad, neighbour: ReadLoad): Promise<Answer> {
    for (const [view, load] of Object.entries({ file, neighbour })) {
      await this.#verify(load);
      const keys = fileLiteral(path.join(load.folder, keysFile));
      await this.#connection.run(`create or replace temp view ${view} as from read_parquet(${keys})`);
    }
    const [row = []] = (await this.#connection.runAndReadAll(sql)).getRowsJson();
    return row;
  }

  async #verify({ loadId, folder, manifest }: ReadLoad): Promise<void> {
    if (this.#verified.has(loadId)) return;
    await verifyLakeFolder(folder, manifest, [keysFile]);
    this.#verified.add(loadId);
  }
}

function numbers(list: unknown): number[] {
  return Array.isArray(list) ? list.map(Number) : [];
}
