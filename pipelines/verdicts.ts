import { LoadError } from "./errors.ts";
import { Compared } from "./guard/compared.ts";
import { kept } from "./guard/finding.ts";
import { judge } from "./guard/judge.ts";
import type { Report } from "./job.ts";
import { appendToJournal, guardName } from "./journal.ts";
import type { Workshop } from "./load.ts";
import { findLoad, isRead, type JudgedLoad, readLoads, snapshotDayOf } from "./loads.ts";

/** What a person can decide of a load; `undecided` takes back what was decided, so that the guard decides again. */
export type LoadDecision = "loaded" | "rejected" | "undecided";

export const decisionWords: { readonly [decision in LoadDecision]: string } = {
  loaded: "accepted",
  rejected: "rejected",
  undecided: "what was decided of it is taken back",
};

type Said = { readonly reason: string; readonly snapshot?: string | undefined };

/** Every load with its verdict, as journal and lake have it now. */
export async function readJudgedLoads(
  { layout, sources, program }: Workshop,
  compared?: Compared,
): Promise<JudgedLoad[]> {
  return judge(layout, await readLoads(layout, sources, program), program, compared);
}

/**
 * The same, and what the guard has come to think of a load is kept in the journal: when it did, and why. A change of mind on a load that is not
 * among `expected` is told, since nobody would look for it.
 */
export async function judgeAnew(
  workshop: Workshop,
  expected: ReadonlySet<string | null>,
  report: Report,
): Promise<{ loads: JudgedLoad[]; newlyHeld: string[] }> {
  const loads: JudgedLoad[] = [];
  const newlyHeld: string[] = [];
  const compared = await Compared.open(workshop.layout);
  const judged = await readJudgedLoads(workshop, compared);
  await compared.save();
  for (const load of judged) {
    const isChanged = isRead(load) && load.told?.verdict !== load.verdict.verdict;
    loads.push(isChanged ? await keepVerdict(workshop, load) : load);
    if (!isChanged || expected.has(load.loadId)) continue;
    const { verdict, reason } = load.verdict;
    const name = load.load.file_name;
    if (verdict === "held") newlyHeld.push(name);
    if (verdict === "held") report.line(`${name}: now held: ${reason}`);
    else if (load.told?.verdict === "held") report.line(`${name}: no longer held`);
  }
  return { loads, newlyHeld };
}

async function keepVerdict({ layout }: Workshop, load: JudgedLoad): Promise<JudgedLoad> {
  const { verdict, reason } = load.verdict;
  const told = await appendToJournal(layout, {
    type: "verdict",
    load_id: load.loadId,
    verdict,
    reason: verdict === "held" ? reason : "",
    by: guardName,
  });
  if (told.type !== "verdict") throw new Error("the journal returned another line than it was given");
  const isDecided = load.decision !== undefined && verdict === "loaded";
  return { ...load, told, verdict: isDecided ? load.verdict : { ...load.verdict, at: told.at } };
}

/** Appends a person's decision to the journal, with what the guard found of the load. Throws a LoadError for one that cannot be. */
export async function writeDecision(
  workshop: Workshop,
  start: string,
  verdict: LoadDecision,
  { reason, snapshot }: Said,
): Promise<{ loadId: string; name: string }> {
  const load = findLoad(await readJudgedLoads(workshop), start);
  const name = load.load.file_name;
  if (verdict === "loaded") assertAcceptable(load, reason, snapshot);
  if (verdict === "undecided" && load.decision === undefined)
    throw new LoadError(`${name}: nothing was decided of it, so there is nothing to take back`);
  await appendToJournal(workshop.layout, {
    type: "verdict",
    load_id: load.loadId,
    verdict,
    reason: reason.trim(),
    findings: load.findings.map(kept),
    ...(snapshot === undefined ? {} : { snapshot_day: snapshot }),
  });
  return { loadId: load.loadId, name };
}

function assertAcceptable(load: JudgedLoad, reason: string, snapshot: string | undefined): void {
  const name = load.load.file_name;
  if (load.manifest === undefined)
    throw new LoadError(`${name}: was refused and has no rows to accept: ${load.verdict.reason}`);
  if (reason.trim() === "")
    throw new LoadError(
      `${name}: say why it is right, for whoever asks later: --reason "120 tools were retired in October"`,
    );
  if (snapshot === undefined && snapshotDayOf(load) === null)
    throw new LoadError(`${name}: has no snapshot date; accept it with --snapshot 2026-03-31`);
}
