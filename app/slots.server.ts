/** The server is busy or a query took too long; the door turns it into a 503. */
export class BusyError extends Error {}

export type Slots = {
  /** Runs the work as soon as a slot is free; throws BusyError when too many wait or it waited too long, and the signal's reason on abort. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Takes a slot in the same way and keeps it until the returned function is called; calling that again does nothing. */
  take(signal?: AbortSignal): Promise<() => void>;
};

type Limits = { readonly running: number; readonly waiting: number; readonly waitMs: number };

/**
 * A semaphore with a bounded queue, first come first served. Every running query holds one thread of libuv's pool, which file
 * reads need too: unlimited queries once kept a static file waiting for 14 seconds.
 */
export function createSlots(limits: Limits): Slots {
  const queue = new Set<() => void>();
  let running = 0;

  function enter(signal?: AbortSignal): Promise<void> | undefined {
    signal?.throwIfAborted();
    if (running < limits.running) {
      running++;
      return undefined;
    }
    if (queue.size >= limits.waiting) throw new BusyError("too many questions are waiting");
    return wait(signal);
  }

  function wait(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => () => {
        queue.delete(admit);
        clearTimeout(timer);
        signal?.removeEventListener("abort", leave);
        finish();
      };
      const admit = settle(resolve);
      const leave = settle(() => reject(signal?.reason));
      const timer = setTimeout(
        settle(() => reject(new BusyError("this question waited too long for its turn"))),
        limits.waitMs,
      );
      signal?.addEventListener("abort", leave, { once: true });
      queue.add(admit);
    });
  }

  function release() {
    const [next] = queue;
    // The slot passes straight to the next in line, so that nobody overtakes it.
    if (next === undefined) running--;
    else next();
  }

  async function take(signal?: AbortSignal): Promise<() => void> {
    await enter(signal);
    let isHeld = true;
    return () => {
      if (isHeld) release();
      isHeld = false;
    };
  }

  async function run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const leave = await take(signal);
    try {
      return await work();
    } finally {
      leave();
    }
  }
  return { run, take };
}
