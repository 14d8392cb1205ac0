import { type DuckDBType, type DuckDBValue, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import type { Viewer } from "../contract/viewer.ts";

export type Parameter = string | number | boolean | null | undefined | readonly string[];

/** `$scope` is the viewer's and cannot be passed. */
export type Parameters = { readonly [name: string]: Parameter } & { readonly scope?: never };

/** One query as it is run: only the parameters that its text mentions and that have a value, and a key that is equal only for equal answers. */
export type Statement = {
  readonly name: string;
  readonly sql: string;
  readonly values: Record<string, DuckDBValue>;
  readonly types: Record<string, DuckDBType>;
  readonly seesNames: boolean;
  readonly key: string;
  /** It mentions no parameter but the viewer's teams: while a generation lives a viewer gets one answer, whatever is asked for on a page. */
  readonly isFixed: boolean;
};

const open = "-- scope: everyone";

/** Comments, literals and quoted names: what looks like a parameter in these is none. */
const apart = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"/.source;

/**
 * A query as a file asks it: without the lines that end in `-- page`. What orders, cuts and counts the rows of a page would have DuckDB hold all
 * rows of a long file before the first of them.
 */
export function fileForm(sql: string): string {
  return sql.replace(/^.*-- page$\n?/gm, "");
}

/**
 * Throws when the query mentions a parameter that was not given, when `scope` was, and when a viewer bound to teams runs a query
 * that does not filter by `$scope` (unless it says `-- scope: everyone`, as for definitions).
 */
export function statementOf(name: string, sql: string, parameters: Parameters, viewer: Viewer): Statement {
  if ("scope" in parameters) throw new Error(`${name}: scope comes from the viewer and cannot be passed`);
  const scope = viewer.teams === "all" ? null : [...viewer.teams].sort();
  const { mentioned, withNulls } = parsedOf(sql);
  if (scope !== null && !mentioned.includes("scope") && !sql.split("\n").includes(open)) {
    throw new Error(`${name}: does not filter by $scope, nor says "${open}"`);
  }
  const given: Record<string, Parameter> = { ...parameters, scope };
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const parameter of mentioned) {
    if (!Object.hasOwn(given, parameter)) throw new Error(`${name}: mentions $${parameter}, which was not given`);
    const value = given[parameter] ?? null;
    if (value === null) continue;
    values[parameter] = Array.isArray(value) ? listValue(value) : (value as DuckDBValue);
    if (Array.isArray(value)) types[parameter] = LIST(VARCHAR);
  }
  const bound = mentioned.map((parameter) => [parameter, given[parameter] ?? null]);
  const key = JSON.stringify([name, viewer.role, viewer.seesNames, scope, bound]);
  return {
    name,
    sql: withNulls(values),
    values,
    types,
    seesNames: viewer.seesNames,
    key,
    isFixed: mentioned.every((parameter) => parameter === "scope"),
  };
}

type Parsed = {
  /** Parameter names outside comments and literals, sorted. */
  readonly mentioned: readonly string[];
  /** DuckDB keeps the plan of a question that binds nothing, and drops conditions that a written null settles; so what has no value is written. */
  readonly withNulls: (values: Readonly<Record<string, DuckDBValue>>) => string;
};

/** By the text of the query. There are as many as there are files; taken apart for each page anew, they cost a thirtieth of the server's own time. */
const known = new Map<string, Parsed>();

function parsedOf(sql: string): Parsed {
  const parsed = known.get(sql) ?? parse(sql);
  known.set(sql, parsed);
  return parsed;
}

function parse(sql: string): Parsed {
  const mentioned = mentionedIn(sql);
  const texts = new Map<string, string>();
  const withNulls = (values: Readonly<Record<string, DuckDBValue>>) => {
    const given = mentioned.filter((parameter) => Object.hasOwn(values, parameter)).join();
    const text = texts.get(given) ?? writeNulls(sql, values);
    texts.set(given, text);
    return text;
  };
  return { mentioned, withNulls };
}

function writeNulls(sql: string, values: Readonly<Record<string, DuckDBValue>>): string {
  const parts = new RegExp(`(${apart})|\\$([a-z_][a-z0-9_]*)`, "gi");
  return sql.replace(parts, (all, other: string | undefined, parameter: string) =>
    other !== undefined || Object.hasOwn(values, parameter) ? all : "null",
  );
}

function mentionedIn(sql: string): string[] {
  const code = sql.replace(new RegExp(apart, "g"), " ");
  return [...new Set([...code.matchAll(/\$([a-z_][a-z0-9_]*)/gi)].map(([, parameter]) => parameter ?? ""))].sort();
}
