import type { DuckDBConnection } from "@duckdb/node-api";

/** One changed predicate of a model's SQL. */
export type Mutant = {
  readonly model: string;
  readonly file: string;
  readonly line: number;
  readonly was: string;
  readonly becomes: string;
  readonly sql: string;
};

type Node = { readonly class?: string; readonly type?: string; readonly query_location?: number } & {
  readonly [key: string]: unknown;
};
type Change = { readonly at: number; readonly was: string; readonly becomes: string };

/** What stands at a predicate's place in the text, and what takes its place. An inequality loses its edge, and is turned round. */
const replacements: { readonly [type: string]: readonly (readonly [was: RegExp, becomes: string])[] } = {
  COMPARE_EQUAL: [[/^=/, "<>"]],
  COMPARE_NOTEQUAL: [[/^(<>|!=)/, "="]],
  COMPARE_LESSTHAN: [
    [/^</, "<="],
    [/^</, ">="],
  ],
  COMPARE_LESSTHANOREQUALTO: [
    [/^<=/, "<"],
    [/^<=/, ">"],
  ],
  COMPARE_GREATERTHAN: [
    [/^>/, ">="],
    [/^>/, "<="],
  ],
  COMPARE_GREATERTHANOREQUALTO: [
    [/^>=/, ">"],
    [/^>=/, "<"],
  ],
  COMPARE_NOT_DISTINCT_FROM: [[/^is\s+not\s+distinct/, "is distinct"]],
  COMPARE_DISTINCT_FROM: [[/^is\s+distinct/, "is not distinct"]],
  OPERATOR_IS_NULL: [[/^is\s+null/, "is not null"]],
  OPERATOR_IS_NOT_NULL: [[/^is\s+not\s+null/, "is null"]],
  OPERATOR_NOT: [[/^not\b/, ""]],
  COMPARE_IN: [[/^in\b/, "not in"]],
  COMPARE_NOT_IN: [[/^not\s+in\b/, "in"]],
  COMPARE_BETWEEN: [[/^between\b/, "not between"]],
  CONJUNCTION_AND: [[/^and\b/, "or"]],
  CONJUNCTION_OR: [[/^or\b/, "and"]],
};

/** Every predicate of the select changed in turn: comparisons, conjunctions, null tests, lists, and bare booleans where a condition stands. */
export async function mutantsOf(
  connection: DuckDBConnection,
  model: { readonly name: string; readonly file: string; readonly sql: string },
): Promise<Mutant[]> {
  const reader = await connection.runAndReadAll("select json_serialize_sql($1::varchar)", [model.sql]);
  const tree: unknown = JSON.parse(String(reader.getRows()[0]?.[0]));
  const bytes = Buffer.from(model.sql);
  const changes = new Map<string, Change>();
  visit(tree, false, (node, isCondition) => {
    for (const change of changesOf(node, isCondition, bytes)) {
      changes.set(`${change.at} ${change.becomes}`, change);
    }
  });
  return [...changes.values()].sort((one, other) => one.at - other.at).map((change) => mutantOf(model, bytes, change));
}

function mutantOf(model: { name: string; file: string }, bytes: Buffer, { at, was, becomes }: Change): Mutant {
  const before = bytes.subarray(0, at).toString();
  const after = bytes.subarray(at + Buffer.byteLength(was)).toString();
  const line = before.split("\n").length;
  return { model: model.name, file: model.file, line, was, becomes, sql: `${before}${becomes}${after}` };
}

function changesOf(node: Node, isCondition: boolean, bytes: Buffer): Change[] {
  const at = node.query_location;
  if (at === undefined || at >= bytes.length) return [];
  const text = bytes.subarray(at).toString();
  if (isCondition && (node.class === "COLUMN_REF" || node.class === "FUNCTION")) {
    return [{ at, was: "", becomes: "not " }];
  }
  return (replacements[node.type ?? ""] ?? []).flatMap(([pattern, becomes]) => {
    const found = pattern.exec(text);
    return found ? [{ at, was: found[0], becomes }] : [];
  });
}

const conditionKeys = new Set(["where_clause", "having", "qualify", "condition", "when_expr", "filter", "filter_expr"]);

/** Walks the tree of a select; `isCondition` tells whether a truth is asked for at this place. */
function visit(value: unknown, isCondition: boolean, onNode: (node: Node, isCondition: boolean) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, isCondition, onNode);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const node = value as Node;
  if (typeof node.class === "string") onNode(node, isCondition);
  const isJoining = node.class === "CONJUNCTION" || node.type === "OPERATOR_NOT";
  for (const [key, child] of Object.entries(node)) {
    // A conjunction hands its own place on to what it joins.
    visit(child, conditionKeys.has(key) || (isJoining && key === "children"), onNode);
  }
}
