/**
 * How a metric rolls up over time, team and platform, and which facts its select returns:
 *
 * - `flow`: `day, team_id, platform, subject, amount`; a period is the sum of its days.
 * - `stock`: `from_day, to_day, team_id, platform, subject, amount`; a period is the sum of what stands at the end of its last day
 *   (`from_day <= day < to_day`, `to_day` null while it still stands).
 * - `ratio of flows`: `day, team_id, platform, subject, numerator, denominator`; sums over sums of the period.
 * - `ratio of stocks`: the same, `day` being a report day; sums over sums on the period's last day.
 * - `distinct`: `day, team_id, platform, subject`; the number of different subjects in the period.
 * - `duration`: `day, team_id, platform, subject, days, is_done`; open cases are kept, the value is the Kaplan–Meier median.
 * - `estimate`: `day, team_id, platform, value, low, high, value_unknown`; never added.
 */
export type MetricKind = "flow" | "stock" | "ratio of flows" | "ratio of stocks" | "distinct" | "duration" | "estimate";

export const metricKinds: readonly MetricKind[] = [
  "flow",
  "stock",
  "ratio of flows",
  "ratio of stocks",
  "distinct",
  "duration",
  "estimate",
];
