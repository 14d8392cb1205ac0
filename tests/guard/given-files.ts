import { mkdtempSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { onTestFinished } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { type Program, programSchema } from "../../contract/program.ts";
import { judge } from "../../pipelines/guard/judge.ts";
import { openWorkshop } from "../../pipelines/load.ts";
import { type JudgedLoad, readLoads } from "../../pipelines/loads.ts";
import { readExport } from "../../pipelines/read-export.ts";
import { Seen } from "../../pipelines/seen.ts";
import { judgeAnew, type LoadDecision, readJudgedLoads, writeDecision } from "../../pipelines/verdicts.ts";

/** Exports by name: their text, or the place of a file that is there. */
export type Files = { readonly [name: string]: string | { readonly at: string } };

export type Guarded = {
  readonly folder: string;
  /** Reads more files, in this order, and judges all. */
  add(files: Files): Promise<void>;
  /** Every load by the name of its file, as journal and lake have it. */
  loads(): Promise<Map<string, JudgedLoad>>;
  /**
   * `name: verdict` and, where a load is held, all that was found of it that nobody let pass; in the order of the names. With a seed they are
   * judged as if they had come in another order.
   */
  verdicts(seed?: number): Promise<string[]>;
  decide(name: string, decision: LoadDecision, say?: { reason?: string; snapshot?: string }): Promise<void>;
};

type Rules = { readonly [Key in keyof Program]?: Program[Key] extends object ? Partial<Program[Key]> : Program[Key] };

/** A data directory in which files are read and judged as `lanemark load` does, without building anything; it goes with the test. */
export async function guarded(files: Files = {}, rules: Rules = {}): Promise<Guarded> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "lanemark-guard-"));
  onTestFinished(() => fs.rm(folder, { recursive: true, force: true }));
  const workshop = {
    ...(await openWorkshop(layoutOf(path.join(folder, "data")))),
    program: programSchema.parse(rules),
  };
  const silent = { step: () => {}, line: () => {} };
  const loads = async () =>
    new Map((await readJudgedLoads(workshop)).map((each) => [each.load.file_name.replace(/^.*\//, ""), each]));
  const add = async (more: Files) => {
    const known = new Map(
      (await readLoads(workshop.layout, workshop.sources, workshop.program)).map((each) => [each.loadId, each]),
    );
    const memory = { known, seen: await Seen.open(workshop.layout) };
    for (const [name, content] of Object.entries(more)) {
      const file = typeof content === "string" ? path.join(folder, name) : content.at;
      if (typeof content === "string") writeFileSync(file, content);
      for (const read of await readExport(workshop, memory, file, { paths: [] }))
        if (read.isRefused) throw new Error(read.words);
    }
    await judgeAnew(workshop, new Set(), silent);
  };
  await add(files);
  return {
    folder,
    add,
    loads,
    async verdicts(seed) {
      const known = await readLoads(workshop.layout, workshop.sources, workshop.program);
      const [order = known] =
        seed === undefined
          ? []
          : fc.sample(fc.shuffledSubarray(known, { minLength: known.length }), { numRuns: 1, seed });
      const lines = (await judge(workshop.layout, order, workshop.program)).map(({ load, verdict, findings }) => {
        const name = load.file_name.replace(/^.*\//, "");
        const open = findings.filter((each) => !each.isAccepted).map(({ words }) => words);
        return [`${name}: ${verdict.verdict}`, ...(verdict.verdict === "held" ? open : [])].join("; ");
      });
      return lines.sort();
    },
    async decide(name, decision, { reason = "for a reason", snapshot } = {}) {
      const load = (await loads()).get(name);
      if (load === undefined) throw new Error(`no load of ${name}`);
      await writeDecision(workshop, load.loadId, decision, { reason, snapshot });
      await judgeAnew(workshop, new Set(), silent);
    },
  };
}
