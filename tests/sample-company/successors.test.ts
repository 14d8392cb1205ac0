import { beforeAll, describe, expect, test } from "vitest";
import { sharedCompany } from "../companies.ts";
import { plantedIn } from "./made.ts";
import { type Scores, scoreSuccessors, tableOf } from "./successors.ts";

describe("who could own a tool, against what was planted", () => {
  let all: Scores[];
  beforeAll(async () => {
    all = await scoreSuccessors(plantedIn(await sharedCompany("demonstration")));
    if (process.env.LANEMARK_SLOW === "1") console.log(all.map(tableOf).join("\n\n"));
  }, 900_000);

  test.each([
    { place: 0, least: 0.7 },
    { place: 1, least: 0.3 },
  ])("task $place: the person is among the first three more often than by either naive ranking", ({ place, least }) => {
    const [lanemark, ...others] = all[place]?.scores ?? [];
    expect(lanemark?.tools).toBeGreaterThan(100);
    expect(lanemark?.top3).toBeGreaterThan(least);
    for (const { top3, first } of others) {
      expect(lanemark?.top3).toBeGreaterThan(top3);
      expect(lanemark?.first).toBeGreaterThan(first);
    }
  });
});
