import { existsSync, readdirSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../pipelines/package-root.ts";
import { prepareExport } from "../../pipelines/reading/prepare.ts";
import { guarded } from "./given-files.ts";

const examples = process.env.LANEMARK_EXAMPLES ?? path.join(packageRoot(), "..", "shared", "examples");
const zip = path.join(examples, "uci_servicenow_incidents", "incident_event_log.zip");
const snapshots = path.join(examples, "govuk_repos_registry", "snapshots");

/** The real log's header and its first rows. */
async function firstRows(count: number): Promise<{ header: string; rows: string[] }> {
  const work = await fs.mkdtemp(path.join(os.tmpdir(), "lanemark-guard-real-"));
  try {
    const [prepared] = await prepareExport(zip, work);
    const text = await fs.readFile(prepared?.path ?? "", "utf8");
    const [header = "", ...rows] = text.split("\n", count + 1);
    return { header, rows };
  } finally {
    await fs.rm(work, { recursive: true, force: true });
  }
}

describe.skipIf(!existsSync(zip))(
  `a ServiceNow log of a real company in ${examples} (skipped where it is absent)`,
  () => {
    test("is what a cut, a re-saved, an empty and a capped export of it are told by; other bytes of the same rows are equal", async () => {
      const { header, rows } = await firstRows(20_001);
      const file = (lines: readonly string[], end = "\n") => `${lines.join(end)}${end}`;
      const half = rows.slice(0, 10_001);
      const bare = rows.map((row) => row.replace(/^INC0+/, "INC"));
      const series = await guarded({
        "whole.csv": file([header, ...rows]),
        "windows.csv": `\ufeff${file([header, ...rows], "\r\n")}`,
        "twice-a-header.csv": file([header, ...half, header, ...rows.slice(10_001)]),
        "cut-at-a-row.csv": file([header, ...half]),
        "cut-in-a-row.csv": file([header, ...rows]).slice(0, -10_000),
        "re-saved.csv": file([header, ...bare.slice(0, 10_001), header, ...bare.slice(10_001)], "\r\n"),
        "capped.csv": file([header, ...rows.slice(0, 10_000)]),
        "empty.csv": file([header]),
      });
      // 2,804 tickets, of which the first half of the rows has 1,446: counted by a script that reads the file alone.
      expect(await series.verdicts()).toEqual([
        "capped.csv: held; it stops at exactly 10,000 rows, where exports are known to be cut without a word; 1,358 of 2,804 tickets of the same days are missing from it",
        "cut-at-a-row.csv: held; 1,358 of 2,804 tickets of the same days are missing from it",
        "cut-in-a-row.csv: held; it breaks off in line 19,971, so what followed is missing",
        "empty.csv: held; it has a header and no rows",
        "re-saved.csv: held; 2,804 of its 2,804 identifiers have lost their leading zeros",
        "twice-a-header.csv: loaded",
        "whole.csv: loaded",
        "windows.csv: loaded",
      ]);
      const manifest = (await series.loads()).get("twice-a-header.csv")?.manifest;
      expect(manifest).toMatchObject({ rows_read: 20_002, rows_loaded: 20_001, rows_rejected: 1 });
      expect(manifest?.first_reject).toMatch(/^line 10003: the header again/);
    });
  },
);

describe.skipIf(!existsSync(snapshots))(
  `ten years of GOV.UK's registry in ${snapshots} (skipped where that folder is absent)`,
  () => {
    test("hold two of twenty snapshots for a person: a new batch without teams, and the clean-up of 2024", async () => {
      const names = readdirSync(snapshots).sort();
      const series = await guarded(Object.fromEntries(names.map((name) => [name, { at: path.join(snapshots, name) }])));
      const held = async () => (await series.verdicts()).filter((line) => !line.endsWith(": loaded"));
      const [batch = "", cleaned = "", ...behind] = await held();
      expect([batch, cleaned]).toEqual([
        "2019-07-01_applications.yml: held; its column team is empty in 30 % of the rows, and was in 19.1 %",
        "2024-07-01_repos.yml: held; 111 of 237 tools are missing from it; it has 141 rows, and the median of the 3 exports before it is 227; its column retired is empty or unreadable in 100 % of the rows, and was in 68.4 %",
      ]);
      expect(behind).toHaveLength(4);
      await series.decide("2019-07-01_applications.yml", "loaded", { reason: "new apps, whose teams follow" });
      await series.decide("2024-07-01_repos.yml", "loaded", {
        reason: "retired repositories were taken out of the list",
      });
      expect(await held()).toEqual([]);
    });
  },
);
