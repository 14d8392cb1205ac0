import { existsSync, readFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../pipelines/package-root.ts";
import { lanemark, query } from "./running.ts";

const examples = process.env.LANEMARK_EXAMPLES ?? path.join(packageRoot(), "..", "shared", "examples");
const log = path.join(examples, "uci_servicenow_incidents", "incident_event_log.zip");
const inventories = path.join(examples, "omb_ai_inventory_2024");

const read = (file: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, file), "utf8"));
/** Counted by uci_facts.py and omb_facts.py, which know nothing of Lanemark. */
const tickets = read("../real/uci-facts.json");
const registries: { readonly [file: string]: number } = read("omb-facts.json").rows;

const isPossible = process.env.LANEMARK_BUILT === "1" && existsSync(log) && existsSync(inventories);

describe.skipIf(!isPossible)(`the real exports in ${examples}, loaded (skipped where they are absent)`, () => {
  const data = path.join(os.tmpdir(), `lanemark-real-${process.pid}`);

  beforeAll(async () => {
    const files = Object.keys(registries).map((file) => path.join(inventories, file));
    const started = performance.now();
    const { code, signal, lines } = await lanemark(data, "load", log, ...files);
    console.log(`${lines.join("\n")}\n${((performance.now() - started) / 1000).toFixed(1)} s`);
    expect({ code, signal }).toEqual({ code: 0, signal: null });
  }, 300_000);

  afterAll(() => fs.rm(data, { recursive: true, force: true }));

  test("every row of every file is read, and none is rejected or repeated", async () => {
    const loads = await query(
      data,
      `select file_name, rows_read::int as read, rows_loaded::int as loaded, rows_repeated::int as repeated,
        rows_rejected::int as rejected, verdict from marts.loads order by file_name`,
    );
    const whole = (file_name: string, rows: number) => ({
      file_name,
      read: rows,
      loaded: rows,
      repeated: 0,
      rejected: 0,
      verdict: "loaded",
    });
    expect(loads).toEqual([
      ...Object.entries(registries).map(([file, rows]) => whole(file, rows)),
      whole("incident_event_log.zip/incident_event_log.csv", tickets.updates),
    ]);
  });

  test("tickets, those without an end and those of several groups are as many as in the file", async () => {
    expect(
      await query(
        data,
        `select count(*)::int as tickets, count(*) filter (resolved_at is null)::int as without_resolved_at,
          count(*) filter (names_tool)::int as naming_an_item from marts.tickets`,
      ),
    ).toEqual([
      {
        tickets: tickets.tickets,
        without_resolved_at: tickets.tickets_without_resolved_at,
        naming_an_item: tickets.tickets_naming_an_item,
      },
    ]);
    const several = `select count(*)::int as tickets from (
      select ticket_id from marts.ticket_updates group by ticket_id having count(distinct group_name) > 1)`;
    expect(await query(data, several)).toEqual([{ tickets: tickets.tickets_with_several_known_groups }]);
  });

  test("as many are open at six dates, and opened and closed in each month", async () => {
    const days = Object.entries(tickets.open_at).map(([day, open_tickets]) => ({ day, open_tickets }));
    const list = days.map(({ day }) => `'${day}'`).join(", ");
    const open = `select day, open_tickets::int as open_tickets from marts.ticket_days where day in (${list}) order by day`;
    expect(await query(data, open)).toEqual(days);
    for (const [metric, counted] of [
      ["opened_requests", tickets.opened_by_month],
      ["closed_requests", tickets.done_by_month],
    ] as const) {
      const values = await query(
        data,
        `select strftime(period_from, '%Y-%m') as month, value from metrics.values
        where metric = '${metric}' and team_id is null and platform is null and value > 0 order by month`,
      );
      expect(values).toEqual(Object.entries(counted).map(([month, value]) => ({ month, value })));
    }
  });

  test("the days that only the extraction explains are named, and escalation says why it is unknown", async () => {
    const after = tickets.opened_after_2016_05_31;
    expect(await query(data, "select window_to, explanation from marts.ticket_window")).toEqual([
      {
        window_to: "2016-05-31",
        explanation: `after 2016-05-31 only ${after} of 24,918 tickets were opened: open requests fall after that day because the export stops, not because work got done`,
      },
    ]);
    const why = `select distinct value, value_unknown from metrics.values where metric = 'escalation_rate'`;
    expect(await query(data, why)).toEqual([
      { value: null, value_unknown: "only 54 of 24,918 tickets name a tool or configuration item" },
    ]);
  });

  test("no registry row is lost to a false key: each is its own row of the listing", async () => {
    const listed = await query(
      data,
      `select file_name, count(*)::int as rows, count(distinct native_id)::int as keys
      from marts.tool_keys join lake.loads using (load_id) group by file_name order by file_name`,
    );
    for (const file of ["2023_consolidated_ai_inventory_raw.csv", "2024_consolidated_ai_inventory_raw_v2.csv"]) {
      expect(listed).toContainEqual({ file_name: file, rows: registries[file], keys: registries[file] });
    }
    const twice = "select load_id, line from marts.tool_keys group by all having count(*) > 1";
    expect(await query(data, twice)).toEqual([]);
  });
});
