import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import type { Layout } from "../contract/layout.ts";
import type { Viewer } from "../contract/viewer.ts";
import { type AsOfState, asOfDay } from "./as-of.ts";
import { openAsOfDays } from "./as-of-days.server.ts";
import type { Generation } from "./generation.server.ts";
import { followGenerations, NotAsOf, NoWarehouse, type WarehouseState } from "./generations.server.ts";
import { log } from "./log.server.ts";
import type { Row } from "./rows.server.ts";
import { run } from "./run.server.ts";
import { findScope, type Scope } from "./scope.server.ts";
import { createSharedRuns } from "./shared-runs.server.ts";
import { BusyError, createSlots } from "./slots.server.ts";
import { fileForm, type Parameters, type Statement, statementOf } from "./statement.server.ts";
import { openStream, type RowStream } from "./stream.server.ts";

export type QueryOptions = {
  readonly signal?: AbortSignal;
  /** Asks the live numbers, also within a request as of a day. */
  readonly isNow?: boolean;
};

export type Door = {
  /** Runs `<name>.sql` for a viewer. Throws NoWarehouse, a 503 Response when busy or too slow, and an Error for what is a bug. */
  query<Shape extends object>(
    name: string,
    parameters: Parameters,
    viewer: Viewer,
    options?: QueryOptions,
  ): Promise<Shape[]>;
  /** All rows of the same question, batch by batch, for a file of any length. Whoever opens it reads it to the end or closes it. */
  stream(name: string, parameters: Parameters, viewer: Viewer, options?: QueryOptions): Promise<RowStream>;
  hasWarehouse(): Promise<boolean>;
  state(): Promise<WarehouseState>;
  /** The scope of one request to an address, holding its generations until it is closed. */
  openScope(signal: AbortSignal, address?: string): Promise<{ readonly scope: Scope; readonly close: () => void }>;
  close(): Promise<void>;
};

export type DoorOptions = {
  readonly layout: Layout;
  /** SQL by query name. */
  readonly queries: ReadonlyMap<string, string>;
  /** Whether answers are kept that depend on what is asked; those that do not are read once of each generation. */
  readonly isCached: boolean;
  readonly limitMs?: number;
  readonly running?: number;
  readonly waiting?: number;
  readonly lookEveryMs?: number;
  readonly largeBytes?: number;
  /** How long one batch of a file may take, and how long its reader may leave the next one waiting. */
  readonly batchLimitMs?: number;
  readonly idleMs?: number;
};

type Bounds = { readonly first_day: string | null; readonly last_day: string | null };

/** For what the door itself asks. */
const nobody: Viewer = { id: "door", role: "executive", teams: "all", seesNames: false };

