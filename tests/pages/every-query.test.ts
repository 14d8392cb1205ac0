import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDoor, type Door } from "../../app/door.server.ts";
import { drillName } from "../../app/drills.ts";
import type { Parameters } from "../../app/statement.server.ts";
import { layoutOf } from "../../contract/layout.ts";
import type { Viewer } from "../../contract/viewer.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { lead, memberOf } from "../app/viewers.ts";
import { listSample, sample } from "../load/running.ts";

process.env.LANEMARK_LOG ??= "off";

// Each query's own text, on a warehouse as a load leaves it: a reserved word, a column that went, or a value beside its own
// reason fails here, without a browser.

const root = path.join(import.meta.dirname, "..", "..");
const queryFolder = path.join(root, "app", "queries");
const queries = new Map(
  readdirSync(queryFolder).map((file) => [file.slice(0, -4), readFileSync(path.join(queryFolder, file), "utf8")]),
);
const metrics = readdirSync(path.join(root, "pipelines", "metrics")).map((file) => file.slice(0, -4));

/** What an address may narrow a page by; or it leaves all of it out. */
const narrowed = {
  team: "finance",
  platform: "Power Automate",
  q: "invoice",
  kind: "flow",
  class: "Fault",
  state: "owned",
  cause: "O2",
  today: "2026-11-01",
  verdict: "loaded",
  compare: "previous",
  compare_from: "2026-09-01",
  compare_to: "2026-09-30",
};
const everything = { ...Object.fromEntries(Object.keys(narrowed).map((name) => [name, null])), compare: "none" };

const rest = {
  from: "2026-10-01",
  months: 3,
  metrics,
  by: "team",
  sort: "name",
  is_descending: true,
  has_total: true,
  with_older: true,
  limit: 50,
  offset: 0,
  monthly: ["open_requests"],
  ends: ["2026-10-01", "2026-07-01"],
  pairs: null,
  cells: ["finance", "Power Automate"],
  matter: "owners",
  one: "entra-users of alderfinch.example",
  other: "lanemark-people",
  line_users: 3,
  line_days: 30,
  line_teams: 2,
  decisions: ["assign"],
  people: [""],
  untils: [""],
  reasons: ["asked"],
  tools: ["lanemark-registry-9c5cd59f-1d1c-5b1c-9734-af1057901314"],
  tool: "lanemark-registry-9c5cd59f-1d1c-5b1c-9734-af1057901314",
};

/** A month is told by its first day, an end by its last; the brief asks for neither. */
const ends = ["2026-10-01", "2026-10-31", null];

const viewers: Viewer[] = [lead, memberOf("finance", "warehouse")];

/** Of the sample no launched team has headcounts for six months before its launch. Nothing in the sample is done in bulk, confirmed or decided, fails a check or is held, and no two people share a key; no team changed, a person's key is no spelling and no tool, nobody is called Invoice; answers are asked by a state that there is not, and no team is called IT’s. */
const rightlyEmpty = [
  "effect_since",
  "effect_series",
  "effect_waves",
  "rows_of_effect",
  "substitution",
  "answers",
  "built_by",
  "subject_names",
  "bulk_closures",
  "leavers",
  "confirmations",
  "click_throughs",
  "decisions_taken",
  "team_decisions",
  "team_tool_keys",
  "failed_checks",
  "findings",
  "held_files",
  "blocked_keys",
  "people_found",
  "team_pairs",
  "team_spellings",
  "tool_pairs",
  "tool_needed_by",
  "tools_to_send",
];

const layout = layoutOf(mkdtempSync(path.join(os.tmpdir(), "lanemark-queries-")));
let door: Door;
/** Ids that follow from the bytes of a file. */
let ids: Parameters = {};

beforeAll(async () => {
  const workshop = await openWorkshop({ ...layout, program: path.join(sample, "program.yaml") });
  await load(workshop, { paths: await listSample() }, { step: () => {}, line: () => {} });
  const idsOfSample = `-- scope: everyone
    select
      (select min(cluster_id) from marts.clusters) as cluster,
      (select list(person_key) from names.people) as keys,
      (select min(load_id) from lake.loads where values_unreadable > 0) as load`;
  door = createDoor({ layout, queries: new Map([...queries, ["ids", idsOfSample]]), isCached: false });
  ids = (await door.query<Parameters>("ids", {}, lead))[0] ?? {};
}, 300_000);

afterAll(async () => {
  await door?.close();
  rmSync(layout.root, { recursive: true, force: true });
});

/** All that a query could be asked with; throws when it asks for more. */
function parametersOf(name: string, sql: string): Parameters[] {
  const metric = metrics.find((each) => drillName(each) === name) ?? null;
  const all = ends.flatMap((to) => [narrowed, everything].map((each) => ({ ...rest, ...ids, ...each, metric, to })));
  const known = new Set(["scope", ...Object.keys(all[0] ?? {})]);
  for (const [mention, parameter = ""] of sql.matchAll(/\$([a-z_]+)/g)) {
    if (!known.has(parameter))
      throw new Error(`${name}.sql asks for ${mention}: give it a likely value in tests/pages/every-query.test.ts`);
  }
  return all;
}

/** The first rows of the same as a file. */
async function beginFile(name: string, parameters: Parameters, viewer: Viewer): Promise<void> {
  const stream = await door.stream(name, parameters, viewer);
  await stream.next();
  stream.close();
}

test.each([...queries])("%s can be asked, narrowed or not, as page and as file", async (name, sql) => {
  let rows = 0;
  for (const parameters of parametersOf(name, sql)) {
    for (const viewer of viewers) {
      rows += (await door.query(name, parameters, viewer)).length;
      if (sql.includes("-- page")) await beginFile(name, parameters, viewer);
    }
  }
  expect(rows > 0).toBe(!rightlyEmpty.includes(name));
});

test.each(metrics)("the pages of the rows behind %s, one after another, are all of them", async (metric) => {
  const asked = { ...rest, ...everything, metric, from: "2026-01-01", to: "2026-10-31" };
  const ask = (limit: number, offset: number) =>
    door.query<{ total_rows: number }>(drillName(metric), { ...asked, limit, offset }, lead);
  const all = await ask(10_000, 0);
  const size = Math.max(2, Math.ceil(all.length / 7));
  const pages: object[] = [];
  for (let offset = 0; offset < all.length; offset += size) pages.push(...(await ask(size, offset)));
  expect(pages).toEqual(all);
  for (const { total_rows } of all) expect(total_rows).toBe(all.length);
});

type WeekCounts = {
  readonly week: string;
  readonly last_day: string;
  readonly opened: number;
  readonly ended: number;
  readonly open_tickets: number;
  readonly changed: number;
};

test("each week of the forecast counts as many requests as its rows are", async () => {
  const weeks = await door.query<WeekCounts>("forecast_weeks", { with_older: true }, lead);
  expect(weeks.length).toBeGreaterThan(26);
  for (const { week: from, last_day: to, ...counts } of weeks) {
    const rows = async (metric: string, isLaunched = false) =>
      (await door.query(drillName(metric, isLaunched), { ...rest, ...everything, metric, from, to, limit: 500 }, lead))
        .length;
    expect([
      from,
      await rows("opened_requests"),
      await rows("closed_requests"),
      await rows("open_requests"),
      await rows("opened_requests", true),
    ]).toEqual([from, counts.opened, counts.ended, counts.open_tickets, counts.changed]);
  }
});

test("a query that asks for what this test does not know is named", () => {
  expect(() => parametersOf("orphans", "select $scope, $colour")).toThrow("orphans.sql asks for $colour");
});
