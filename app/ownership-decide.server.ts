import type { Decided } from "../contract/decisions.ts";
import { decisionsOnPerson } from "../contract/ownership.ts";
import type { Viewer } from "../contract/viewer.ts";
import { startBuild } from "./builds.server.ts";
import type { Orphan } from "./components/orphan-columns.tsx";
import { decide, Overtaken, undo, undoBatch } from "./decisions.server.ts";
import { capital, counted, formatDay } from "./format.ts";
import { decisionWords, ownershipWords } from "./ownership.ts";
import { mostRows, personNames, personOf, type SeenList, withFresh } from "./ownership-queue.server.ts";
import { ask } from "./page.server.ts";
import { findScope } from "./scope.server.ts";

export type FoundPerson = {
  readonly person_id: string;
  readonly is_exact: boolean;
  readonly name: string | null;
  readonly address: string | null;
  readonly job_title: string | null;
  readonly team_name: string | null;
  readonly inability: string | null;
  readonly ended_on: string | null;
};

type Decidable = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly key: string;
  readonly keys: readonly string[];
  readonly day: string;
  readonly state: string;
  readonly cause: string | null;
  readonly users: number | null;
  readonly depended_on: boolean | null;
  readonly owners: string | null;
  readonly candidate: string | null;
  readonly candidate_ends_on: string | null;
};

/** Whom a decision is about. */
type Person = Pick<FoundPerson, "person_id" | "ended_on">;

/** What somebody filled in, so that a page that refuses it can give all of it back. */
export type Filled = {
  readonly decision: string;
  readonly person: string;
  readonly until: string;
  readonly reason: string;
  readonly scope: string;
  readonly rows: readonly string[];
};

/** Nothing was written: why, what stands in the way, and whom the person could be. */
export type Refusal = Filled & {
  readonly status: number;
  readonly problem: string;
  readonly overtaken: readonly string[];
  readonly people: readonly FoundPerson[];
};

export type Done = { readonly job: string; readonly decided: string | null };

/** The rows of a list that a form speaks of without naming them: all of a page, or all that match. */
export type ListRows = (limit: "page" | "all") => Promise<readonly Orphan[]>;

class Refused extends Error {
  readonly told: Partial<Refusal>;

  constructor(problem: string, told: Partial<Refusal> = {}) {
    super(problem);
    this.told = told;
  }
}

/**
 * What the form of a tool or of the queue asks: to decide on the tools named `row`, on those of the page or on all that match; or to take back one
 * decision (`undo`) or all that were taken with one (`undo-batch`). All of it is written or none: a Refusal says why not.
 */
export async function decideOwnership(form: FormData, list: ListRows, viewer: Viewer): Promise<Done | Refusal> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const filled: Filled = {
    decision: text("decision"),
    person: text("person_id") || text("person"),
    until: text("until"),
    reason: text("reason"),
    scope: text("scope") || "chosen",
    rows: form.getAll("row").map(String),
  };
  try {
    const undone = text("undo");
    const batch = text("undo-batch");
    if (undone !== "") await undo([undone], filled.reason, viewer);
    else if (batch !== "") await undoBatch(batch, filled.reason, viewer);
    if (undone !== "" || batch !== "") return { job: await startBuild(), decided: null };
    const seen = { seen: text("seen"), generation: text("generation") };
    const [line] = await write(filled, seen, list, viewer);
    return { job: await startBuild(), decided: line?.id ?? null };
  } catch (error) {
    const refusal = await refusalOf(error);
    return { ...filled, ...refusal, rows: refusal.rows ?? filled.rows };
  }
}

async function refusalOf(error: unknown) {
  const none = { overtaken: [], people: [] };
  if (error instanceof Refused) return { status: 400, problem: error.message, ...none, ...error.told };
  if (error instanceof Response && error.status === 400)
    return { status: 400, problem: `${capital(await error.text())}.`, ...none, rows: undefined };
  throw error;
}

async function write(filled: Filled, seen: SeenList, list: ListRows, viewer: Viewer) {
  if (ownershipWords[filled.decision] === undefined) throw new Refused("Choose what is to become of these tools.");
  const tools = await toolsOf(filled, seen, list, viewer);
  const person = decisionsOnPerson.has(filled.decision) ? await personMeant(filled.person, viewer) : undefined;
  const decided =
    filled.decision === "propose-first"
      ? candidatesOf(tools).map(([tool, first]) => decidedOf(tool, { ...filled, decision: "propose" }, first))
      : tools.map((tool) => decidedOf(tool, filled, person));
  const keys = new Map(tools.flatMap((tool) => tool.keys.map((key) => [key, tool] as const)));
  try {
    return await decide(decided, viewer, { seen: seen.seen, keys: new Set(keys.keys()) });
  } catch (error) {
    if (error instanceof Overtaken) throw await overtakenBy(error, filled, keys, viewer);
    throw error;
  }
}

