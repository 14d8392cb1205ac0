import { type DuckDBConnection, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import { type Decided, standingDecisions } from "../contract/decisions.ts";
import type { DecisionLine } from "../contract/journal.ts";
import type { Layout } from "../contract/layout.ts";
import { isOwnershipDecision } from "../contract/ownership.ts";
import { LoadError } from "./errors.ts";
import { readDecisions } from "./journal.ts";
import { withCurrentGeneration } from "./open-generation.ts";

/** What is over, or open again: nothing stands in the way of a new decision. */
const over = new Set(["re-opened", "carried out", "closed"]);
const mostNamed = 5;

/**
 * Throws a LoadError where something stands of who owns one of these tools, on whichever of its copies it was said: decided since the numbers were
 * built, or open as they know it. To be asked by whoever is about to write, under the lock.
 */
export async function assertNothingStands(layout: Layout, decided: readonly Decided[]): Promise<void> {
  const keys = decided.flatMap(({ decision, subject }) =>
    subject.entity === "tool" && isOwnershipDecision(decision) ? [subject.key] : [],
  );
  if (keys.length === 0) return;
  const read = async (connection: DuckDBConnection) => ({
    copies: await copiesOf(connection, keys),
    states: await statesNow(connection),
  });
  const { copies, states } = await withCurrentGeneration(layout, read, { isWithoutMonths: true });
  const asked = new Set(keys.flatMap((key) => copies.get(key) ?? [key]));
  const standing = standingDecisions(await readDecisions(layout)).filter(
    ({ id, subject, decision }) =>
      subject.entity === "tool" &&
      isOwnershipDecision(decision) &&
      asked.has(subject.key) &&
      !over.has(states.get(id) ?? ""),
  );
  if (standing.length > 0) throw new LoadError(refusal(standing));
}

function refusal(lines: readonly DecisionLine[]): string {
  const named = lines
    .slice(0, mostNamed)
    .map(({ subject, decision, by, at }) => `${subject.key}: ${decision}, by ${by} on ${at.slice(0, 10)}`);
  const rest = lines.length > mostNamed ? `; and ${lines.length - mostNamed} more` : "";
  return `decided already, so nothing was written: ${named.join("; ")}${rest}; --replace decides anew`;
}

/** Every key of each tool that one of these keys names. */
async function copiesOf(connection: DuckDBConnection, keys: readonly string[]): Promise<Map<string, string[]>> {
  const reader = await connection.runAndReadAll(
    `with keys as (select tool_id, series || '/' || native_id as key from marts.tool_keys)
      select keys.key, list(others.key) from keys join keys as others using (tool_id)
      where keys.key in (select unnest($keys::varchar[])) group by keys.key`,
    { keys: listValue(keys) },
    { keys: LIST(VARCHAR) },
  );
  return new Map(reader.getRowsJson().map(([key, others]) => [String(key), (others as unknown[]).map(String)]));
}

/** What has become of each decision by now, by its id, as the numbers know it. */
async function statesNow(connection: DuckDBConnection): Promise<Map<string, string>> {
  const reader = await connection.runAndReadAll(
    "select decision_id, state from marts.ownership_decisions where is_latest",
  );
  return new Map(reader.getRowsJson().map(([id, state]) => [String(id), String(state)]));
}
