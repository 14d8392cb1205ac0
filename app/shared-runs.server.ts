/** Runs that several callers wait for. A run ends early only when every caller has left. */
export type SharedRuns<T> = (
  key: string,
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => Promise<T>,
) => Promise<T>;

type SharedRun<T> = { readonly result: Promise<T>; readonly controller: AbortController; waiting: number };

/** Callers with an equal key while one such run is under way share it instead of starting their own. */
export function createSharedRuns<T>(): SharedRuns<T> {
  const runs = new Map<string, SharedRun<T>>();

  function startRun(key: string, start: (signal: AbortSignal) => Promise<T>): SharedRun<T> {
    const controller = new AbortController();
    const result = start(controller.signal).finally(() => {
      if (runs.get(key) === shared) runs.delete(key);
    });
    // Every caller may have left by the time it fails; they have their own reason then.
    result.catch(() => undefined);
    const shared = { result, controller, waiting: 0 };
    runs.set(key, shared);
    return shared;
  }
  return async (key, signal, start) => {
    signal?.throwIfAborted();
    const shared = runs.get(key) ?? startRun(key, start);
    shared.waiting++;
    try {
      return await untilAborted(shared.result, signal);
    } finally {
      shared.waiting--;
      if (shared.waiting === 0) {
        // Whoever asks from now on must not join a run that is being stopped.
        if (runs.get(key) === shared) runs.delete(key);
        shared.controller.abort(new Error("nobody waits for this any more"));
      }
    }
  };
}

async function untilAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await result;
  let leave = () => {};
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
  });
  try {
    return await Promise.race([result, left]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}
