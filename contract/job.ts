/** How a job ended: `held` is done, but a file waits for a person. */
export type JobEnd = "done" | "held" | "failed";

/** The job file that `lanemark load --job FILE` rewrites as it goes and the page follows. Replaced by a rename, so never half read. */
export type Job = {
  readonly id: string;
  readonly state: "waiting" | "reading" | "building" | JobEnd;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** What is being done now, in a few words for a person. */
  readonly step: string;
  /** One clear line each: what came in, what is held, what failed and the remedy. */
  readonly lines: readonly string[];
  readonly pid: number;
};
