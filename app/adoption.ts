/** The numbers of the adoption report, the leading one first: it says where the period begins. */
export const adoptionMetrics: readonly string[] = [
  "builder_rate",
  "active_builders",
  "monthly_users",
  "reach",
  "weekly_users",
  "stickiness",
  "tools_in_use",
];

/** By name first: the table of teams is no ranking. */
export const adoptionSorts: readonly string[] = ["team", "headcount", "rate", "change", "reach", "tools"];
