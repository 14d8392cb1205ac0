import { AsyncLocalStorage } from "node:async_hooks";
import type { AsOf } from "./as-of.ts";
import type { Generation } from "./generation.server.ts";
import type { Row } from "./rows.server.ts";

/**
 * What all queries of one request share: the generation they read, so that one page never mixes two, and the signal that ends them. A request as of a
 * day reads the generation of that day, undefined where it is not built, and beside it the live one.
 */
export type Scope = {
  readonly generation: Generation | undefined;
  readonly live: Generation | undefined;
  readonly asOf: AsOf | null;
  readonly signal: AbortSignal;
  /** Its questions' place among those of others that wait for a slot. */
  readonly place: number;
  /** What was asked within the request: its loaders ask some questions alike, each of which is answered once. */
  readonly asked: Asked;
};

export type Asked = Map<string, Promise<readonly Row[]>>;

const scopes = new AsyncLocalStorage<Scope>();

export function withinScope<T>(scope: Scope, work: () => T): T {
  return scopes.run(scope, work);
}

export function findScope(): Scope | undefined {
  return scopes.getStore();
}
