import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { orphan } from "./addresses.ts";
import { builtSuite, type Company, useCompany } from "./company.ts";
import { drilledOf, type Metric, written } from "./drilled.ts";
import { isExplained, type Place, placesOf } from "./places.ts";
import { type Row, readCsv } from "./tables.ts";

const isSlow = process.env.LANEMARK_SLOW === "1";
const reports = ["/", "/backlog", "/ownership", "/sprawl", "/escalations", "/adoption", "/teams"];

type Walk = { readonly content: "sample" | "demonstration"; readonly addresses: readonly string[] };

const walks: readonly Walk[] = [
  {
    content: "sample",
    addresses: [
      ...reports,
      ...["ahead", "waiting", "state", "displaced", "ledger", "rules", "teams"].map((page) => `/backlog/${page}`),
      ...["leavers", "confirmations", "line", "health", "teams", "achieved"].map((page) => `/ownership/${page}`),
      "/teams/sales",
      `/tools/${orphan}`,
      "/?team=sales",
      "/backlog?months=3&to=2026-09&team=warehouse",
      "/backlog/teams?months=3&to=2026-09&team=warehouse",
      "/ownership?platform=Zapier&to=2026-09",
      "/ownership/health?platform=Zapier&to=2026-09",
      "/sprawl?team=sales",
      "/escalations?months=3&platform=Airtable",
      "/adoption?platform=Zapier&to=2026-09",
      "/teams?months=3&to=2026-09",
      "/teams/people-culture?months=3",
      "/teams/unassigned",
    ],
  },
];
const ofDemonstration: Walk = {
  content: "demonstration",
  addresses: [
    ...reports,
    ...reports.map((address) => `${address}?months=3&to=2026-08`),
    "/backlog?team=sales-germany",
    "/?platform=Zapier",
  ],
};

/** Said where people must not be picked out: of them alone no rows are shown. */
const hidden = "who they are stays hidden";

/** What of the exports a walk compares with: the lines of each file, and the keys that each person has. */
type Exports = { line(file: string, line: number): string; keysOf(name: string): readonly string[] };

for (const { content, addresses } of isSlow ? [...walks, ofDemonstration] : walks) {
  builtSuite(`behind the numbers of the ${content === "sample" ? "sample" : "demonstration"} company`, () => {
    const company = useCompany(content);
    let page: Page;
    let metrics: ReadonlyMap<string, Metric>;
    let exports: Exports;
    const places = new Map<string, Place>();

    beforeAll(async () => {
      page = await company.open({ javaScriptEnabled: false });
      metrics = await metricsOf(company);
      exports = await exportsOf(company);
    });

    test("every number has rows behind it, or a reason why not", { timeout: 600_000 }, async () => {
      const bare: string[] = [];
      for (const address of addresses) {
        const response = await page.goto(address);
        expect(response?.status(), address).toBe(200);
        for (const place of await placesOf(page)) {
          if (isExplained(place)) continue;
          if (place.rows === null) bare.push(`${address}: ${place.path} [${place.column}] ${place.text}`);
          else places.set([place.rows, place.column, place.text, place.isLink].join("|"), place);
        }
      }
      expect(bare).toEqual([]);
      expect(places.size).toBeGreaterThan(300);
    });

    test("the rows behind each number add up to it, and each stands on its line of its file", {
      timeout: 3_600_000,
    }, async () => {
      const wrong: string[] = [];
      const byAddress = new Map<string, Place[]>();
      for (const place of places.values()) {
        const address = place.rows ?? "";
        byAddress.set(address, [...(byAddress.get(address) ?? []), place]);
      }
      const checked = new Set<string>();
      const loads = new Map<string, string>();
      for (const [address, numbers] of byAddress) {
        const { rows, total, headcount, isHidden } = await rowsBehind(company, address);
        if (total !== rows.length) wrong.push(`${address}: ${total} rows on the page, ${rows.length} in the file`);
        const metric = metrics.get(new URL(address, company.origin).pathname.slice("/rows/".length));
        if (metric === undefined) throw new Error(`${address}: no such metric`);
        const drilled = drilledOf(rows);
        for (const place of isHidden ? [] : numbers) {
          const sum = written(place, metric, drilled, headcount);
          if (place.text.replace(/^\+/, "") === sum) continue;
          wrong.push(`${place.path} [${place.column}]: ${place.text}, but the rows of ${address} make ${sum}`);
        }
        for (const row of rows) {
          const key = `${row.file_name}:${row.line} ${row.label}`;
          if (checked.has(key)) continue;
          checked.add(key);
          loads.set(row.load_id ?? "", row.file_name ?? "");
          const problem = problemOf(row, exports);
          if (problem !== null) wrong.push(`${address}: ${key}: ${problem}`);
        }
      }
      expect(wrong).toEqual([]);
      for (const [load, file] of loads) {
        await page.goto(`/loads/${load}`);
        expect(await page.locator("h1").textContent(), load).toBe(file);
      }
      console.log(
        `${content}: ${places.size} numbers, ${byAddress.size} lists of rows, ${checked.size} rows on their lines`,
      );
    });
  });
}

