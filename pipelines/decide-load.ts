import type { Report } from "./job.ts";
import { buildFrom, type Workshop } from "./load.ts";
import { withLock } from "./lock.ts";
import { decisionWords, judgeAnew, type LoadDecision, writeDecision } from "./verdicts.ts";

/**
 * Lets a held load through, drops a load or takes back what was decided of it, and builds again. `snapshot` dates a load whose file does not.
 * Returns whether it is held after that, for what the decision is not about.
 */
export async function decideLoad(
  workshop: Workshop,
  start: string,
  decision: LoadDecision,
  say: { readonly reason: string; readonly snapshot?: string | undefined },
  report: Report,
): Promise<boolean> {
  return withLock(workshop.layout, async () => {
    const { loadId, name } = await writeDecision(workshop, start, decision, say);
    report.line(`${loadId} ${name}: ${decisionWords[decision]}`);
    const { loads } = await judgeAnew(workshop, new Set([loadId]), report);
    const verdict = loads.find((each) => each.loadId === loadId)?.verdict;
    const isHeld = verdict?.verdict === "held";
    if (isHeld) report.line(`${name}: held: ${verdict?.reason}`);
    await buildFrom(workshop, loads, { asOf: null }, report);
    return isHeld;
  });
}
