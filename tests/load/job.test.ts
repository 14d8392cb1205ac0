import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import type { Job } from "../../contract/job.ts";
import { withJob } from "../../pipelines/job.ts";

const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-job-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const silent = { step: () => {}, line: () => {} };

test("of steps that follow each other at once the last is told, while it goes on", async () => {
  const file = path.join(root, "job.json");
  const told = () => JSON.parse(readFileSync(file, "utf8")) as Job;
  const end = await withJob(file, silent, async (report) => {
    report.step("reading a.csv");
    await vi.waitFor(() => expect(told().step).toBe("reading a.csv"), { interval: 5 });
    report.step("computing marts.clusters");
    report.line("a.csv: 3 of 3 rows");
    await vi.waitFor(() => expect(told().step).toBe("computing marts.clusters"));
    expect(told()).toMatchObject({ state: "building", lines: ["a.csv: 3 of 3 rows"] });
    return "done";
  });
  expect(end).toBe("done");
  expect(told()).toMatchObject({ state: "done", step: "" });
});

test("what fails is told last, and nothing is written after the end", async () => {
  const file = path.join(root, "failed.json");
  await expect(
    withJob(file, silent, async (report) => {
      for (const step of ["reading a.csv", "reading b.csv"]) report.step(step);
      throw new Error("a.csv:3: no such day");
    }),
  ).rejects.toThrow("no such day");
  const atEnd = readFileSync(file, "utf8");
  expect(JSON.parse(atEnd)).toMatchObject({ state: "failed", step: "", lines: ["a.csv:3: no such day"] });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(readFileSync(file, "utf8")).toBe(atEnd);
});
