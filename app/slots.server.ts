/** The server is busy or a query took too long; the door turns it into a 503. */
export class BusyError extends Error {}

export type Slots = {
  /** A place in the queue, behind all that were given out before. Work without one gets its own when it comes. */
  arrive(): number;
  /**
   * Runs the work as soon as a slot is free and nothing waits whose place is ahead; throws BusyError when too many wait or it waited too long, and
   * the signal's reason on abort.
   */
  run<T>(work: () => Promise<T>, signal?: AbortSignal, place?: number): Promise<T>;
  /** Takes a slot in the same way and keeps it until the returned function is called; calling that again does nothing. */
  take(signal?: AbortSignal, place?: number): Promise<() => void>;
};

type Limits = { readonly running: number; readonly waiting: number; readonly waitMs: number };

type Waiting = { readonly place: number; readonly admit: () => void };

/**
 * A semaphore with a bounded queue, first come first served by place: the later questions of a page that came first are answered before the
 * first of those behind it, or all pages would be answered as late as the last. Every running query holds one thread of libuv's pool, which file
 * reads need too: unlimited queries once kept a static file waiting for 14 seconds.
 */
export function createSlots(limits: Limits): Slots {
  const queue = new Set<Waiting>();
  let running = 0;
  let newest = 0;

  function enter(place: number, signal?: AbortSignal): Promise<void> | undefined {
    signal?.throwIfAborted();
    if (running < limits.running) {
      running++;
      return undefined;
    }
    if (queue.size >= limits.waiting) throw new BusyError("too many questions are waiting");
    return wait(place, signal);
  }

  function wait(place: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => () => {
        queue.delete(waiting);
        clearTimeout(timer);
        signal?.removeEventListener("abort", leave);
        finish();
      };
      const waiting = { place, admit: settle(resolve) };
      const leave = settle(() => reject(signal?.reason));
      const timer = setTimeout(
        settle(() => reject(new BusyError("this question waited too long for its turn"))),
        limits.waitMs,
      );
      signal?.addEventListener("abort", leave, { once: true });
      queue.add(waiting);
    });
  }

  function release() {
    const next = first(queue);
    // The slot passes straight to the next in line, so that nobody overtakes it.
    if (next === undefined) running--;
    else next.admit();
  }

  function arrive(): number {
    return ++newest;
  }

  async function take(signal?: AbortSignal, place = arrive()): Promise<() => void> {
    await enter(place, signal);
    let isHeld = true;
    return () => {
      if (isHeld) release();
      isHeld = false;
    };
  }

  async function run<T>(work: () => Promise<T>, signal?: AbortSignal, place?: number): Promise<T> {
    const leave = await take(signal, place);
    try {
      return await work();
    } finally {
      leave();
    }
  }
  return { arrive, run, take };
}

/** Of those with the same place, the one that has waited longest. */
function first(queue: Iterable<Waiting>): Waiting | undefined {
  let ahead: Waiting | undefined;
  for (const waiting of queue) if (ahead === undefined || waiting.place < ahead.place) ahead = waiting;
  return ahead;
}
