import type { Known } from "../contract/unknown.ts";

/** The program's line, as `line_rule.sql` gives it. */
export type LineRule = {
  readonly line_users: number;
  readonly line_days: number;
  readonly line_teams: number | null;
  readonly line_data_classes: readonly string[];
  readonly line_revenue: boolean;
  readonly line_schedule: boolean;
  readonly windows: readonly number[];
  readonly logged_from: string | null;
};

/** How many tools stand where on the newest day, as `line_counts.sql` gives it. */
export type LineCounts = {
  readonly day: string | null;
  readonly tools: number;
  readonly over_line: number;
  readonly untold_tools: number;
  readonly not_ready: number;
  readonly without_on_call: number;
  readonly without_support: number;
};

/** A line that is tried out: at least so many users, or people of so many teams, within days of which a window is kept. */
export type TriedLine = { readonly users: number; readonly days: number; readonly teams: number | null };

export type WhatIf = {
  readonly over_line: number;
  readonly gained: number;
  readonly lost: number;
  readonly not_ready: number;
  readonly untold_tools: number;
};

export type LineChange = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly is_over: boolean;
  readonly users: Known<number>;
  readonly teams: number;
  readonly is_ready: Known<boolean>;
  readonly total_rows: number;
};

export type Crossing = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly crossed_on: string;
  readonly is_or_earlier: boolean;
  readonly thresholds: string;
  readonly is_ready: Known<boolean>;
  readonly has_on_call: boolean;
  readonly has_support_contact: boolean;
  readonly users: Known<number>;
  readonly is_estimate: boolean;
  readonly place: number;
  readonly places: number;
  readonly total_rows: number;
};

/** All that the section about the line shows. */
export type Line = {
  readonly rule: LineRule;
  readonly counts: LineCounts;
  readonly crossings: readonly Crossing[];
  readonly tried: TriedLine | null;
  readonly whatIf: WhatIf | undefined;
  readonly changes: readonly LineChange[];
  readonly problems: readonly string[];
};

const names = ["line-users", "line-days", "line-teams"] as const;
const most = 1_000_000;

/** The line that an address tries out, null where it names none; what it says badly is in words, and the program's own stands for it. Pure. */
export function readTriedLine(
  address: string,
  rule: LineRule,
): { readonly tried: TriedLine | null; readonly problems: readonly string[] } {
  const parameters = new URL(address, "http://localhost").searchParams;
  const problems: string[] = [];
  const whole = (name: (typeof names)[number], own: number | null): number | null => {
    const text = parameters.get(name)?.trim() ?? "";
    if (text === "") return own;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
    problems.push(`“${text}” is no number of ${name.slice("line-".length)}; the program’s own is tried.`);
    return own;
  };
  if (!names.some((name) => parameters.has(name))) return { tried: null, problems };
  const users = whole("line-users", rule.line_users) ?? rule.line_users;
  const days = whole("line-days", rule.line_days) ?? rule.line_days;
  const isKept = rule.windows.includes(days);
  if (!isKept)
    problems.push(`Use is kept for ${rule.windows.join(", ")} days, not ${days}; ${rule.line_days} are tried.`);
  const teams = parameters.has("line-teams") ? whole("line-teams", null) : rule.line_teams;
  return { tried: { users, days: isKept ? days : rule.line_days, teams }, problems };
}

/** What puts a tool over the line, in words. */
export function lineWords(rule: LineRule): string {
  const classes = rule.line_data_classes;
  const parts = [
    `${rule.line_users} people other than its builders within ${rule.line_days} days`,
    ...(rule.line_teams === null ? [] : [`people of ${rule.line_teams} teams`]),
    ...(classes.length === 0 ? [] : [`data that is ${classes.join(" or ")}`]),
    ...(rule.line_revenue ? ["revenue"] : []),
    ...(rule.line_schedule ? ["a schedule"] : []),
    "the registry’s own word",
  ];
  return `${parts.slice(0, -1).join(", ")} or ${parts.at(-1)}`;
}
