import { readFileSync } from "node:fs";
import type { Job } from "../../contract/job.ts";
import type { Row } from "./company.ts";

const lookEvery = 100;

/** Follows a job file as a page does, until the returned function is called: that tells the longest steps, by what was seen of them. */
export function watchSteps(load: string, file: string): () => Row[] {
  const seconds = new Map<string, number>();
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    const step = stepIn(file);
    if (step !== "") seconds.set(step, (seconds.get(step) ?? 0) + (now - last) / 1000);
    last = now;
  }, lookEvery);
  return () => {
    clearInterval(watch);
    return [...seconds]
      .map(([step, sum]) => ({ load, step, seconds: Math.round(sum * 10) / 10 }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, 12);
  };
}

function stepIn(file: string): string {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as Job).step;
  } catch {
    return "";
  }
}
