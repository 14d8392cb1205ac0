import { prepareJob, runJob } from "./job.server.ts";
import { describeError, log } from "./log.server.ts";

let last: Promise<void> = Promise.resolve();
let waiting: Promise<string> | undefined;

/**
 * Builds what follows from all that was decided until now. One build runs at a time and one waits behind it, which everybody follows who decides
 * meanwhile: it reads the journal only when it starts. Returns the job's id.
 */
export function startBuild(): Promise<string> {
  waiting ??= queue(prepareJob());
  return waiting;
}

function queue(prepared: ReturnType<typeof prepareJob>): Promise<string> {
  const before = last;
  last = runAfter(before, prepared).catch((error: unknown) => {
    waiting = undefined;
    log({ event: "build", error: describeError(error) });
  });
  return prepared.then(({ id }) => id);
}

async function runAfter(before: Promise<void>, prepared: ReturnType<typeof prepareJob>): Promise<void> {
  const job = await prepared;
  await before;
  waiting = undefined;
  await runJob(job, ["build"], []).ended;
}

/** Builds of days of the past that are under way, by day. */
const days = new Map<string, Promise<string>>();

/** Builds what was in hand on a day (YYYY-MM-DD) beside the live numbers; whoever asks for the same day meanwhile follows the same job. Returns the job's id. */
export function startAsOf(day: string): Promise<string> {
  const running = days.get(day);
  if (running !== undefined) return running;
  const started = prepareJob().then((prepared) => {
    const { id, ended } = runJob(prepared, ["build", `--as-of=${day}`], []);
    ended.then(() => days.delete(day));
    return id;
  });
  started.catch(() => days.delete(day));
  days.set(day, started);
  return started;
}
