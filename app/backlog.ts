/** The numbers of the backlog report; the first says which period it begins with. */
export const backlogMetrics = [
  "backlog_growth",
  "open_requests",
  "opened_requests",
  "closed_requests",
  "old_requests",
  "lead_time",
  "intake_rate",
];

/** What its tables can be sorted by; both have most of them. */
export const backlogSorts = ["most", "name", "opened", "done", "open", "old", "median", "intake"];
