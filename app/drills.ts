import type { Week } from "./week.ts";

/** What the rows behind a number are narrowed to beside the period, the team and the platform; of these they are a part of it alone. */
export type RowsPart = {
  readonly ofClass: string | null;
  readonly week: Week | null;
  /** Whether only those opened that the program can have changed: eligible, of a team that had launched. */
  readonly isLaunched: boolean;
};

const drills = new Map([
  ["open_requests", "rows_of_tickets"],
  ["opened_requests", "rows_of_tickets"],
  ["closed_requests", "rows_of_tickets"],
  ["backlog_growth", "rows_of_tickets"],
  ["old_requests", "rows_of_tickets"],
  ["lead_time", "rows_of_tickets"],
  ["intake_rate", "rows_of_intake"],
  ["escalation_rate", "rows_of_tickets"],
  ["backlog_change", "rows_of_baseline"],
  ["program_effect", "rows_of_effect"],
  ["orphaned_tools", "rows_of_tools"],
  ["orphan_rate", "rows_of_tools"],
  ["owner_is_builder", "rows_of_tools"],
  ["not_matched_owners", "rows_of_tools"],
  ["teamless_rate", "rows_of_tools"],
  ["depended_orphan_rate", "rows_of_tools"],
  ["independent_owner_rate", "rows_of_tools"],
  ["became_orphaned", "rows_of_tools"],
  ["got_an_owner", "rows_of_tools"],
  ["orphans_ended", "rows_of_tools"],
  ["time_to_owner", "rows_of_tools"],
  ["orphan_days", "rows_of_orphan_days"],
  ["confirmation_rate", "rows_of_tools"],
  ["excess_tools", "rows_of_tools"],
  ["excess_rate", "rows_of_tools"],
  ["overlap_clusters", "rows_of_tools"],
  ["half_finished", "rows_of_tools"],
  ["builder_rate", "rows_of_builders"],
  ["active_builders", "rows_of_builders"],
  ["monthly_users", "rows_of_users"],
  ["weekly_users", "rows_of_users"],
  ["stickiness", "rows_of_users"],
  ["reach", "rows_of_users"],
  ["tools_in_use", "rows_of_tools"],
  ["escalations", "rows_of_escalations"],
  ["escalations_per_tool_months", "rows_of_tool_months"],
  ["escalations_per_user_weeks", "rows_of_user_weeks"],
]);

/** Whether the rows of a metric are tickets, which have a class and a day. */
export function isOfTickets(metric: string): boolean {
  return drills.get(metric) === "rows_of_tickets";
}

/** The query that gives the rows behind a metric's number; a 404 Response for what is no metric. */
export function drillName(metric: string, isLaunched = false): string {
  const name = isLaunched ? "rows_of_launched" : drills.get(metric);
  if (name === undefined) throw new Response("There is no such metric.", { status: 404 });
  return name;
}
