import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Source } from "../../pipelines/source.ts";
import { sources } from "./given-export.ts";

const path = fileURLToPath(new URL("../../docs/formats.md", import.meta.url));

/** What a source's header says, as it must stand in docs/formats.md. */
function factsOf(source: Source): string {
  const { entity, formats, recognises, accepts, caps, snapshot } = source;
  const day = {
    fixed: () => fixedWords(source),
    newest: () => `the newest ${snapshotColumn(source)}`,
    name: () => "the date in the file's name, else asked for",
  };
  return [
    `<!-- from the header of pipelines/sources/${source.name}.sql; UPDATE_DOCS=1 npx vitest run tests/sources/docs writes it -->`,
    `- Source \`${source.name}\`, fills **${entity.replaceAll("_", " ")}**, from ${formats.join(", ")}`,
    `- Recognised by ${listCells(recognises)}`,
    ...(accepts.length > 0 ? [`- Also reads ${listCells(accepts)}`] : []),
    ...(source.refuses.length > 0 ? [`- Is another export when it has ${listCells(source.refuses)}`] : []),
    `- Scope: ${source.scope.words}`,
    `- The day it shows: ${day[snapshot.kind]()}`,
    ...(source.dates.length > 0
      ? [
          `- Whether 03/04/2026 has its day or its month first is told by the file's other dates: ${listCells(source.dates)}`,
        ]
      : []),
    `- Times: ${zones[source.zone]}; empty words: ${source.nulls.length > 0 ? listCells(source.nulls) : "none but the empty cell"}`,
    ...(caps.length > 0
      ? [`- Known to be cut at ${caps.map((cap) => cap.toLocaleString("en")).join(" or ")} rows`]
      : []),
    `- Confirmed: ${source.confirmed}`,
    "<!-- end -->",
  ].join("\n");
}

const zones = {
  UTC: "UTC",
  program: "in the program's time zone, or in the one that is said; a time that says its own is in that",
  written: "in the zone that each says; without one in UTC, or in the zone that is said",
};

function fixedWords({ snapshot }: Source): string {
  return snapshot.kind === "fixed" ? `${snapshot.day}: ${snapshot.why}` : "";
}

function snapshotColumn({ snapshot }: Source): string {
  return snapshot.kind === "newest" ? snapshot.column.replaceAll("_", " ") : "";
}

function listCells(cells: readonly string[]): string {
  return cells.map((cell) => `\`${cell}\``).join(", ");
}

if (process.env.UPDATE_DOCS) {
  let text = readFileSync(path, "utf8");
  for (const source of sources) {
    const block = new RegExp(`<!-- from the header of pipelines/sources/${source.name}\\.sql[^]*?<!-- end -->`);
    text = text.replace(block, () => factsOf(source));
  }
  writeFileSync(path, text);
}

describe.each(sources.map((source) => [source.name, source] as const))("docs/formats.md on %s", (_name, source) => {
  const section = (readFileSync(path, "utf8").split(`\n## ${source.title}\n`)[1] ?? "").split("\n## ")[0] ?? "";

  test("has a section under its title with what the header says", () => {
    expect(section).toContain(factsOf(source));
  });

  test("says where the export is made", () => {
    expect(section).toContain("**Where it comes from.**");
  });
});
