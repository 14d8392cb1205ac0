import { existsSync, readFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { type BackTest, backTest } from "../../pipelines/effect/back-test.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { sharedCompany } from "../companies.ts";
import { examples, log, readLog } from "./uci-log.ts";

// What the forecast was worth on two logs, as docs/effect.md says it. Run it with LANEMARK_SLOW=1: it prints the table.
const isSlow = process.env.LANEMARK_SLOW === "1";
const recorded = readFileSync(path.join(packageRoot(), "docs", "effect.md"), "utf8");

type Counted = { readonly opened: number; readonly ended: number; readonly open: number };

function rowOf(what: string, ahead: string, test: Known<BackTest>): string {
  if (isUnknown(test)) return `| ${what} | ${ahead} | 0 | – ${test.unknown} | – | – | – |`;
  const { origins, inside, loss, lossOfLastValue, lossOfLine } = test;
  const losses = [loss, lossOfLastValue, lossOfLine].map((each) => each.toFixed(1));
  return `| ${[what, ahead, origins, inside.toFixed(3), ...losses].join(" | ")} |`;
}

function triedOn(what: string, steps: readonly Counted[], aheads: readonly number[], unit: string): readonly string[] {
  const open = steps.map((step) => step.open);
  return aheads.map((ahead) =>
    rowOf(what, `${ahead} ${unit}`, backTest({ weeks: steps, open, ahead, seed: 20260101 })),
  );
}

function expectRecorded(lines: readonly string[]): void {
  console.log(lines.join("\n"));
  for (const line of lines) expect(recorded).toContain(line);
}

const weekly = `select opened, ended, open_tickets from marts.backlog_weeks order by week`;

/** Working days; what was opened and ended on a weekend counts to the Friday before it. */
const daily = `select sum(opened), sum(done), arg_max(open_tickets, day)
  from marts.ticket_days where not is_outside_window
  group by day - greatest(isodow(day)::int - 5, 0) order by min(day)`;

function countedOf(rows: readonly (readonly unknown[])[]): readonly Counted[] {
  return rows.map(([opened, ended, open]) => ({ opened: Number(opened), ended: Number(ended), open: Number(open) }));
}

describe.skipIf(!isSlow)("the forecast of the backlog, back-tested (with LANEMARK_SLOW=1)", () => {
  test("on the demonstration company is worth what docs/effect.md says, and what the page says", async () => {
    const layout = await sharedCompany("demonstration");
    const { weeks, said } = await withCurrentGeneration(layout, async (connection) => ({
      weeks: countedOf((await connection.runAndReadAll(weekly)).getRowsJson()),
      said: (
        await connection.runAndReadAll("select origins, inside, loss from marts.forecast_error order by ahead")
      ).getRowsJson(),
    }));
    expectRecorded(triedOn("demonstration company", weeks, [4, 8, 13, 26], "weeks"));
    const own = [4, 8, 13, 26].map((ahead) => {
      const each = backTest({ weeks, open: weeks.map(({ open }) => open), ahead, seed: 20260101 });
      return isUnknown(each) ? [] : [each.origins, Math.round(each.inside * each.origins), each.loss];
    });
    expect(said).toEqual(own);
  }, 300_000);

  test.skipIf(!existsSync(log))(
    `on the UCI incident log in ${examples} is worth what docs/effect.md says`,
    async () => {
      const work = await fs.mkdtemp(path.join(os.tmpdir(), "lanemark-real-"));
      const warehouse = await readLog(work);
      await warehouse.run("marts/backlog_weeks", "count(*)");
      const read = async (sql: string) => countedOf((await warehouse.connection.runAndReadAll(sql)).getRowsJson());
      const [weeks, days] = [await read(weekly), await read(daily)];
      warehouse.close();
      await fs.rm(work, { recursive: true, force: true });
      expectRecorded([
        ...triedOn("UCI log, by week", weeks, [4], "weeks"),
        ...triedOn("UCI log, by working day", days, [4, 8, 13], "days"),
      ]);
    },
    300_000,
  );
});
