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
    { place: 0, task: "a planted successor", least: 0.7 },
    { place: 2, task: "a hidden editor, among those who are not known to edit the tool", least: 0.2 },
  ])("$task is among the first three more often than by either naive ranking", ({ place, least }) => {
    const [lanemark, recent, manager] = all[place]?.scores ?? [];
    expect([lanemark?.ranking, recent?.ranking, manager?.ranking]).toEqual([
      "lanemark",
      "most recent editor",
      "manager of the last owner",
    ]);
    expect(lanemark?.tools).toBeGreaterThan(150);
    expect(lanemark?.top3).toBeGreaterThan(least);
    for (const naive of [recent, manager]) {
      expect(lanemark?.top3).toBeGreaterThan((naive?.top3 ?? 1) + 0.1);
      expect(lanemark?.first).toBeGreaterThan((naive?.first ?? 1) + 0.05);
    }
  });

  test("where those who still edit it stay in the ranking, the hidden one is found more often than by either naive ranking too", () => {
    const [lanemark, recent, manager] = (all[1]?.scores ?? []).map(({ top3 }) => top3);
    expect(lanemark).toBeGreaterThan(Math.max(recent ?? 1, manager ?? 1));
  });
});