/** The one way from the app to the warehouse. */
export function createDoor(options: DoorOptions): Door {
  const { layout, lookEveryMs = 1000, largeBytes = 256 * 2 ** 20 } = options;
  const generations = followGenerations(layout, { lookEveryMs, largeBytes });
  const days = openAsOfDays(layout, { largeBytes });
  const running = options.running ?? slotsOf(availableParallelism(), Number(process.env.UV_THREADPOOL_SIZE) || 4);
  const slots = createSlots({ running, waiting: options.waiting ?? 200, waitMs: 15_000 });
  const share = createSharedRuns<readonly Row[]>();
  const limitMs = options.limitMs ?? 5000;
  // Beside the slots of questions: a slow reader of a file must not keep a page waiting, nor many of them the machine.
  const files = createSlots({ running: 4, waiting: 20, waitMs: 15_000 });
  const limits = { limitMs: options.batchLimitMs ?? 60_000, idleMs: options.idleMs ?? 60_000 };

  async function answer(generation: Generation, statement: Statement, signal: AbortSignal): Promise<readonly Row[]> {
    if (!options.isCached && !statement.isFixed) return run(generation, statement, slots, limitMs, signal);
    const kept = generation.results.find(statement.key);
    if (kept !== undefined) return kept;
    return share(`${generation.name} ${statement.key}`, signal, async (shared) => {
      const rows = await run(generation, statement, slots, limitMs, shared);
      generation.results.keep(statement.key, rows);
      return rows;
    });
  }

  /** A question that a request asks again is not answered again; one that ends by itself is its asker's alone. */
  function answerOnce(generation: Generation, statement: Statement, signal: AbortSignal | undefined) {
    const asked = signal === undefined ? findScope()?.asked : undefined;
    const key = `${generation.name} ${statement.key}`;
    const given = asked?.get(key) ?? answer(generation, statement, endsWith(signal));
    asked?.set(key, given);
    return given;
  }

  /** Throws a NoWarehouse where nothing is loaded, or the day asked for is not built. */
  async function holdGeneration({ isNow = false }: QueryOptions) {
    const scope = findScope();
    const found = isNow ? scope?.live : scope?.generation;
    const held = scope === undefined ? await generations.hold() : found && { generation: found, release: found.hold() };
    if (held !== undefined) return held;
    if (scope?.live !== undefined && scope.asOf !== null) throw new NotAsOf(scope.asOf);
    throw new NoWarehouse((await generations.state()).problem);
  }

  function sqlOf(name: string): string {
    const sql = options.queries.get(name);
    if (sql === undefined) throw new Error(`${name}: no such query`);
    return sql;
  }

  async function stream(name: string, parameters: Parameters, viewer: Viewer, options: QueryOptions = {}) {
    const statement = statementOf(name, fileForm(sqlOf(name)), parameters, viewer);
    const ending = endsWith(options.signal);
    const held = await holdGeneration(options);
    try {
      const leave = await files.take(ending);
      return await openStream(held.generation, statement, { slots, ...limits }, ending, leave);
    } catch (error) {
      throw error instanceof BusyError ? busy(name, error) : error;
    } finally {
      held.release();
    }
  }

  async function query<Shape extends object>(
    name: string,
    parameters: Parameters,
    viewer: Viewer,
    options: QueryOptions = {},
  ) {
    const statement = statementOf(name, sqlOf(name), parameters, viewer);
    const held = await holdGeneration(options);
    try {
      // A new array for each caller, so that one that sorts does not sort for all.
      return [...(await answerOnce(held.generation, statement, options.signal))] as Shape[];
    } catch (error) {
      throw error instanceof BusyError ? busy(name, error) : error;
    } finally {
      held.release();
    }
  }
  async function openDay(day: string, live: Generation, signal: AbortSignal) {
    const statement = statementOf("as_of_bounds", sqlOf("as_of_bounds"), {}, nobody);
    const [bounds] = (await answer(live, statement, signal)) as readonly Bounds[];
    const { first_day: first = null, last_day: last = null } = bounds ?? {};
    const say = (state: AsOfState) => ({ day, state, first, last });
    const nothing = () => {};
    if (first === null || day < first)
      return { scope: { generation: undefined, asOf: say("before") }, release: nothing };
    if (last !== null && day >= last) return { scope: { generation: live, asOf: say("now") }, release: nothing };
    const held = await days.hold(day, live);
    const asOf = say(held === undefined ? "unbuilt" : "built");
    return { scope: { generation: held?.generation, asOf }, release: held?.release ?? nothing };
  }

  return {
    query,
    stream,
    async hasWarehouse() {
      const held = await generations.hold();
      held?.release();
      return held !== undefined;
    },
    state: generations.state,
    async openScope(signal, address = "/") {
      // A page asks up to thirty questions, each of which ends with it; Node would warn of more than ten.
      setMaxListeners(0, signal);
      const asking = { signal, place: slots.arrive(), asked: new Map() };
      const live = await generations.hold();
      const day = asOfDay(address);
      if (live === undefined || day === null) {
        const scope = { generation: live?.generation, live: live?.generation, asOf: null, ...asking };
        return { scope, close: () => live?.release() };
      }
      const opened = await openDay(day, live.generation, signal).catch((error: unknown) => {
        live.release();
        throw error;
      });
      const close = () => {
        opened.release();
        live.release();
      };
      return { scope: { ...opened.scope, live: live.generation, ...asking }, close };
    },
    async close() {
      await days.close();
      await generations.close();
    },
  };
}

/**
 * Two to a core, since a question gives its slot back only when the server's own thread has read its rows; and some threads of libuv's pool stay free
 * for files.
 */
function slotsOf(cores: number, threads: number): number {
  return Math.max(2, Math.min(2 * cores, threads - 2, 8));
}

/** A signal made of one other would be work for each question of each page. */
function endsWith(signal: AbortSignal | undefined): AbortSignal {
  const signals = [signal, findScope()?.signal].filter((one) => one !== undefined);
  return signals.length === 1 && signals[0] !== undefined ? signals[0] : AbortSignal.any(signals);
}

function busy(query: string, error: BusyError): Response {
  log({ event: "busy", query, reason: error.message });
  return new Response(`Too busy to answer: ${error.message}. Please try again in a moment.`, {
    status: 503,
    headers: { "retry-after": "5" },
  });
}
