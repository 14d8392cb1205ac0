import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { openWorkshop, type Workshop } from "../../pipelines/load.ts";
import type { KnownLoad } from "../../pipelines/loads.ts";
import { readModels } from "../../pipelines/models.ts";
import { type SealedLoad, sealMonths } from "../../pipelines/months.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { readExport } from "../../pipelines/read-export.ts";
import { Seen } from "../../pipelines/seen.ts";
import { arbitraryArranged, header } from "./arrangements.ts";

const isSlow = process.env.LANEMARK_SLOW === "1";
const logs = isSlow ? 250 : 5;
/** Arrangements of each log. */
const arrangements = 4;

const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-arrangements-"));
/** The same secret everywhere, so that people have the same pseudonyms. */
const secret = `${"0123456789abcdef".repeat(4)}\n`;
const models = readModels();
const sqlOf = (mart: string) => readFileSync(path.join(packageRoot(), "pipelines", "marts", `${mart}.sql`), "utf8");

describe("a log says the same however its rows are ordered, split into files, overlap and repeat", () => {
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;
  let shared: Workshop;
  let made = 0;

  beforeAll(async () => {
    instance = await DuckDBInstance.create(":memory:", { threads: "2" });
    connection = await instance.connect();
    await connection.run("create schema lake; create schema staging; create schema marts");
    shared = await openWorkshop(layoutOf(path.join(root, "shared")));
  });

  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
    rmSync(root, { recursive: true, force: true });
  });

  /** What all numbers of a log are made of, as text: its events, what of them is counted by month, and the days that it tells of. */
  async function said(files: readonly (readonly string[])[]): Promise<string> {
    const layout = layoutOf(path.join(root, `${++made}`));
    await fs.mkdir(layout.journal, { recursive: true });
    await fs.writeFile(layout.key, secret, { mode: 0o600 });
    const loads = await read({ ...shared, layout }, files);
    const months = await sealMonths(layout, loads, { zone: "Europe/Berlin", models });
    const text = await textOf(layout, loads, months);
    await fs.rm(layout.root, { recursive: true });
    return text;
  }

  async function read(workshop: Workshop, files: readonly (readonly string[])[]): Promise<SealedLoad[]> {
    const known = new Map<string, KnownLoad>();
    const memory = { known, seen: await Seen.open(workshop.layout) };
    for (const [index, lines] of files.entries()) {
      const file = path.join(workshop.layout.root, `events-${index}.csv`);
      writeFileSync(file, `${[header, ...lines].join("\n")}\n`);
      await readExport(workshop, memory, file, { paths: [] });
    }
    return [...known.values()].flatMap((load) => {
      const { manifest } = load;
      if (manifest === undefined) throw new Error("a file was refused");
      return [{ ...load, manifest }];
    });
  }

  async function textOf(
    layout: Layout,
    loads: readonly SealedLoad[],
    months: readonly { readonly alias: string; readonly file: string }[],
  ): Promise<string> {
    for (const { alias, file } of months)
      await connection.run(`attach '${path.join(layout.months, file)}' as ${alias} (read_only)`);
    const all = (table: string) => months.map(({ alias }) => `from ${alias}.${table}`).join(" union all by name ");
    const origins = loads.map(({ loadId, manifest }) => `('${loadId}', '${manifest.source}')`).join(", ");
    await connection.run(`create or replace view lake.loads as from (values ${origins}) as loads (load_id, series)`);
    await connection.run(`create or replace view staging.log_days as ${all("log_days")}`);
    for (const mart of ["log_days", "log_spans", "told_days"])
      await connection.run(`create or replace view marts.${mart} as ${sqlOf(mart)}`);
    const selects = [
      `select * exclude (load_id, line) from (${all("rows")})`,
      `select * exclude (load_id, line, events), sum(events)::int as events from (${all("uses")}) group by all`,
      `select * exclude (load_id, line) from (${all("authored")})`,
      `select distinct * from (${all("published")})`,
      "from marts.told_days",
    ];
    const texts: string[] = [];
    for (const select of selects) {
      const reader = await connection.runAndReadAll(
        `select to_json(said)::varchar from (${select}) as said order by all`,
      );
      texts.push(reader.getRows().join("\n"));
    }
    for (const { alias } of months) await connection.run(`detach ${alias}`);
    return texts.join("\n\n");
  }

  test("a file that tells again what another told takes no day from it", async () => {
    for (const actor of ["ana", "ben", "cy"]) {
      const told = (id: string, at: string) => `${id},${at}T09:00:00Z,${actor}@ortolan.test,T1,Trips,Zapier,opened,use`;
      const [first, last] = [told("e1", "2026-03-02"), told("e2", "2026-03-11")];
      const expected = await said([[first, last]]);
      expect(expected.split("\n").filter((line) => line.includes('"tells":"use"'))).toHaveLength(10);
      for (const again of [first, last]) expect(await said([[first, last], [again]]), again).toBe(expected);
    }
  });

  test(
    `${arrangements} arrangements of each of ${logs} logs`,
    async () => {
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(arbitraryArranged(arrangements), async ({ lines, files: all }) => {
          const expected = await said([lines]);
          for (const files of all) {
            expect(await said(files)).toBe(expected);
            compared++;
          }
        }),
        { numRuns: logs, seed: 20260331, endOnFailure: !isSlow },
      );
      console.log(`${compared} arrangements of ${logs} logs`);
    },
    isSlow ? 3_600_000 : 180_000,
  );
});
