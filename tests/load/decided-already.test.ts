import fs from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { decideAndBuild } from "../../pipelines/decide.ts";
import { readDecisions } from "../../pipelines/journal.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { ownershipGrounds } from "../../pipelines/subjects.ts";
import { newFolder } from "./running.ts";

const silent = { step: () => {}, line: () => {} };
// Two tools, and a copy of the first for testing.
const registry = `tool_id,name,team,owner,builder,environment,platform,created_on,status,data_class
T1,Invoice check,Finance,ann@a.example,ann@a.example,production,Excel,2026-01-05,active,internal
T1-TEST,Invoice check (test),Finance,ann@a.example,ann@a.example,test,Excel,2026-01-05,active,internal
T2,Price list,Finance,ann@a.example,ann@a.example,production,Excel,2026-01-05,active,internal
`;

test("what stands of a tool, on whichever copy, is not replaced unless one says so; two at once are none where one stands", async () => {
  const folder = await newFolder();
  const layout = layoutOf(path.join(folder, "data"));
  const file = path.join(folder, "registry-2026-03-31.csv");
  await fs.writeFile(file, registry);
  const workshop = await openWorkshop(layout);
  await load(workshop, { paths: [file] }, silent);
  const decide = async (decision: string, tools: readonly string[], replace = false) => {
    const keys = tools.map((tool) => `lanemark-registry/${tool}`);
    const grounds = await ownershipGrounds(layout, keys, undefined);
    const decided = keys.map((key, place) => ({
      decision,
      subject: { entity: "tool", key },
      values: {},
      reason: "asked them",
      ground: grounds[place] ?? {},
    }));
    return decideAndBuild(await openWorkshop(layout), decided, silent, { replace });
  };
  const said = async () => (await readDecisions(layout)).map(({ decision, subject }) => `${decision} ${subject.key}`);
  await decide("dismiss", ["T1"]);
  const refused =
    /^decided already, so nothing was written: lanemark-registry\/T1: dismiss, by .+ on .+; --replace decides anew$/;
  await expect(decide("retire", ["T1-TEST"])).rejects.toThrow(refused);
  await expect(decide("retire", ["T1", "T2"])).rejects.toThrow(refused);
  expect(await said()).toEqual(["dismiss lanemark-registry/T1"]);
  await decide("retire", ["T1"], true);
  await decide("retire", ["T2"]);
  expect((await said()).slice(1)).toEqual(["retire lanemark-registry/T1", "retire lanemark-registry/T2"]);
});
