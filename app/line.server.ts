import type { Viewer } from "../contract/viewer.ts";
import type { Filters } from "./filters.ts";
import {
  type Crossing,
  type Line,
  type LineChange,
  type LineRule,
  readTriedLine,
  type TriedLine,
  type WhatIf,
} from "./line.ts";
import { ask } from "./page.server.ts";

/** The files have all. */
const mostRows = 25;

/** Tools over the program's line, and what another line that the address names would change. */
export async function readLine(address: string, { team, platform }: Filters, viewer: Viewer): Promise<Line> {
  const narrowed = { team, platform, limit: mostRows };
  const [rules, crossings] = await Promise.all([
    ask<LineRule>("line_rule", narrowed, viewer),
    ask<Crossing>("crossings", narrowed, viewer),
  ]);
  const rule = rules[0];
  const { tried, problems } = rule === undefined ? { tried: null, problems: [] } : readTriedLine(address, rule);
  const none = { rule, crossings, tried, whatIf: undefined, changes: [], problems };
  if (tried === null) return none;
  const asked = { ...narrowed, ...lineParameters(tried) };
  const [counts, changes] = await Promise.all([
    ask<WhatIf>("line_what_if", asked, viewer),
    ask<LineChange>("line_changes", asked, viewer),
  ]);
  return { ...none, whatIf: counts[0], changes };
}

export function lineParameters({ users, days, teams }: TriedLine) {
  return { line_users: users, line_days: days, line_teams: teams };
}
