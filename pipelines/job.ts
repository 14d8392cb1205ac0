import path from "node:path";
import type { Job, JobEnd } from "../contract/job.ts";
import { replaceFile } from "./files.ts";

/** Where a load tells what it does: lines for a terminal, and the job file that a page follows. */
export type Report = {
  readonly step: (words: string) => void;
  readonly line: (words: string) => void;
};

/** Milliseconds. */
const leastBetween = 200;

/**
 * Runs `work` and keeps the job file up to date: at most five times a second, and always at the end. The state is what `work` returns,
 * and `failed` when it throws; a job whose process is gone before its end shows by its `pid`.
 */
export async function withJob(
  file: string | undefined,
  report: Report,
  work: (report: Report) => Promise<JobEnd>,
): Promise<JobEnd> {
  if (file === undefined) return work(report);
  const job = new JobFile(file);
  await job.write();
  try {
    const end = await work({
      step: (words) => {
        report.step(words);
        job.change({ step: words, state: words.startsWith("reading") ? "reading" : "building" });
      },
      line: (words) => {
        report.line(words);
        job.change({ lines: [...job.value.lines, words] });
      },
    });
    await job.end(end);
    return end;
  } catch (error) {
    job.change({ lines: [...job.value.lines, error instanceof Error ? error.message : String(error)] });
    await job.end("failed");
    throw error;
  }
}

class JobFile {
  value: Job;
  #writing: Promise<void> = Promise.resolve();
  #written = 0;
  #next: NodeJS.Timeout | undefined;

  constructor(readonly file: string) {
    this.value = {
      id: path.basename(file, ".json"),
      state: "waiting",
      startedAt: new Date().toISOString(),
      endedAt: null,
      step: "starting",
      lines: [],
      pid: process.pid,
    };
  }

  /** The last of several quick changes is written too: a step may be followed by minutes without another. */
  change(part: Partial<Job>): void {
    this.value = { ...this.value, ...part };
    const left = this.#written + leastBetween - Date.now();
    if (left <= 0) this.#writeNow();
    else this.#next ??= setTimeout(() => this.#writeNow(), left).unref();
  }

  #writeNow(): void {
    this.#forgetNext();
    this.#written = Date.now();
    this.write().catch(() => {});
  }

  #forgetNext(): void {
    clearTimeout(this.#next);
    this.#next = undefined;
  }

  async end(state: JobEnd): Promise<void> {
    this.#forgetNext();
    this.value = { ...this.value, state, step: "", endedAt: new Date().toISOString() };
    await this.write();
  }

  write(): Promise<void> {
    const next = this.#writing.catch(() => {}).then(() => replaceFile(this.file, JSON.stringify(this.value)));
    this.#writing = next;
    return next;
  }
}
