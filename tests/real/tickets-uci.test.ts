import { existsSync, readFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLeadCurves } from "../../app/lead-curves.server.ts";
import { lead } from "../app/viewers.ts";
import type { Given } from "../given.ts";
import { askerOf } from "../pages/asked.ts";
import { examples, log, readLog } from "./uci-log.ts";

/** Counted by uci_facts.py, which knows nothing of Lanemark. */
const facts = JSON.parse(readFileSync(path.join(import.meta.dirname, "uci-facts.json"), "utf8"));

describe.skipIf(!existsSync(log))(`the UCI incident log in ${examples} (skipped where it is absent)`, () => {
  let work = "";
  let warehouse: Given;

  beforeAll(async () => {
    work = await fs.mkdtemp(path.join(os.tmpdir(), "lanemark-real-"));
    warehouse = await readLog(work);
    await warehouse.run("marts/ticket_days", "count(*)");
  });

  afterAll(async () => {
    warehouse?.close();
    await fs.rm(work, { recursive: true, force: true });
  });

  test("every update and every ticket is there once, with the ends and the items that the log tells", async () => {
    expect(await warehouse.rows("select count(*) from staging.ticket_updates")).toEqual([`${facts.updates}`]);
    expect(
      await warehouse.run(
        "marts/tickets",
        "count(*), count(*) filter (resolved_at is null), count(*) filter (names_tool)",
      ),
    ).toEqual([`${facts.tickets} | ${facts.tickets_without_resolved_at} | ${facts.tickets_naming_an_item}`]);
  });

  test("tickets hop as often as counted apart", async () => {
    expect(await warehouse.run("marts/hops", "count(*), count(distinct ticket_id)")).toEqual([
      `${facts.hops} | ${facts.tickets_with_hops}`,
    ]);
    expect(
      await warehouse.rows(`select count(*) from (
        select ticket_id from staging.ticket_updates group by ticket_id having count(distinct group_name) > 1
      )`),
    ).toEqual([`${facts.tickets_with_several_known_groups}`]);
  });

  test("as many are open on six days, and opened and done per month", async () => {
    for (const [day, open] of Object.entries(facts.open_at)) {
      const rows = await warehouse.rows(`select open_tickets from marts.ticket_days where day = '${day}'`);
      expect([day, ...rows]).toEqual([day, `${open}`]);
    }
    const byMonth = (column: string) =>
      warehouse.rows(
        `select strftime(day, '%Y-%m') as month, sum(${column}) from marts.ticket_days group by all order by all`,
      );
    const lines = (counts: object) => Object.entries(counts).map(([month, count]) => `${month} | ${count}`);
    expect(await byMonth("opened")).toEqual(lines(facts.opened_by_month));
    expect(await byMonth("done")).toEqual(lines(facts.done_by_month));
  });

  test("half and 85 % of what was opened in a month are done within as many days, and as many wait for longer than 77", async () => {
    await warehouse.run("marts/lead_times", "count(*)");
    for (const [month, waits] of Object.entries(facts.lead_time_by_month)) {
      const period = { from: `${month}-01`, to: `${month}-28`, compare_from: null, compare_to: null, team: null };
      const [curve] = await readLeadCurves(period, lead, askerOf(warehouse));
      if (curve === undefined) throw new Error("no row");
      const { requests, median, p85, over_77 } = curve;
      expect({ requests, median, p85, over_77: Number(Number(over_77).toFixed(9)) }).toEqual(waits);
    }
  });

  test("the days that only the extraction explains are named, and escalations are unknown", async () => {
    expect(await warehouse.run("marts/ticket_window", "window_to, explanation")).toEqual([
      `2016-05-31 | after 2016-05-31 only ${facts.opened_after_2016_05_31} of 24,918 tickets were opened: open requests fall after that day because the export stops, not because work got done`,
    ]);
    expect(await warehouse.run("marts/unknowns", "distinct reason")).toEqual([
      `only ${facts.tickets_naming_an_item} of 24,918 tickets name a tool or configuration item`,
    ]);
  });
});
