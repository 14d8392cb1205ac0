/** The numbers of the escalation report, the leading one first: it says where the period begins. */
export const escalationMetrics: readonly string[] = [
  "escalations",
  "escalation_rate",
  "escalations_per_tool_months",
  "escalations_per_user_weeks",
];

export const escalationSorts: readonly string[] = ["newest", "days"];

/** How many tools and teams the page lists; their files hold all. */
export const escalationsListed = 25;
