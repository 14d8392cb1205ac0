import { expect, test } from "vitest";
import { csvHead, csvLines, guardCell } from "../../app/csv.ts";

const formulas = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "\u00a0=1+1",
  "\u0000=1+1",
  "\ufeff=1+1",
  "\u200b=1+1",
  "\u3000=1+1",
  "＝1+1",
  "＋1+1",
  "－1+1",
  "＠SUM(A1)",
  '=HYPERLINK("http://example.com","x")',
  "=cmd|'/c calc'!A1",
  "+49 171 1234567",
  "-2+3+cmd|' /C calc'!D2",
  "--1",
  "+-1",
  "-",
  "=",
  "@",
  "\tplain",
  "|calc",
  "%0A=1",
  "-1.5.2",
  "+1e",
  " \t =1",
];

test.each(formulas)("%j cannot be taken for a formula", (payload) => {
  const guarded = guardCell(payload);
  const lines = guarded.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line.startsWith("'")).toBe(true);
  expect(guarded).not.toContain("\0");
});

test("a formula on a later line of a cell is guarded as well", () => {
  expect(guardCell("harmless\n=1+1")).toBe("harmless\n'=1+1");
});

test.each(["0", "-1", "+1", "-1.5", "1e9", "-3.2E-4", "12"])("the number %s stays a number", (number) => {
  expect(guardCell(number)).toBe(number);
});

test.each(["Invoice matcher", "a=b", "", "2026-03-14", "O'Neill", "ä"])("the text %j stays as it is", (text) => {
  expect(guardCell(text)).toBe(text);
});

test("an unknown value is an empty cell with its reason beside it, never 0", () => {
  const table = { columns: ["tool", "users"], unknowns: new Set(["users"]) };
  expect(csvHead(table)).toBe("tool,users,users_unknown\r\n");
  expect(csvLines([['A "b", c', 12]], table)).toBe('"A ""b"", c",12,\r\n');
  expect(csvLines([["=x", { unknown: "no usage log covers Zapier" }]], table)).toBe(
    "'=x,,no usage log covers Zapier\r\n",
  );
});

test("a file of no rows still names its columns, and a null is an empty cell", () => {
  const table = { columns: ["tool", "since"], unknowns: new Set<string>() };
  expect(csvHead(table) + csvLines([], table)).toBe("tool,since\r\n");
  expect(csvLines([["a", null]], table)).toBe("a,\r\n");
});
