import type { Viewer } from "../contract/viewer.ts";
import { type ClaimSource, type Matter, matters } from "./claims.ts";
import { readFilters } from "./filters.ts";
import { ask } from "./page.server.ts";

/** What an address holds against each other: the sources of each matter, the two chosen, and what is asked of the warehouse about them. */
export async function readClaims(url: string, viewer: Viewer) {
  const { filters, problems } = readFilters(url, { bys: matters });
  const sourcesOf = (matter: Matter) => ask<ClaimSource>("claim_sources", { matter }, viewer);
  const [owners, tools] = await Promise.all([sourcesOf("owners"), sourcesOf("tools")]);
  const matter = matters.find((each) => each === filters.by) ?? "owners";
  const [one, other] = chosen(matter === "owners" ? owners : tools, new URL(url).searchParams);
  const kind = filters.kind ?? "different";
  const asked = { ...filters, matter, one: one?.series ?? null, other: other?.series ?? null, kind };
  return { matter, sources: { owners, tools }, one: one ?? null, other: other ?? null, asked, filters, problems };
}

/** The two sources that the address names; else the two that speak of most. */
function chosen(sources: readonly ClaimSource[], asked: URLSearchParams): readonly (ClaimSource | undefined)[] {
  const byClaims = [...sources].sort((a, b) => b.claims - a.claims);
  const one = sources.find(({ series }) => series === asked.get("one")) ?? byClaims[0];
  const rest = byClaims.filter((source) => source !== one);
  return [one, rest.find(({ series }) => series === asked.get("other")) ?? rest[0]];
}
