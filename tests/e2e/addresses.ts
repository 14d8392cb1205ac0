import type { Company } from "./company.ts";

/** Every metric that has rows behind it, in no order. */
export const metrics = [
  "open_requests",
  "opened_requests",
  "closed_requests",
  "backlog_change",
  "program_effect",
  "backlog_growth",
  "old_requests",
  "lead_time",
  "intake_rate",
  "orphaned_tools",
  "orphan_rate",
  "owner_is_builder",
  "not_matched_owners",
  "teamless_rate",
  "depended_orphan_rate",
  "independent_owner_rate",
  "became_orphaned",
  "got_an_owner",
  "orphans_ended",
  "time_to_owner",
  "orphan_days",
  "confirmation_rate",
  "excess_tools",
  "excess_rate",
  "overlap_clusters",
  "half_finished",
  "escalation_rate",
  "builder_rate",
  "active_builders",
  "monthly_users",
  "weekly_users",
  "reach",
  "stickiness",
  "tools_in_use",
  "escalations",
  "escalations_per_tool_months",
  "escalations_per_user_weeks",
] as const;

/** Supplier Invoice Check, whose owner left. */
export const orphan = "lanemark-registry-9c5cd59f-1d1c-5b1c-9734-af1057901314";

export const notFound = "/no-such-page";

/** An address of every page; the load is the one with a rejected row. */
export async function addresses(company: Company): Promise<readonly string[]> {
  return [
    "/",
    "/?by=day",
    "/backlog",
    "/backlog?by=day&months=3&compare=year&team=sales",
    "/backlog/ahead",
    "/backlog/waiting",
    "/backlog/waiting?months=3&compare=year&team=sales",
    "/backlog/teams",
    "/backlog/teams?months=3&sort=-opened&team=sales",
    "/backlog/displaced",
    "/backlog/displaced?team=sales",
    "/backlog/ledger",
    "/backlog/ledger?by=all&team=sales",
    "/backlog/rules",
    "/backlog/rules?by=looked",
    "/backlog/state",
    "/backlog/state?months=12&team=sales",
    "/sprawl",
    "/sprawl?cluster=lanemark-registry-217730418&sort=-users",
    "/sprawl?to=2026-09&compare=none&team=warehouse",
    "/ownership",
    "/ownership/leavers",
    "/ownership/confirmations",
    "/ownership/line",
    "/ownership/health",
    "/ownership/teams",
    "/ownership/achieved",
    "/adoption",
    "/adoption?months=3&platform=Zapier&sort=-reach",
    "/escalations",
    "/escalations?months=3&team=sales&sort=-days",
    "/tools",
    "/tools?q=plan&state=any&sort=-users&to=2026-09",
    `/tools/${orphan}`,
    "/teams",
    "/teams?months=3&sort=-intake_rate",
    "/teams/sales",
    "/teams/people-culture?months=3&compare=year",
    "/teams/it?by=day",
    "/teams/unassigned",
    "/definitions",
    "/loads",
    "/loads/people",
    "/loads/teams",
    "/loads/tools",
    "/loads/sources",
    "/loads/sources?by=tools",
    await loadAddress(company, "purview-audit-2026-10.csv"),
    ...metrics.map((metric) => `/rows/${metric}`),
    "/rows/closed_requests?week=2026-10-12&class=Access",
    "/rows/opened_requests?week=2026-10-12&by=launched",
    notFound,
  ];
}

/** The page of the load of this file, as the list of loads links it. */
export async function loadAddress(company: Company, file: string): Promise<string> {
  const body = await (await fetch(`${company.origin}/loads?q=${file}`)).text();
  const found = /href="(\/loads\/[0-9a-f]+)"/.exec(body)?.[1];
  if (found === undefined) throw new Error(`/loads links no load of ${file}`);
  return found;
}
