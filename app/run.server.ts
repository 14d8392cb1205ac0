import { type DuckDBConnection, type DuckDBPreparedStatement, StatementType } from "@duckdb/node-api";
import type { Generation } from "./generation.server.ts";
import { type Row, rowsOf } from "./rows.server.ts";
import { findScope } from "./scope.server.ts";
import { BusyError, type Slots } from "./slots.server.ts";
import type { Statement } from "./statement.server.ts";

/** More rows than any page shows; a query that passes it is a bug and fails, since cutting it off would be a silent lie. */
const mostRows = 100_000;

/**
 * Runs one statement on a connection that nothing else uses meanwhile; ends it after `limitMs` (BusyError) or with the signal's reason. What
 * went well is kept prepared, since a page asks many short questions and DuckDB reads and checks one for longer than it answers some.
 */
export async function run(
  generation: Generation,
  statement: Statement,
  slots: Slots,
  limitMs: number,
  signal: AbortSignal,
): Promise<Row[]> {
  const work = async () => {
    const shelf = generation.shelf(statement.seesNames);
    const prepared = shelf.take(statement.sql);
    const connection = prepared?.connection ?? (await generation.connect(statement.seesNames));
    try {
      const [rows, kept] = await read(connection, statement, prepared?.statement, limitMs, signal);
      shelf.keep(statement.sql, { connection, statement: kept });
      return rows;
    } catch (error) {
      connection.closeSync();
      if (isFatal(error)) generation.giveUp();
      throw error;
    }
  };
  const release = generation.hold();
  try {
    return await slots.run(work, signal, findScope()?.place);
  } finally {
    release();
  }
}

/** After an internal error DuckDB calls its instance invalid and refuses every question. */
function isFatal(error: unknown): boolean {
  return error instanceof Error && /^(INTERNAL|FATAL) Error|database has been invalidated/.test(error.message);
}

async function read(
  connection: DuckDBConnection,
  statement: Statement,
  before: DuckDBPreparedStatement | undefined,
  limitMs: number,
  signal: AbortSignal,
): Promise<[Row[], DuckDBPreparedStatement]> {
  return limited(connection, limitMs, signal, async () => {
    const prepared = before ?? (await prepare(connection, statement));
    prepared.bind(statement.values, statement.types);
    // Not as a stream: each batch of that is a way through the event loop, and a scan that lets few rows through comes in many batches.
    const result = await prepared.run();
    if (result.rowCount > mostRows) throw new Error(`${statement.name}: more than ${mostRows} rows; page it`);
    return [rowsOf(result, statement.name), prepared];
  });
}

/** Preparing refuses several statements at once; the type, whatever is not a question, `detach` for example. */
export async function prepare(connection: DuckDBConnection, statement: Statement): Promise<DuckDBPreparedStatement> {
  const prepared = await connection.prepare(statement.sql);
  if (prepared.statementType !== StatementType.SELECT) throw new Error(`${statement.name}: is not one select`);
  return prepared;
}

/** Does one piece of work on a connection; ends it after `limitMs` (BusyError) or with the signal's reason. */
export async function limited<T>(
  connection: DuckDBConnection,
  limitMs: number,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const ending = endWith(connection, limitMs, signal);
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (ending.isOver()) throw new BusyError(`this question took longer than ${limitMs / 1000} s and was stopped`);
    throw error;
  } finally {
    ending.stop();
  }
}

/** Interrupts the query once its time is over or the signal fires, and again until it has ended: an interrupt before the query really runs is lost. */
function endWith(connection: DuckDBConnection, limitMs: number, signal: AbortSignal) {
  let repeat: NodeJS.Timeout | undefined;
  const end = () => {
    connection.interrupt();
    repeat ??= setInterval(() => connection.interrupt(), 20);
  };
  const limit = setTimeout(end, limitMs);
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  return {
    isOver: () => repeat !== undefined,
    stop() {
      signal.removeEventListener("abort", end);
      clearTimeout(limit);
      clearInterval(repeat);
    },
  };
}
