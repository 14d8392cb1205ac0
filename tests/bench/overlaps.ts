import { DuckDBInstance } from "@duckdb/node-api";
import { overlaps } from "../../pipelines/computed/overlaps.ts";

/** Invented texts: `copies` of the tools are an earlier one with two words changed, the others unlike each other; words as frequent as in prose. */
export type Shape = { readonly tools: number; readonly words: number; readonly copies: number; readonly same: number };

export type OverlapFigures = {
  readonly seconds: number;
  /** Processor seconds of all threads: the steadier figure where the machine is shared. */
  readonly processorSeconds: number;
  readonly megabytes: number;
  readonly pairs: number;
  readonly clusters: number;
};

/** Seconds from the tables read to the tables written, as in a build, and the process's resident memory after it. */
export async function measureOverlaps(shape: Shape): Promise<OverlapFigures> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  await connection.run("create schema lake; create schema marts");
  await connection.run("create table lake.program as select 0.5 as sprawl_threshold, 20 as sprawl_minimum_characters");
  await connection.run(
    `create table marts.tools (tool_id varchar, tool_name varchar, description varchar, team_id varchar,
     is_retired boolean, listed_to date)`,
  );
  const appender = await connection.createAppender("tools", "marts");
  for (const [index, text] of inventedTexts(shape).entries()) {
    appender.appendVarchar(`tool-${String(index).padStart(6, "0")}`);
    appender.appendVarchar(text.slice(0, 3).join(" "));
    appender.appendVarchar(text.slice(3).join(" "));
    appender.appendVarchar(`team-${index % 40}`);
    appender.appendBoolean(false);
    appender.appendNull();
    appender.endRow();
  }
  appender.closeSync();
  const before = process.cpuUsage();
  const started = performance.now();
  await overlaps.run(connection);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  const reader = await connection.runAndReadAll(
    `select (select count(*) from marts.overlap_pairs)::int,
            (select count(distinct cluster_id) from marts.overlap_clusters)::int`,
  );
  const [pairs, clusters] = (reader.getRows()[0] ?? []).map(Number);
  connection.closeSync();
  instance.closeSync();
  return {
    seconds,
    processorSeconds: (user + system) / 1e6,
    megabytes: process.memoryUsage.rss() / 1e6,
    pairs: pairs ?? 0,
    clusters: clusters ?? 0,
  };
}

function inventedTexts({ tools, words, copies, same }: Shape): string[][] {
  const random = seeded(20260301);
  const vocabulary = Array.from({ length: 9000 }, () => inventedWord(random));
  // The rank r of a word comes up in proportion to 1/r, as in prose.
  const anyWord = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? "";
  const texts: string[][] = [];
  for (let tool = 0; tool < tools; tool += 1) {
    const earlier = texts[Math.floor(random() * tool)];
    if (tool > 0 && random() < same) texts.push(texts[0] ?? []);
    else if (earlier && random() < copies) texts.push(earlier.with(1, anyWord()).with(5, anyWord()));
    else texts.push(Array.from({ length: words }, anyWord));
  }
  return texts;
}

function inventedWord(random: () => number): string {
  // As many different syllables as a language has: with twenty, every text would share its grams with every other.
  const one = (letters: string) => letters[Math.floor(random() * letters.length)] ?? "";
  const syllable = () => `${one("bcdfghklmnprstvwz")}${one("aeiou")}${one("nrstlm").repeat(random() < 0.6 ? 1 : 0)}`;
  return Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join("");
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
