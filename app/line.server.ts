import type { Viewer } from "../contract/viewer.ts";
import type { Filters } from "./filters.ts";
import {
  type Crossing,
  type Line,
  type LineChange,
  type LineCounts,
  type LineRule,
  readTriedLine,
  type TriedLine,
  type WhatIf,
} from "./line.ts";
import { ask, askOne } from "./page.server.ts";

/** The files have all. */
const mostRows = 25;

/** Tools over the program's line, and what another line that the address names would change. */
export async function readLine(address: string, { team, platform }: Filters, viewer: Viewer): Promise<Line> {
  const narrowed = { team, platform, limit: mostRows };
  const [rule, counts, crossings] = await Promise.all([
    readLineRule(viewer),
    askOne<LineCounts>("line_counts", narrowed, viewer, "The line has no counts."),
    ask<Crossing>("crossings", narrowed, viewer),
  ]);
  const { tried, problems } = readTriedLine(address, rule);
  const none = { rule, counts, crossings, tried, whatIf: undefined, changes: [], problems };
  if (tried === null) return none;
  const asked = { ...narrowed, ...lineParameters(tried) };
  const [whatIf, changes] = await Promise.all([
    ask<WhatIf>("line_what_if", asked, viewer),
    ask<LineChange>("line_changes", asked, viewer),
  ]);
  return { ...none, whatIf: whatIf[0], changes };
}

/** The program's own line. */
export function readLineRule(viewer: Viewer): Promise<LineRule> {
  return askOne<LineRule>("line_rule", {}, viewer, "The warehouse holds no program rules.");
}

export function lineParameters({ users, days, teams }: TriedLine) {
  return { line_users: users, line_days: days, line_teams: teams };
}
