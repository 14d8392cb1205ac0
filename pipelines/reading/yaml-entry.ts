import { Composer, CST, isMap, isNode, isScalar, isSeq, Lexer, Parser, type YAMLMap } from "yaml";
import { LoadError } from "../errors.ts";
import { limits } from "./limits.ts";
import { reasons } from "./reasons.ts";

/** One entry of a YAML list: its text, and the physical line on which it starts. `where`: the file, as a message calls it. */
export type Entry = { readonly text: string; readonly line: number; readonly where: string };
/** A key that an entry has twice, with different values: none of them is taken. */
export type Repeated = { readonly key: string; readonly value: string; readonly reason: string };
/** Key → text as written, null for an empty value; lists and maps as JSON. Or why the entry is no row. */
export type Cells =
  | { readonly cells: ReadonlyMap<string, string | null>; readonly repeated: readonly Repeated[] }
  | { readonly reason: string };

type Json = string | null | Json[] | { [key: string]: Json };
type Pair = { readonly key: string; readonly at: number; readonly value: unknown };
/** Where an offset of the entry lies in the file, and what is wrong there. */
type Place = {
  readonly lineOf: (offset: number) => number;
  readonly fail: (offset: number, words: string) => LoadError;
};

/** What YAML can say beyond lists, maps and texts, none of which a list of tools needs. An alias can stand for a million copies. */
const beyond: { readonly [token: string]: string } = {
  anchor: "an anchor (&…); write the value out instead",
  alias: "an alias (*…); write the value out instead",
  tag: "a tag (!…); write the value without it",
};

/** Throws a LoadError with the line for what is no YAML, what no list of tools needs, and what would take more than `limits` allow. */
export function readEntry(entry: Entry): Cells {
  const lineOf = (offset: number) => entry.line + entry.text.slice(0, offset).split("\n").length - 1;
  const place: Place = {
    lineOf,
    fail: (offset, words) => new LoadError(`${entry.where}:${lineOf(offset)}: ${words}`),
  };
  const tokens = tokensOf(entry.text, place);
  // Failsafe: every scalar stays the text that was written, 1.10 and yes too.
  const composer = new Composer({ schema: "failsafe", merge: false, uniqueKeys: false, prettyErrors: false });
  const [document] = composer.compose(tokens, true, entry.text.length);
  const error = document?.errors[0];
  if (error) {
    // What never closes is noticed at the end.
    const at = error.code === "MISSING_CHAR" ? 0 : error.pos[0];
    // The library may quote the text, which may name people.
    const words = error.message.replace(/:? ".*/s, "");
    throw place.fail(at, `no YAML (${words}); check quotes and indentation of this entry`);
  }
  const list = document?.contents;
  const item = isSeq(list) ? list.items[0] : undefined;
  return isMap(item) ? cellsOf(item, place) : { reason: reasons.notAMap };
}

function tokensOf(text: string, { fail }: Place): CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let isText = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme);
    const words = isText || type === null ? undefined : beyond[type];
    if (words !== undefined) throw fail(parser.offset, words);
    // The lexeme behind this mark is the text of a value, whatever it looks like.
    isText = lexeme === CST.SCALAR;
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > limits.yamlDepth)
      throw fail(parser.offset, "lists or maps in one another, deeper than any table; write plain values");
  }
  return [...tokens, ...parser.end()];
}

function cellsOf(map: YAMLMap, place: Place): Cells {
  const found = new Map<string, { key: string; places: number[]; texts: Set<string | null> }>();
  for (const { key, at, value } of pairsOf(map, place)) {
    const cell = found.get(key.toLowerCase()) ?? { key, places: [], texts: new Set() };
    cell.places.push(at);
    cell.texts.add(textOf(value, place));
    found.set(key.toLowerCase(), cell);
  }
  const all = [...found.values()];
  return {
    cells: new Map(all.map(({ key, texts: [text = null, ...others] }) => [key, others.length > 0 ? null : text])),
    repeated: all
      .filter(({ texts }) => texts.size > 1)
      .map(({ key, places, texts }) => ({
        key,
        value: [...texts].join(" | ").slice(0, limits.rejectCharacters),
        reason: `${reasons.standsTwice}, on lines ${places.map(place.lineOf).join(" and ")}; keep one of them`,
      })),
  };
}

/** A map's keys and values in their order. */
function pairsOf(map: YAMLMap, { fail }: Place): Pair[] {
  const pairs = map.items.map(({ key, value }) => {
    const at = (isNode(key) ? key.range?.[0] : undefined) ?? 0;
    if (!isScalar(key)) throw fail(at, "a key that is a list or a map; write a plain name before the colon");
    const name = String(key.value).trim();
    if (name === "__proto__") throw fail(at, "a key called __proto__, which is no column; remove it");
    return { key: name, at, value };
  });
  if (pairs.length <= limits.columns) return pairs;
  throw fail(
    map.range?.[0] ?? 0,
    `${pairs.length} keys in one map, and ${limits.columns} is the most; keep those needed`,
  );
}

function textOf(value: unknown, place: Place): string | null {
  const json = jsonOf(value, place);
  return json === null || typeof json === "string" ? json : JSON.stringify(json);
}

/** Within a value there is no cell to be lost alone. */
function distinct(pairs: readonly Pair[], { fail }: Place): [string, unknown][] {
  const seen = new Set<string>();
  return pairs.map(({ key, at, value }) => {
    if (seen.has(key)) throw fail(at, `the key ${key} stands twice in one map; keep one of them`);
    seen.add(key);
    return [key, value];
  });
}

function jsonOf(node: unknown, place: Place): Json {
  if (isMap(node))
    return Object.fromEntries(distinct(pairsOf(node, place), place).map(([key, value]) => [key, jsonOf(value, place)]));
  if (isSeq(node)) return node.items.map((item) => jsonOf(item, place));
  if (!isScalar(node)) return null;
  const text = String(node.value ?? "");
  const isNull = node.type === "PLAIN" && /^(~|null|Null|NULL)?$/.test(text);
  return isNull ? null : text;
}
