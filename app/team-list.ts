/** What the list of teams counts; the first leads its period. */
export const teamListMetrics = [
  "opened_requests",
  "open_requests",
  "intake_rate",
  "orphan_rate",
  "builder_rate",
  "reach",
  "excess_tools",
] as const;

/** By name first: a list of teams is no ranking. */
export const teamSorts = ["team", "staff", "launched", "tools", ...teamListMetrics] as const;

/** What a team's page counts; the first leads its period. */
export const teamCounts = [
  "opened_requests",
  "closed_requests",
  "open_requests",
  "orphaned_tools",
  "became_orphaned",
  "got_an_owner",
  "active_builders",
  "monthly_users",
  "tools_in_use",
  "excess_tools",
] as const;

/** What it sets beside teams of like size. */
export const teamRates = [
  "intake_rate",
  "lead_time",
  "half_finished",
  "excess_rate",
  "builder_rate",
  "reach",
  "escalation_rate",
] as const;

/** Who could act for its tools over time, beside teams of like size too. */
export const teamOwnership = [
  "orphan_rate",
  "depended_orphan_rate",
  "owner_is_builder",
  "independent_owner_rate",
  "orphan_days",
  "time_to_owner",
  "confirmation_rate",
] as const;
