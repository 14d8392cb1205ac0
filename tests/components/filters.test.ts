import { expect, test } from "vitest";
import { readFilters, withParameters } from "../../app/filters.ts";

const sorts = { sorts: ["worst", "users"] };
const read = (search: string) => readFilters(`http://localhost/ownership${search}`, sorts);

test("an address without parameters is the page's own view", () => {
  expect(read("").filters).toEqual({
    team: null,
    platform: null,
    cause: null,
    q: null,
    kind: null,
    state: null,
    class: null,
    cluster: null,
    months: 1,
    to: null,
    week: null,
    compare: "previous",
    by: "month",
    sort: "worst",
    is_descending: false,
    page: 1,
    limit: 50,
    offset: 0,
  });
});

test("every part of a view is in the address", () => {
  const { filters, problems } = read(
    "?team=sales&platform=Excel&cause=O2&q=%20plan%20&sort=-users&page=3&size=25&months=3&to=2026-03&compare=year&week=2024-02-26",
  );
  expect(problems).toEqual([]);
  expect(filters).toMatchObject({ team: "sales", platform: "Excel", cause: "O2", q: "plan" });
  expect(filters).toMatchObject({ months: 3, to: "2026-03-01", compare: "year", week: "2024-02-26" });
  expect(filters).toMatchObject({ sort: "users", is_descending: true, page: 3, limit: 25, offset: 50 });
});

test("parameters that nobody knows are ignored", () => {
  expect(read("?utm_source=x&constructor=1&__proto__=2")).toEqual(read(""));
});

test.each([
  ["?page=0", "“0” is no page number; this is page 1."],
  ["?page=-1", "“-1” is no page number; this is page 1."],
  ["?page=1e9", "“1e9” is no page number; this is page 1."],
  ["?size=7", "A page holds 10, 25, 50, 100, 250, 500 rows, not “7”."],
  ["?sort=salary", "This list cannot be sorted by “salary”; it is in its own order."],
  ["?sort=-", "This list cannot be sorted by “-”; it is in its own order."],
  ["?to=2026-13", "A month is written 2026-03, not “2026-13”; this is the newest."],
  ["?to=now", "A month is written 2026-03, not “now”; this is the newest."],
  ["?week=2026-03-03", "A week is written by its Monday, 2026-03-02, not “2026-03-03”; this is the period."],
  ["?week=2026-02-30", "A week is written by its Monday, 2026-03-02, not “2026-02-30”; this is the period."],
  ["?months=2", "A period has 1, 3, 6 or 12 months, not “2”; this is one month."],
  ["?months=3.0", "A period has 1, 3, 6 or 12 months, not “3.0”; this is one month."],
  ["?compare=best", "“compare” can be previous or year or none, not “best”."],
  ["?by=week", "“by” can be month, not “week”."],
])("the bad value in %s is explained and falls back", (search, problem) => {
  expect(read(search)).toEqual({ filters: read("").filters, problems: [problem] });
});

test.each([
  ["payroll-north", "payroll-north"],
  ["Payroll  North", "payroll-north"],
  ["Straße & Ökologie", "strasse-okologie"],
  ["営業部", "営業部"],
])("the team “%s”, as somebody types it, is %s", (typed, team) => {
  expect(read(`?team=${encodeURIComponent(typed)}`).filters.team).toBe(team);
});

test("an endless text is left out, and NUL characters are dropped", () => {
  expect(read(`?q=${"x".repeat(201)}`).filters.q).toBeNull();
  expect(read("?q=a%00b").filters.q).toBe("ab");
});

test("a change of the view starts at its first page, and keeps the rest", () => {
  expect(withParameters("?team=sales&page=4", { sort: "-users" })).toBe("?team=sales&sort=-users");
  expect(withParameters("?team=sales&page=4", { page: "5" })).toBe("?team=sales&page=5");
  expect(withParameters("?team=sales", { team: null })).toBe("?");
});
