import type { DuckDBConnection, DuckDBResult, DuckDBValue } from "@duckdb/node-api";
import type { Generation } from "./generation.server.ts";
import { cellOf, shapeOf } from "./rows.server.ts";
import { limited, prepare } from "./run.server.ts";
import type { Slots } from "./slots.server.ts";
import type { Statement } from "./statement.server.ts";

/** Rows of one question, read as they are asked for: at no time is more than a batch of them in memory here. */
export type RowStream = {
  readonly columns: readonly string[];
  /** Columns whose values may be unknown. */
  readonly unknowns: ReadonlySet<string>;
  /** The next rows, cells in the order of `columns`; undefined after the last. Throws the signal's reason once that has fired. */
  next(): Promise<readonly (readonly unknown[])[] | undefined>;
  close(): void;
};

/** Rows that are in hand already, as a file reads them. */
export function streamOf<Row extends object>(
  columns: readonly (keyof Row & string)[],
  unknowns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): RowStream {
  let left: readonly Row[] | undefined = rows;
  return {
    columns,
    unknowns: new Set(unknowns),
    async next() {
      const batch = left?.map((row) => columns.map((column) => row[column]));
      left = undefined;
      return batch;
    },
    close: () => {
      left = undefined;
    },
  };
}

type Limits = { readonly slots: Slots; readonly limitMs: number; readonly idleMs: number };

/** What a page's rows say of all of them, for its pager: a file has all of them. */
const totals = new Set(["total_rows", "total_numerator", "total_denominator"]);

/**
 * Opens a question on a connection of its own and fetches the first batch, so that what is wrong is told before a byte is sent. Only fetching takes a slot. It closes, and lets the generation and `leave` go, after its last row, on an error, with the signal,
 * and when its reader has left a batch waiting for `idleMs`.
 */
export async function openStream(
  generation: Generation,
  statement: Statement,
  limits: Limits,
  signal: AbortSignal,
  leave: () => void,
): Promise<RowStream> {
  const release = generation.hold();
  const free = () => {
    release();
    leave();
  };
  const connection = await generation.connect(statement.seesNames).catch((error: unknown) => {
    free();
    throw error;
  });
  const work = guard(connection, limits, signal, free);
  let result: DuckDBResult | undefined;

  async function fetch(): Promise<readonly DuckDBValue[][]> {
    result ??= await open(connection, statement);
    return (await result.fetchChunk())?.getRows() ?? [];
  }

  let first: readonly DuckDBValue[][] | undefined = await work.run(fetch);
  const shape = work.orClose(() => shapeOf(result?.columnNames() ?? [], statement.name));
  const cells = shape.cells.filter(({ name }) => !totals.has(name));
  const columns = cells.map(({ name }) => name);
  return {
    columns,
    unknowns: new Set(columns.filter((name) => shape.twins.has(`${name}_unknown`))),
    async next() {
      work.assertOpen();
      const rows = first ?? (await work.run(fetch));
      first = undefined;
      if (rows.length > 0) return work.orClose(() => rows.map((values) => cells.map((cell) => cellOf(values, cell))));
      work.close();
      return undefined;
    },
    close: work.close,
  };
}

async function open(connection: DuckDBConnection, statement: Statement): Promise<DuckDBResult> {
  const prepared = await prepare(connection, statement);
  prepared.bind(statement.values, statement.types);
  return prepared.stream();
}

/** Work on a connection that is closed exactly once, and never while work runs on it. */
function guard(
  connection: DuckDBConnection,
  { slots, limitMs, idleMs }: Limits,
  signal: AbortSignal,
  free: () => void,
) {
  let isRunning = false;
  let isOver = false;
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;

  function close() {
    isOver = true;
    clearTimeout(idle);
    signal.removeEventListener("abort", close);
    if (isRunning || isClosed) return;
    isClosed = true;
    connection.closeSync();
    free();
  }

  function orClose<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      close();
      throw error;
    }
  }

  function assertOpen() {
    signal.throwIfAborted();
    if (isOver) throw new Error("these rows were not read any further in time, or are read to their end");
  }

  async function run<T>(work: () => Promise<T>): Promise<T> {
    assertOpen();
    clearTimeout(idle);
    isRunning = true;
    try {
      const done = await slots.run(() => limited(connection, limitMs, signal, work), signal);
      idle = setTimeout(close, idleMs);
      return done;
    } catch (error) {
      isOver = true;
      throw error;
    } finally {
      isRunning = false;
      if (isOver) close();
    }
  }
  signal.addEventListener("abort", close, { once: true });
  return { run, close, orClose, assertOpen };
}
