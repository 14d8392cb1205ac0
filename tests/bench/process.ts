import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export type Run = {
  readonly seconds: number;
  /** Of all its threads: the steadier figure where the machine is shared. */
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly code: number | null;
  readonly output: string;
  /** Each piece of output with the second it came. */
  readonly lines: readonly { readonly seconds: number; readonly words: string }[];
};

/** Runs a command to its end; `peakMegabytes` is the largest sum of resident memory over it and its children, looked at every 50 ms. */
export async function runMeasured(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Run> {
  const started = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const lines: { seconds: number; words: string }[] = [];
  const keep = (chunk: Buffer) =>
    lines.push({ seconds: (performance.now() - started) / 1000, words: chunk.toString("utf8") });
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  let [peak, processor] = [0, 0];
  const watch = setInterval(() => {
    if (child.pid === undefined) return;
    peak = Math.max(peak, residentOf(child.pid));
    processor = Math.max(processor, processorOf(child.pid));
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearInterval(watch);
  return {
    seconds: (performance.now() - started) / 1000,
    processorSeconds: processor / 1000,
    peakMegabytes: peak / 1024,
    code,
    output: lines.map(({ words }) => words).join(""),
    lines,
  };
}

/** Milliseconds that the processor gave to the threads of a process, finer than its own ticks; 0 where the system does not tell. */
export function processorOf(pid: number): number {
  let nanoseconds = 0;
  for (const thread of listOf(`/proc/${pid}/task`)) {
    try {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]);
    } catch {
      // It ended between the listing and the look.
    }
  }
  return nanoseconds / 1e6;
}

/** Resident kilobytes of a process and all below it; 0 where the system does not tell. */
export function residentOf(root: number): number {
  const processes = readProcesses();
  const inside = new Set([root]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [pid, { parent }] of processes) {
      if (inside.has(parent) && !inside.has(pid)) {
        inside.add(pid);
        grew = true;
      }
    }
  }
  return [...inside].reduce((sum, pid) => sum + (processes.get(pid)?.resident ?? 0), 0);
}

function readProcesses(): Map<number, { parent: number; resident: number }> {
  const found = new Map<number, { parent: number; resident: number }>();
  for (const name of listOf("/proc").filter((each) => /^\d+$/.test(each))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      const field = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
      found.set(Number(name), { parent: field("PPid"), resident: field("VmRSS") });
    } catch {
      // It ended between the listing and the look.
    }
  }
  return found;
}

function listOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
