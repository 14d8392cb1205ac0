import { adoptionSorts } from "../../app/adoption.ts";
import { backlogSorts } from "../../app/backlog.ts";
import { escalationSorts } from "../../app/escalations.ts";
import { clusterSorts, toolSorts } from "../../app/sprawl.ts";
import { teamSorts } from "../../app/team-list.ts";
import { metrics } from "../e2e/addresses.ts";
import { textOf } from "./server.ts";

/** One address to ask, and the page it is counted under. */
export type Asked = { readonly page: string; readonly address: string };

type Found = {
  readonly teams: readonly string[];
  readonly platforms: readonly string[];
  readonly tools: readonly string[];
  readonly loads: readonly string[];
  readonly clusters: readonly string[];
};

type Page = {
  readonly page: string;
  readonly sorts?: readonly string[];
  readonly bys?: readonly string[];
  readonly isPaged?: boolean;
  /** Whether the page asks for no team, platform and period. */
  readonly isBare?: boolean;
};

const orphanSorts = ["worst", "tool", "team", "platform", "cause", "since", "users"];

const pages: readonly Page[] = [
  { page: "/", bys: ["month", "day"] },
  { page: "/backlog", bys: ["month", "day"] },
  { page: "/backlog/ahead" },
  { page: "/backlog/waiting" },
  { page: "/backlog/state" },
  { page: "/backlog/displaced" },
  { page: "/backlog/ledger", bys: ["proposed", "measured", "all"], isPaged: true },
  { page: "/backlog/rules", isBare: true },
  { page: "/backlog/teams", sorts: backlogSorts, isPaged: true },
  { page: "/sprawl", sorts: clusterSorts, isPaged: true },
  { page: "/ownership", sorts: orphanSorts, isPaged: true },
  { page: "/ownership/health" },
  { page: "/ownership/line" },
  { page: "/escalations", sorts: escalationSorts, isPaged: true },
  { page: "/adoption", sorts: adoptionSorts },
  { page: "/tools", sorts: toolSorts, isPaged: true },
  { page: "/tools/:tool" },
  { page: "/teams", sorts: teamSorts, isPaged: true },
  { page: "/teams/:team", bys: ["month", "day"] },
  { page: "/definitions", isBare: true },
  { page: "/loads", sorts: ["newest", "file", "rows"], isBare: true },
  { page: "/loads/:load", isBare: true },
];

const lengths = ["", "3", "6", "12"];
const compares = ["", "year", "none"];
const months = ["", "2026-09", "2026-06"];
const searches = ["", "plan", "invoice", "report"];
const states = ["", "orphaned", "any", "half-finished", "builder"];

/**
 * So many different addresses over all pages and every number's rows, each with its own mix of filter, sort, page and period; what is filtered
 * by is found by reading the pages as a user would.
 */
export async function combinations(origin: string, count = 200): Promise<Asked[]> {
  const found = await findAround(origin);
  const asked = new Map<string, Asked>();
  for (let turn = 0; asked.size < count && turn < count; turn++) {
    const round = [...pages.map((page) => pageAddress(page, found, turn)), ...rowsAddresses(found, turn)];
    for (const each of round) if (asked.size < count) asked.set(each.address, each);
  }
  return [...asked.values()];
}

function pageAddress({ page, sorts, bys, isPaged, isBare }: Page, found: Found, turn: number): Asked {
  const sort = pick(sorts ?? [], turn);
  const isSearched = page === "/tools" && turn % 3 === 1;
  const path = page
    .replace(":tool", pick(found.tools, turn * 7))
    .replace(":team", pick(found.teams, turn * 5))
    .replace(":load", pick(found.loads, turn * 3));
  const view = isBare ? {} : viewOf(found, turn, page.includes(":"));
  const parameters = {
    ...view,
    sort: sort === "" ? "" : `${turn % 2 === 0 ? "" : "-"}${sort}`,
    by: turn % 3 === 2 ? pick(bys ?? [], turn + 1) : "",
    page: isPaged && turn % 2 === 1 && !isSearched ? String(1 + (turn % 4)) : "",
    size: isPaged && turn % 5 === 4 ? "100" : "",
    q: isSearched ? pick(searches, turn) : "",
    state: page === "/tools" ? pick(states, turn) : "",
    cluster: page === "/sprawl" && turn % 3 === 1 ? pick(found.clusters, turn) : "",
  };
  return { page, address: `${path}${searchOf(parameters)}` };
}

/** Four numbers each turn, so that seven turns have all of them. */
function rowsAddresses(found: Found, turn: number): Asked[] {
  return [0, 1, 2, 3].map((place) => {
    const view = viewOf(found, turn + place, false);
    const parameters = { ...view, compare: "", page: turn % 3 === 0 ? "" : String(1 + (turn % 5)), size: "50" };
    return { page: "/rows/:metric", address: `/rows/${pick(metrics, turn * 4 + place)}${searchOf(parameters)}` };
  });
}

function viewOf(found: Found, turn: number, isOne: boolean) {
  return {
    team: !isOne && turn % 3 === 2 ? pick(found.teams, turn * 11) : "",
    platform: !isOne && turn % 4 === 3 ? pick(found.platforms, turn) : "",
    months: pick(lengths, turn),
    compare: pick(compares, Math.floor(turn / 2)),
    to: pick(months, Math.floor(turn / 3)),
  };
}

function searchOf(parameters: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ""));
  return search.size === 0 ? "" : `?${search}`;
}

async function findAround(origin: string): Promise<Found> {
  const [tools, loads, sprawl, teams] = await Promise.all(
    ["/tools?size=250", "/loads", "/sprawl", "/choices/teams"].map((page) => textOf(origin + page)),
  );
  const all = (html: string | undefined, pattern: RegExp) => [
    ...new Set([...(html ?? "").matchAll(pattern)].map((match) => String(match[1]))),
  ];
  return {
    teams: all(teams, /"team_id":"([^"]+)"/g),
    platforms: all(/<select[^>]*name="platform".*?<\/select>/s.exec(tools ?? "")?.[0], /<option value="([^"]+)"/g),
    tools: all(tools, /href="\/tools\/([^"?#]+)"/g),
    loads: all(loads, /href="\/loads\/([0-9a-f]+)"/g),
    clusters: all(sprawl, /cluster=([^"&#]+)/g),
  };
}

function pick(texts: readonly string[], place: number): string {
  return texts[place % Math.max(1, texts.length)] ?? "";
}