async function metricsOf(company: Company): Promise<ReadonlyMap<string, Metric>> {
  return withCurrentGeneration(company.layout, async (connection) => {
    const reader = await connection.runAndReadAll("select metric, unit, kind from metrics.definitions");
    return new Map(
      reader.getRows().map(([metric, unit, kind]) => [String(metric), { unit: String(unit), kind: String(kind) }]),
    );
  });
}

async function exportsOf(company: Company): Promise<Exports> {
  const lines = new Map<string, readonly string[]>();
  const keys = await withCurrentGeneration(company.layout, async (connection) => {
    const reader = await connection.runAndReadAll(`
      select name, list(distinct lower(text))
      from names.persons join marts.person_keys using (person_id) join names.texts using (person_key)
      group by name`);
    return new Map(reader.getRowsJson().map(([name, texts]) => [String(name), texts as unknown as string[]]));
  });
  return {
    keysOf: (name) => keys.get(name) ?? [],
    line(file, line) {
      const known = lines.get(file) ?? readFileSync(path.join(company.layout.exports, file), "utf8").split(/\r?\n/);
      lines.set(file, known);
      return known[line - 1] ?? "";
    },
  };
}

async function rowsBehind(company: Company, address: string) {
  const url = new URL(address, company.origin);
  const page = await (await fetch(url)).text();
  const total = Number(
    / of (?:<!-- -->)?([\d,]+)(?:<!-- -->)? (?:<!-- -->)?rows?</.exec(page)?.[1]?.replaceAll(",", "") ?? 0,
  );
  const headcount = /of a headcount of (?:<!-- -->)?([\d,]+)/.exec(page)?.[1]?.replaceAll(",", "");
  url.searchParams.set("metric", url.pathname.slice("/rows/".length));
  url.pathname = "/csv/rows";
  const rows = readCsv(await (await fetch(url)).text());
  return {
    rows,
    total,
    headcount: headcount === undefined ? null : Number(headcount),
    isHidden: page.includes(hidden),
  };
}

/** The line names the ticket, the tool, the team of a headcount, or one of the person's keys. */
function problemOf(row: Row, exports: Exports): string | null {
  const { file_name: file = "", line = "", label = "", subject = "", team_name: team = "", tool_id: tool = "" } = row;
  if (file === "" || row.load_id === "" || line === "") return "no file and line";
  const text = exports.line(file, Number(line)).replaceAll('""', '"');
  if (tool !== "" && tool === subject) return text.includes(label.replace(/^'/, "")) ? null : `reads ${text}`;
  if (label.startsWith("Headcount ")) return text.toLowerCase().includes(team.toLowerCase()) ? null : `reads ${text}`;
  const ticket = /^[A-Z]+\d+(?= |$)/.exec(label)?.[0];
  if (ticket !== undefined) return text.includes(ticket) ? null : `reads ${text}`;
  const keys = exports.keysOf(label.replace(/, week of .*$/, ""));
  if (keys.some((key) => text.toLowerCase().includes(key))) return null;
  return `holds none of ${JSON.stringify(keys)}: ${text}`;
}