async function toolsOf({ scope, rows }: Filled, seen: SeenList, list: ListRows, viewer: Viewer) {
  if (scope !== "chosen" && seen.generation !== findScope()?.generation?.name)
    throw new Refused("The numbers are new since this list was made: here it is anew. Look at it, then decide again.", {
      status: 409,
    });
  const ids = scope === "chosen" ? rows : await untouched(await list(scope === "all" ? "all" : "page"), viewer);
  if (ids.length === 0) throw new Refused("Choose at least one tool first.");
  if (ids.length > mostRows) throw new Refused(`Narrow the list: at most ${counted(mostRows, "tool")} at once.`);
  const tools = await ask<Decidable>("decidable_tools", { tools: ids }, viewer);
  const known = new Set(tools.map(({ tool_id }) => tool_id));
  const gone = ids.filter((id) => !known.has(id));
  if (gone.length > 0)
    throw new Refused(
      `${counted(gone.length, "of these tools is", "of these tools are")} not listed any more: the rest is still chosen.`,
      {
        status: 409,
        rows: ids.filter((id) => known.has(id)),
      },
    );
  return tools;
}

/** What the page shows as decided a moment ago stays as it is. */
async function untouched(rows: readonly Orphan[], viewer: Viewer): Promise<string[]> {
  const marked = await withFresh(rows, viewer);
  return marked.filter(({ fresh }) => !fresh || fresh === "taken back").map(({ tool_id }) => tool_id);
}

async function personMeant(text: string, viewer: Viewer): Promise<FoundPerson> {
  if (text === "") throw new Refused("Say who: a name or an address.");
  const found = await ask<FoundPerson>("people_found", { q: text }, viewer);
  const exact = found.filter((each) => each.is_exact);
  const [person, second] = exact;
  if (person === undefined || second !== undefined) {
    const people = exact.length > 1 ? exact : found;
    throw new Refused(
      people.length === 0
        ? `No people export knows “${text}”.`
        : `“${text}” can be ${counted(people.length, "person", "people")}: choose who it is.`,
      { people },
    );
  }
  if (person.inability !== null)
    throw new Refused(`${person.name ?? "That person"} cannot act (${person.inability}): choose somebody who can.`);
  return person;
}

function candidatesOf(tools: readonly Decidable[]): (readonly [Decidable, Person])[] {
  const found = tools.flatMap((tool) =>
    tool.candidate === null ? [] : [[tool, { person_id: tool.candidate, ended_on: tool.candidate_ends_on }] as const],
  );
  const missing = tools.length - found.length;
  if (missing > 0)
    throw new Refused(
      `Of ${counted(missing, "of these tools", "of these tools")} nobody is known who could own it; the others are still chosen.`,
      { rows: found.map(([{ tool_id }]) => tool_id) },
    );
  return found;
}

function decidedOf(tool: Decidable, { decision, until, reason }: Filled, person: Person | undefined): Decided {
  const { day, state, cause, owners, users, depended_on } = tool;
  const hasDay = decision === "snooze" || decision === "exempt" || (decision === "propose" && until !== "");
  return {
    decision,
    subject: { entity: "tool", key: tool.key },
    values: { ...(person && { person: person.person_id }), ...(hasDay && { until }) },
    reason,
    ground: {
      day,
      state,
      cause,
      users_90_days: users,
      is_depended_on: depended_on,
      owners,
      ...(person && { person_ends_on: person.ended_on }),
    },
  };
}

async function overtakenBy(
  { lines }: Overtaken,
  { rows }: Filled,
  tools: ReadonlyMap<string, Decidable>,
  viewer: Viewer,
): Promise<Refused> {
  const names = await personNames(
    lines.flatMap((line) => personOf(line) ?? []),
    viewer,
  );
  const told = lines.map((line) => {
    const { values, undoes, decision, by } = line;
    const until = typeof values.until === "string" ? values.until : null;
    const said =
      undoes === undefined ? decisionWords(decision, names.get(personOf(line) ?? "") ?? null, until) : "Taken back";
    return `${tools.get(line.subject.key)?.tool_name ?? line.subject.key}: ${said}, by ${by} on ${formatDay(line.at.slice(0, 10))}`;
  });
  const ids = new Set(lines.map((line) => tools.get(line.subject.key)?.tool_id));
  const rest = rows.filter((row) => !ids.has(row));
  const words = `Somebody was quicker on ${counted(lines.length, "of these tools", "of these tools")}, so nothing was written.`;
  return new Refused(rest.length === 0 ? words : `${words} The other ${rest.length} are still chosen.`, {
    status: 409,
    overtaken: told,
    rows: rest,
  });
}
