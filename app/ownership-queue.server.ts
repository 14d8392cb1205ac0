import type { DecisionLine } from "../contract/journal.ts";
import { isOwnershipDecision } from "../contract/ownership.ts";
import type { Viewer } from "../contract/viewer.ts";
import type { JustDecided } from "./components/decided-note.tsx";
import type { Orphan } from "./components/orphan-columns.tsx";
import { readDecisions } from "./decisions.server.ts";
import type { Filters } from "./filters.ts";
import { readJob } from "./job.server.ts";
import { decisionWords, type Fresh, type QueueStates } from "./ownership.ts";
import { ask, askOne } from "./page.server.ts";
import type { Period } from "./period.ts";
import { findScope } from "./scope.server.ts";

/** What a form has to know of the list that it was made for: the newest decision by its moment, and the generation of the numbers. */
export type SeenList = { readonly seen: string; readonly generation: string };

/** The orders that the queue can be shown in; the first is its own. */
export const orphanSorts = ["worst", "tool", "team", "platform", "cause", "since", "users", "blast"];
/** Below the list lies the rest of the page. */
export const queueFilters = { sorts: orphanSorts, size: 25 } as const;

/** More than anybody means to decide at once. */
export const mostRows = 10_000;

/** The queue of a page's address, what was just decided, and what a form on it has to know. */
export async function readQueue(address: string, filters: Filters, period: Period, viewer: Viewer) {
  const { searchParams } = new URL(address);
  const { team, platform } = filters;
  const asked = { team, platform, to: period.to, today: todayIn(period.timeZone) };
  const [rows, states, seen, job, decided] = await Promise.all([
    queueRows(filters, period, viewer)("page"),
    askOne<QueueStates>("queue_states", asked, viewer, "The queue has no states."),
    readSeen(),
    readJob(searchParams.get("job") ?? ""),
    readJustDecided(searchParams.get("decided") ?? "", viewer),
  ]);
  const isNow = period.toMonth === period.monthsAvailable.at(-1) && !searchParams.has("as-of");
  const canDecide = isNow && viewer.role === "lead";
  return { rows: await withFresh(rows, viewer), states, seen, canDecide, job: job ?? null, decided };
}

/** The rows of a list that a form can speak of without naming them: those of the page, or all that match, one more than can be decided at once. */
export function queueRows(filters: Filters, period: Period, viewer: Viewer) {
  return (which: "page" | "all") => {
    const whole = which === "all" ? { limit: mostRows + 1, offset: 0 } : {};
    const parameters = { ...filters, ...whole, to: period.to, today: todayIn(period.timeZone) };
    return ask<Orphan>("orphans", parameters, viewer);
  };
}

/** Marks the rows of the queue of which something was decided, or taken back, since the numbers were built. */
export async function withFresh(rows: readonly Orphan[], viewer: Viewer): Promise<Orphan[]> {
  const { ownership } = await readDecisions();
  const lines = rows.map(({ keys }) => newestOf(keys.flatMap((key) => ownership.get(key) ?? [])));
  const fresh = lines.map((line, place) => (line?.id === (rows[place]?.decision_id ?? undefined) ? undefined : line));
  const names = await personNames(
    fresh.flatMap((line) => personOf(line) ?? []),
    viewer,
  );
  return rows.map((row, place) => ({ ...row, fresh: freshOf(row, lines[place], names) }));
}

function freshOf(row: Orphan, line: DecisionLine | undefined, names: ReadonlyMap<string, string>): Fresh | null {
  if (line === undefined) return row.decision_id === null ? null : "taken back";
  if (line.id === row.decision_id) return null;
  const { id, decision, by, at, values } = line;
  const until = typeof values.until === "string" ? values.until : null;
  return { id, decision, by, at, until, person_name: names.get(personOf(line) ?? "") ?? null };
}

/** Of several copies of a tool the newest counts. */
export function newestOf(lines: readonly DecisionLine[]): DecisionLine | undefined {
  return lines.reduce<DecisionLine | undefined>(
    (newest, line) => (newest && newest.at > line.at ? newest : line),
    undefined,
  );
}

export function personOf(line: DecisionLine | undefined): string | undefined {
  return typeof line?.values.person === "string" ? line.values.person : undefined;
}

/** What these people are called, as far as the viewer may know. */
export async function personNames(keys: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await ask<{ readonly key: string; readonly name: string | null }>(
    "person_names",
    { keys: [...new Set(keys)] },
    viewer,
  );
  return new Map(rows.flatMap(({ key, name }) => (name === null ? [] : [[key, name] as const])));
}

export async function readSeen(): Promise<SeenList> {
  const { lines } = await readDecisions();
  return { seen: lines.at(-1)?.at ?? "", generation: findScope()?.generation?.name ?? "" };
}

/** What was decided last by one press: by the id of its first line; null for what is no decision on who owns a tool. */
export async function readJustDecided(id: string, viewer: Viewer): Promise<JustDecided | null> {
  const { lines } = await readDecisions();
  const line = id === "" ? undefined : lines.find((each) => each.id === id);
  if (line === undefined || !isOwnershipDecision(line.decision)) return null;
  const undone = new Set(lines.map(({ undoes }) => undoes));
  const together = line.batch === undefined ? [line] : lines.filter(({ batch }) => batch === line.batch);
  const standing = together.filter((each) => !undone.has(each.id));
  const names = await personNames(
    [personOf(line)].filter((key) => key !== undefined),
    viewer,
  );
  const until = typeof line.values.until === "string" ? line.values.until : null;
  const words = decisionWords(line.decision, names.get(personOf(line) ?? "") ?? null, until);
  return { id, words, tools: standing.length, isStanding: standing.length > 0 };
}

/** The day of a moment, now without one, on the program's wall clock: YYYY-MM-DD. */
export function todayIn(timeZone: string, moment = new Date()): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(moment);
}
