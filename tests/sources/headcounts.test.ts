import { expect, test } from "vitest";
import { readExport } from "./given-export.ts";

test("fewer people than none are a reject, not taken off the others", async () => {
  const read = await readExport("lanemark-headcounts-negative.csv");
  expect(await read.rows("team_name, headcount")).toEqual(["Claims | 42"]);
  expect(await read.rejects()).toEqual(["3 headcount: -5 (not readable as a number)"]);
});
