import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { acceptLoad, readJob, rejectLoad, startLoad } from "../../app/job.server.ts";
import type { Job } from "../../contract/job.ts";
import { builtTest } from "../server/running.ts";
import { emptyData } from "./generation.ts";

afterEach(() => vi.unstubAllEnvs());

async function intoData() {
  const layout = await emptyData();
  vi.stubEnv("LANEMARK_DATA", layout.root);
  return layout;
}

async function endOf(id: string): Promise<Job | undefined> {
  for (;;) {
    const job = await readJob(id);
    if (job === undefined || job.endedAt !== null) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

builtTest("a load runs as a process of its own, and its job tells how it went", async () => {
  const layout = await intoData();
  vi.stubEnv("LANEMARK_CLI", path.resolve("build/lanemark.js"));
  await mkdir(layout.exports, { recursive: true });
  await writeFile(path.join(layout.exports, "notes.csv"), "nobody,knows,this\n1,2,3\n");
  const job = await endOf(await startLoad(["notes.csv"]));
  expect(job?.pid).not.toBe(process.pid);
  expect(job?.lines.join("\n")).toContain("notes.csv");
});

test("a load that cannot even start is a job that failed, in words", async () => {
  const layout = await intoData();
  vi.stubEnv("LANEMARK_CLI", path.join(layout.root, "no-such-file.js"));
  const job = await endOf(await startLoad());
  expect(job?.state).toBe("failed");
  expect(job?.lines).toEqual(["the load stopped before it ended; the numbers are those of before, so start it again"]);
});

test("a job whose process is gone reads as failed, whatever it last said", async () => {
  const layout = await intoData();
  const id = "mhx0abcd-0123456789abcdef";
  const left: Job = {
    id,
    state: "building",
    startedAt: "2026-04-01T00:00:00Z",
    endedAt: null,
    step: "marts",
    lines: ["3 files"],
    pid: 2 ** 30,
  };
  await mkdir(layout.jobs, { recursive: true });
  await writeFile(path.join(layout.jobs, `${id}.json`), JSON.stringify(left));
  expect(await readJob(id)).toMatchObject({
    state: "failed",
    lines: ["3 files", expect.stringContaining("stopped before it ended")],
  });
  await writeFile(path.join(layout.jobs, `${id}.json`), JSON.stringify({ ...left, pid: process.pid }));
  expect(await readJob(id)).toEqual({ ...left, pid: process.pid });
});

test("an id that was never given out is no job, and never a path", async () => {
  const layout = await intoData();
  await mkdir(layout.jobs, { recursive: true });
  await writeFile(path.join(layout.root, "secret.json"), "{}");
  for (const id of [
    "",
    "../secret",
    "..%2fsecret",
    "mhx0abcd-0123456789abcdef",
    "mhx0abcd-0123456789abcdef/../../secret",
  ]) {
    expect(await readJob(id)).toBeUndefined();
  }
});

test("only what can be a load's id is handed to the command line", async () => {
  const layout = await intoData();
  for (const id of ["", "--data=/etc", "a b", "../x", "a;b", "x".repeat(200)]) {
    for (const decide of [acceptLoad, rejectLoad]) {
      expect(((await decide(id).catch((error: unknown) => error)) as Response).status, id).toBe(404);
    }
  }
  expect(await readdir(layout.root)).not.toContain("jobs");
});

test("old job files go, the newest hundred stay", async () => {
  const layout = await intoData();
  await mkdir(layout.jobs, { recursive: true });
  const ids = Array.from({ length: 105 }, (_, n) => `aaaaa${String(n).padStart(3, "0")}-0123456789abcdef`);
  for (const id of ids) await writeFile(path.join(layout.jobs, `${id}.json`), "{}");
  vi.stubEnv("LANEMARK_CLI", path.join(layout.root, "no-such-file.js"));
  const id = await startLoad();
  await endOf(id);
  const left = (await readdir(layout.jobs)).sort();
  expect(left).toEqual([...ids.slice(5), id].map((each) => `${each}.json`));
  expect(JSON.parse(await readFile(path.join(layout.jobs, `${id}.json`), "utf8")).state).toBe("failed");
});
