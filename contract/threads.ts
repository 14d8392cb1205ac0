import { readdirSync } from "node:fs";
import os from "node:os";

/**
 * Lets this process's threads step back, by 10 of Linux's 19 steps of niceness, but for the one of that id; what they begin later steps back with
 * them. A process's first thread has the id of the process. Elsewhere than on Linux, where a thread has no priority of its own, nothing changes.
 */
export function stepBack(except?: number): void {
  for (const thread of ownThreads()) if (thread !== except) lower(thread);
}

function ownThreads(): number[] {
  try {
    return process.platform === "linux" ? readdirSync("/proc/self/task").map(Number) : [];
  } catch {
    return [];
  }
}

function lower(thread: number): void {
  try {
    const niceness = os.getPriority(thread) + os.constants.priority.PRIORITY_BELOW_NORMAL;
    os.setPriority(thread, Math.min(niceness, os.constants.priority.PRIORITY_LOW));
  } catch {
    // It has ended meanwhile.
  }
}
