import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the companies that this run has loaded so far. */
    readonly companies: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), "lanemark-companies-"));
  project.provide("companies", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
