import { describe, expect, test } from "vitest";
import { explain, recognise } from "../../pipelines/recognise.ts";
import type { Format } from "../../pipelines/source.ts";
import { exports, shapeOf, sourceNamed, sources } from "./given-export.ts";

function nameOf(header: readonly string[], format: Format = "csv"): string | undefined {
  const recognised = recognise(sources, { format, header });
  return "source" in recognised ? recognised.source.name : undefined;
}

describe.each(exports)("%s", (file, name) => {
  const { format, header } = shapeOf(file);

  test("is recognised by its own source and no other", () => {
    expect(nameOf(header, format)).toBe(name);
    const others = sources.filter((source) => source.name !== name);
    expect(recognise(others, { format, header })).not.toHaveProperty("source");
  });

  test("is recognised with its columns in another order, in capitals, with spaces around and with more of them", () => {
    const shuffled = [...header].reverse().map((cell) => ` ${cell.toUpperCase()}\u00a0`);
    expect(nameOf(["\ufeffWatermark", ...shuffled], format)).toBe(name);
  });

  test.each([...sourceNamed(name).recognises])("is not recognised without %s, and that is what is said", (column) => {
    const rest = header.filter((cell) => cell.trim().toLowerCase() !== column.toLowerCase());
    const recognised = recognise(sources, { format, header: rest });
    if ("source" in recognised) throw new Error(`recognised as ${recognised.source.name}`);
    expect(recognised.nearest?.name).toBe(name);
    expect(recognised.missing).toEqual([column]);
    expect(recognised.why.join()).toContain(`\`${column}\``);
  });
});

test("a BOM before the first cell is no part of its name", () => {
  expect(nameOf(["\ufeffteam", "month", "headcount"])).toBe("lanemark-headcounts");
});

test("of two that fit the one that asks for more wins", () => {
  const people = sourceNamed("lanemark-people");
  const wide = { ...people, name: "wide", recognises: [...people.recognises, "upn"] };
  const recognised = recognise([people, wide], { format: "csv", header: ["mail", "name", "team", "enabled", "upn"] });
  expect(recognised).toMatchObject({ source: { name: "wide" } });
});

test("two that fit equally well are a tie that names both, and nothing is read", () => {
  const people = sourceNamed("lanemark-people");
  const twin = { ...people, name: "twin" };
  const recognised = recognise([people, twin], { format: "csv", header: people.recognises });
  expect(recognised).toMatchObject({
    why: ["lanemark-people and twin fit equally well; one of them needs a further column under recognises"],
  });
});

test("columns of a format that this source is not read from are told apart from missing ones", () => {
  const recognised = recognise(sources, { format: "ndjson", header: ["team", "month", "headcount"] });
  expect(recognised).toMatchObject({
    missing: [],
    why: ["nearest is lanemark-headcounts (Headcount by team and month), but it is csv, the file is ndjson"],
  });
});

test("a request-item list is not taken for incidents", () => {
  const { header } = shapeOf("servicenow-incidents-list.csv");
  const recognised = recognise(sources, { format: "csv", header: [...header, "cat_item"] });
  expect(recognised).toMatchObject({
    nearest: { name: "servicenow-incidents-list" },
    why: [expect.stringContaining("the file has `cat_item`, which belongs to another export")],
  });
});

test("a file that has a column twice which a source reads is not read by it, since nobody says which is meant", () => {
  const recognised = recognise(sources, { format: "csv", header: ["team", "launched_on", "team (2)"] });
  expect(recognised).toMatchObject({ why: [expect.stringContaining("the file has `team` twice; remove one of them")] });
});

test("a file that has nothing in common with any source is told so, without a nearest one", () => {
  const recognised = recognise(sources, { format: "csv", header: ["pH", "temperature"] });
  expect(recognised).toEqual({
    nearest: undefined,
    missing: [],
    why: ["none of its columns belongs to a format that Lanemark knows"],
  });
});

test("explain says of every source why it is or is not the file's, the recognised one first", () => {
  const explanations = explain(sources, shapeOf("lanemark-launches.csv"));
  expect(explanations).toHaveLength(sources.length);
  expect(explanations[0]).toMatchObject({ isMatch: true, why: "all of `team`, `launched_on` are there" });
  expect(explanations[1]).toMatchObject({ isMatch: false, missing: ["month", "headcount"] });
  expect(explanations.filter((explanation) => explanation.isMatch)).toHaveLength(1);
});
