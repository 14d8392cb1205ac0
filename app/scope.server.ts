import { AsyncLocalStorage } from "node:async_hooks";
import type { Generation } from "./generation.server.ts";

/** What all queries of one request share: the generation they read, so that one page never mixes two, and the signal that ends them. */
export type Scope = { readonly generation: Generation | undefined; readonly signal: AbortSignal };

const scopes = new AsyncLocalStorage<Scope>();

export function withinScope<T>(scope: Scope, work: () => T): T {
  return scopes.run(scope, work);
}

export function findScope(): Scope | undefined {
  return scopes.getStore();
}
