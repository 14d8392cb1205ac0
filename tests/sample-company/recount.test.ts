import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Layout } from "../../contract/layout.ts";
import { defaultSize, stories } from "../../pipelines/sample/size.ts";
import { sharedCompany } from "../companies.ts";
import { compare } from "./compare.ts";
import { madeCompany, plantedIn } from "./made.ts";
import { hasPython, recounted, shown } from "./numbers.ts";
import { tableOf } from "./table.ts";

const small = { ...defaultSize, tools: 120, people: 300, teams: 8, tickets: 2500, events: 10_000, seed: 11 };
const isSlow = process.env.LANEMARK_SLOW === "1";

/** What Lanemark shows of a company against what the script counts in its exports. */
async function compared(layout: Layout) {
  const numbers = await shown(layout);
  const again = recounted(layout.exports, layout.program);
  return { numbers, again, comparison: compare(numbers, again) };
}

describe.skipIf(!hasPython)(
  `every metric, month and team counted again in Python${hasPython ? "" : " (no python3 with time zones here)"}`,
  () => {
    test("the sample that is small enough to count by hand", async () => {
      const { comparison } = await compared(await sharedCompany("sample"));
      expect(comparison.differences).toEqual([]);
      expect(comparison.compared).toBeGreaterThan(10_000);
    });

    // Their words are held at each run by stories.test.ts; to count all their numbers again takes minutes.
    test.skipIf(!isSlow).each(stories)(
      "a company with the story %s (LANEMARK_SLOW)",
      { timeout: 300_000 },
      async (story) => {
        const made = await madeCompany({ ...small, story });
        const { comparison } = await compared(made.layout);
        made.remove();
        expect(comparison.differences.slice(0, 20)).toEqual([]);
      },
    );

    test("the demonstration company", { timeout: 900_000 }, async () => {
      const layout = await sharedCompany("demonstration");
      const { numbers, again, comparison } = await compared(layout);
      const { LANEMARK_TABLE: table } = process.env;
      if (table) writeFileSync(table, `${tableOf(plantedIn(layout).truth, again, numbers, comparison)}\n`);
      expect(comparison.differences.slice(0, 20)).toEqual([]);
      expect(comparison.compared).toBeGreaterThan(200_000);
    });
  },
);
