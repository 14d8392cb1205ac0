import { redirect } from "@remix-run/node";
import { type Decided, topicOf } from "../contract/decisions.ts";
import type { Viewer } from "../contract/viewer.ts";
import { startBuild } from "./builds.server.ts";
import { decide, readDecisions, undo } from "./decisions.server.ts";
import type { Doubt, Standing, Waiting } from "./doubts.ts";

/** Marks the rows of a queue that somebody decided on since the numbers were built. */
export async function withStanding<Row extends Doubt>(entity: string, rows: readonly Row[]): Promise<Waiting<Row>[]> {
  const { standing } = await readDecisions();
  const byTopic = new Map(standing.map((line) => [topicOf(line), line]));
  return rows.map((row) => {
    const line = byTopic.get(topicOf({ subject: { entity, key: row.key }, values: { other: row.other } }));
    return { ...row, standing: line ? standingOf(line) : null };
  });
}

function standingOf({ id, decision, by, at }: Standing): Standing {
  return { id, decision, by, at };
}

export type Queue<Row extends Doubt> = {
  /** The rows of the queue with these ids that the viewer may see. */
  readonly find: (pairs: readonly string[]) => Promise<readonly Row[]>;
  /** What saying yes or no to a row is, as a line of the journal. */
  readonly decided: (row: Row, isAccepted: boolean, reason: string) => Decided;
};

/** Does what a queue's form asks and leads back to the queue, which follows the job that builds the numbers. Throws what `decideFrom` throws. */
export async function answerQueue<Row extends Doubt>(request: Request, queue: Queue<Row>, viewer: Viewer) {
  const job = await decideFrom(await request.formData(), queue, viewer);
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("job", job);
  return redirect(`${pathname}?${searchParams}`);
}

/**
 * What a queue's form asks: `accept` or `refuse` for the rows named `pair`, or `undo` of one decision. Starts the build and returns its job's id.
 * Throws a 400 Response where the form says too little, 403 for a viewer who may not decide, 409 where a row waits no more.
 */
async function decideFrom<Row extends Doubt>(form: FormData, queue: Queue<Row>, viewer: Viewer): Promise<string> {
  const reason = String(form.get("reason") ?? "").trim();
  const undone = form.getAll("undo").map(String);
  if (undone.length > 0) {
    await undo(undone, reason, viewer);
    return startBuild();
  }
  const intent = form.get("intent");
  const pairs = form.getAll("pair").map(String);
  if (intent !== "accept" && intent !== "refuse")
    throw new Response("That form asks for nothing known here.", { status: 400 });
  if (pairs.length === 0) throw new Response("Choose at least one row first.", { status: 400 });
  if (reason === "") throw new Response("Say in a few words why.", { status: 400 });
  const rows = await queue.find(pairs);
  if (rows.length < new Set(pairs).size)
    throw new Response("One of these rows waits no more; load the list again.", { status: 409 });
  await decide(
    rows.map((row) => queue.decided(row, intent === "accept", reason)),
    viewer,
  );
  return startBuild();
}
