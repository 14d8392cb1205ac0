import type { Program } from "../../contract/program.ts";
import type { LakeManifest } from "../lake-manifest.ts";
import type { Source } from "../source.ts";
import { count, type Finding, finding, percent } from "./finding.ts";

/** Sheets that somebody keeps by hand are cut by no download; their rows are teams times months. */
const keptByHand = ["headcounts", "launches"];

/** What is wrong with a file by itself, whatever else came in. `day`: the day that it shows, where that is known. */
export function findAlone(source: Source, manifest: LakeManifest, day: string | null, program: Program): Finding[] {
  return [
    ...findEmpty(manifest),
    ...findCut(manifest),
    ...findRejects(source, manifest),
    ...findCap(source, manifest, program),
    ...findUndated(manifest, day),
  ];
}

function findEmpty({ rows_read }: LakeManifest): Finding[] {
  return rows_read === 0
    ? [
        finding(
          "empty",
          "it has a header and no rows",
          "export it again; if there is nothing to tell, accept it and say why",
        ),
      ]
    : [];
}

function findCut({ cut_line }: LakeManifest): Finding[] {
  if (cut_line === null) return [];
  const words = `it breaks off in line ${count(cut_line)}, so what followed is missing`;
  return [finding("cut", words, "copy or export it again, or accept it as it is")];
}

function findRejects({ maxRejects }: Source, { rows_rejected, rows_read }: LakeManifest): Finding[] {
  const share = rows_rejected / Math.max(1, rows_read);
  if (share <= maxRejects) return [];
  return [
    finding(
      "rejects",
      `${count(rows_rejected)} of ${count(rows_read)} rows cannot be read, more than ${percent(maxRejects)}`,
      "see its rejects, then accept or reject it",
      { amount: share },
    ),
  ];
}

function findCap(source: Source, { rows_read }: LakeManifest, { guard }: Program): Finding[] {
  if (keptByHand.includes(source.entity) || ![...guard.caps, ...source.caps].includes(rows_read)) return [];
  return [
    finding(
      "cap",
      `it stops at exactly ${count(rows_read)} rows, where exports are known to be cut without a word`,
      "export shorter spans or parts, so that each file stays below; if it is whole, accept it",
      { amount: rows_read },
    ),
  ];
}

function findUndated({ rows_read }: LakeManifest, day: string | null): Finding[] {
  // Of a file without rows that is the lesser trouble.
  if (day !== null || rows_read === 0) return [];
  return [
    finding(
      "undated",
      "it does not say which day it shows",
      "put the day into its name (…-2026-03-31.csv), or accept it with --snapshot 2026-03-31",
    ),
  ];
}
