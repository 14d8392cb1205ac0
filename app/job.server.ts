import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Job } from "../contract/job.ts";
import { layoutOf } from "../contract/layout.ts";
import { isAlive } from "./alive.server.ts";
import { describeError, log } from "./log.server.ts";

const jobId = /^[a-z0-9]{8,12}-[0-9a-f]{16}$/;
const kept = 100;

const jobSchema = z.object({
  state: z.enum(["waiting", "reading", "building", "done", "held", "failed"]),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  step: z.string(),
  lines: z.array(z.string()),
  pid: z.int(),
});

/** What a person says when deciding on a load; `snapshotDay` is the day that the file shows, where it does not say so itself. */
export type Grounds = { readonly reason: string; readonly snapshotDay?: string };

type Command = readonly ["load" | "accept" | "reject" | "undecide" | "build", ...string[]];

type Prepared = { readonly id: string; readonly file: string };
type Started = { readonly id: string; readonly ended: Promise<void> };

/** Loads the files of these names in the exports folder, or all that lie there. Returns the job's id at once. */
export function startLoad(files: readonly string[] = []): Promise<string> {
  const { exports } = layoutOf(process.env.LANEMARK_DATA ?? "data");
  return startJob(
    ["load"],
    files.map((name) => path.join(exports, path.basename(name))),
  );
}

/** Lets a held load through and builds again. Returns the job's id; throws a 404 Response for what cannot be a load's id. */
export async function acceptLoad(load: string, { reason, snapshotDay }: Grounds = { reason: "" }): Promise<string> {
  const snapshot = snapshotDay === undefined ? [] : [`--snapshot=${snapshotDay}`];
  return startJob(["accept", `--reason=${reason}`, ...snapshot], [loadId(load)]);
}

/** Drops a load and builds again. Returns the job's id; throws a 404 Response for what cannot be a load's id. */
export async function rejectLoad(load: string, { reason }: Grounds = { reason: "" }): Promise<string> {
  return startJob(["reject", `--reason=${reason}`], [loadId(load)]);
}

/** Takes back what was decided of a load and builds again. Returns the job's id; throws a 404 Response for what cannot be a load's id. */
export async function undoDecision(load: string, { reason }: Grounds = { reason: "" }): Promise<string> {
  return startJob(["undecide", `--reason=${reason}`], [loadId(load)]);
}

/** Runs `lanemark <command> --job FILE` as a process of its own, which outlives this one and is never started through a shell. */
export async function startJob(command: Command, operands: readonly string[]): Promise<string> {
  return runJob(await prepareJob(), command, operands).id;
}

/** A job that waits for its process. */
export async function prepareJob(): Promise<Prepared> {
  const layout = layoutOf(process.env.LANEMARK_DATA ?? "data");
  const id = `${Date.now().toString(36)}-${randomBytes(8).toString("hex")}`;
  const file = path.join(layout.jobs, `${id}.json`);
  await mkdir(layout.jobs, { recursive: true });
  await dropOldJobs(layout.jobs);
  const startedAt = new Date().toISOString();
  await writeJob(file, {
    id,
    state: "waiting",
    startedAt,
    endedAt: null,
    step: "starting",
    lines: [],
    pid: process.pid,
  });
  return { id, file };
}

/** Gives a job its process; `ended` resolves once that is gone. */
export function runJob({ id, file }: Prepared, command: Command, operands: readonly string[]): Started {
  const layout = layoutOf(process.env.LANEMARK_DATA ?? "data");
  const child = spawn(
    process.execPath,
    [process.env.LANEMARK_CLI ?? "build/lanemark.js", ...command, `--job=${file}`, "--", ...operands],
    { detached: true, stdio: "ignore", env: { ...process.env, LANEMARK_DATA: layout.root } },
  );
  const fail = (why: string) =>
    failJob(id, file, why).catch((error: unknown) => log({ event: "job", job: id, error: describeError(error) }));
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => fail("the load could not be started").then(resolve));
    child.once("exit", () => fail(stopped).then(resolve));
  });
  child.unref();
  return { id, ended };
}

const stopped = "the load stopped before it ended; the numbers are those of before, so start it again";

/** Follows a job; undefined for an id that was never given out or is long gone. A job whose process is gone reads as failed. */
export async function readJob(id: string): Promise<Job | undefined> {
  if (!jobId.test(id)) return undefined;
  const job = await readJobFile(id, path.join(layoutOf(process.env.LANEMARK_DATA ?? "data").jobs, `${id}.json`));
  if (job === undefined || hasEnded(job) || isAlive(job.pid)) return job;
  return { ...job, state: "failed", step: "stopped", lines: [...job.lines, stopped] };
}

async function readJobFile(id: string, file: string): Promise<Job | undefined> {
  try {
    return { id, ...jobSchema.parse(JSON.parse(await readFile(file, "utf8"))) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Says so in the job file when the process ended without having said how. */
async function failJob(id: string, file: string, why: string): Promise<void> {
  const job = await readJobFile(id, file);
  if (job === undefined || hasEnded(job)) return;
  await writeJob(file, {
    ...job,
    state: "failed",
    step: "stopped",
    endedAt: new Date().toISOString(),
    lines: [...job.lines, why],
  });
}

async function writeJob(file: string, job: Job): Promise<void> {
  const beside = `${file}.${randomBytes(4).toString("hex")}`;
  await writeFile(beside, JSON.stringify(job));
  await rename(beside, file);
}

async function dropOldJobs(folder: string): Promise<void> {
  // Ids begin with their time in base 36, so the alphabet is the order of age.
  const jobs = (await readdir(folder)).filter((name) => jobId.test(name.slice(0, -".json".length))).sort();
  for (const old of jobs.slice(0, -kept)) await rm(path.join(folder, old), { force: true });
}

function hasEnded(job: Job): boolean {
  return job.state === "done" || job.state === "held" || job.state === "failed";
}

function loadId(load: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(load)) throw new Response("There is no such load.", { status: 404 });
  return load;
}
