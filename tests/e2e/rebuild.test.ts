import fs from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { addresses, notFound, orphan } from "./addresses.ts";
import { builtSuite, type Company, useCompany } from "./company.ts";
import { lanemark } from "./data.ts";

/** Filters, orders and pages in twenty combinations, bad ones among them. */
const narrowed = [
  "/?by=week",
  "/loads?size=250",
  "/ownership?sort=tool",
  "/ownership?sort=-users",
  "/ownership?sort=since&team=sales",
  "/ownership?team=warehouse",
  "/ownership?platform=Zapier&sort=-since",
  "/ownership?cause=any&size=25",
  "/ownership?cause=O2",
  "/ownership?cause=any&size=25&page=2",
  "/ownership?q=complaint&cause=any",
  "/ownership?cause=unknown&sort=platform",
  "/rows/open_requests?to=2026-08",
  "/rows/open_requests?team=sales",
  "/rows/orphan_rate?platform=Airtable",
  "/rows/builder_rate?team=finance",
  "/rows/escalation_rate?to=2026-09&months=3&size=25",
  "/rows/closed_requests?size=25&page=2",
  "/loads?sort=-rejected&size=25",
  "/loads?q=registry&sort=file",
] as const;

const rebuilds = [
  { title: "without its warehouse", folders: ["warehouse"], zone: undefined },
  { title: "without warehouse and lake, in Auckland", folders: ["warehouse", "lake"], zone: "Pacific/Auckland" },
  { title: "without warehouse and lake, in New York", folders: ["warehouse", "lake"], zone: "America/New_York" },
] as const;

type Answers = ReadonlyMap<string, string>;
type Answered = { readonly answers: Answers; readonly generation: string | null; readonly inputs: string | null };

builtSuite("the warehouse is a function of the exports and the journal", () => {
  const company = useCompany("sample");
  let before: Answered;

  beforeAll(async () => {
    before = await ask(company);
  });

  test("what is compared is the pages' data", async () => {
    expect(before.answers.size).toBe((await addresses(company)).length - 1 + narrowed.length);
    expect([...before.answers.values()].every((body) => body.startsWith('[{"_'))).toBe(true);
    const first = new Map<string, string>();
    for (const [address, body] of before.answers) if (!first.has(body)) first.set(body, address);
    const repeated = [...before.answers].flatMap(([address, body]) =>
      first.get(body) === address ? [] : [`${address} as ${first.get(body)}`],
    );
    expect(repeated).toEqual([]);
    expect(before.answers.get(`/tools/${orphan}`)).toContain("Supplier Invoice Check");
    expect(before.answers.get("/ownership?cause=O2")).toContain("2026-09-30");
  });

  for (const { title, folders, zone } of rebuilds) {
    test(`built again ${title}, every page's data is the same, byte by byte`, { timeout: 180_000 }, async () => {
      const old = await ask(company, ["/loads"]);
      for (const folder of folders) await fs.rm(company.layout[folder], { recursive: true });
      await lanemark(company.layout, ["load"], { LANEMARK_THREADS: "2", ...(zone === undefined ? {} : { TZ: zone }) });
      await expect.poll(() => generationOf(company), { timeout: 30_000 }).not.toBe(old.generation);
      const after = await ask(company);
      for (const [address, body] of before.answers)
        expect(difference(body, after.answers.get(address)), address).toBe("");
      // A lake read anew may lay its rows differently, and the hash over its files says so; nothing that is shown does.
      if (zone === undefined) expect(after.inputs).toBe(before.inputs);
    });
  }
});

/** What stands around the first byte that differs, before and after; empty when none does. */
function difference(before: string, after = "no answer"): string {
  if (before === after) return "";
  const at = [...before].findIndex((character, index) => character !== after[index]);
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `${around(before)} → ${around(after)}`;
}

async function generationOf(company: Company): Promise<string | null> {
  return (await fetch(`${company.origin}/readyz`)).headers.get("x-lanemark-generation");
}

/** What each page's own loaders and the shell's answer; the root's answer holds the request's id, which is new each time. */
async function ask(company: Company, only?: readonly string[]): Promise<Answered> {
  const answers = new Map<string, string>();
  let headers = new Headers();
  for (const address of only ?? [...(await addresses(company)), ...narrowed]) {
    if (address === notFound) continue;
    const url = new URL(address, company.origin);
    const name = routeOf(url.pathname);
    url.pathname = url.pathname === "/" ? "/_root.data" : `${url.pathname}.data`;
    url.searchParams.set("_routes", `routes/shell,routes/${name}`);
    const response = await fetch(url);
    expect(response.status, address).toBe(200);
    headers = response.headers;
    // A form says for which generation it was made, as the header does: a name that is never used twice.
    answers.set(address, (await response.text()).replaceAll(headers.get("x-lanemark-generation") ?? "none", "…"));
  }
  return { answers, generation: headers.get("x-lanemark-generation"), inputs: headers.get("x-lanemark-inputs") };
}

const namedLoads = ["people", "teams", "tools", "sources"];

/** The route that answers: `/tools/…` is tool, `/loads/…` is load but for its pages with a name, `/ownership/…` and `/backlog/…` have such alone, `/` is the brief. */
function routeOf(pathname: string): string {
  const [, first = "", rest] = pathname.split("/");
  if (first === "") return "brief";
  if (rest === undefined || first === "rows") return first;
  const isNamed = ["ownership", "backlog"].includes(first) || (first === "loads" && namedLoads.includes(rest));
  return isNamed ? `${first}-${rest}` : first.replace(/s$/, "");
}
