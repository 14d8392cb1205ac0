import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Experiment, expected, experiments } from "./expected.ts";

const script = path.join(import.meta.dirname, "count.py");
const sample = path.join(import.meta.dirname, "..", "..", "data", "sample");
// The second count is Python on purpose: it shares neither code nor language with the first.
const hasPython = spawnSync("python3", ["-c", "import zoneinfo; zoneinfo.ZoneInfo('Europe/Berlin')"]).status === 0;

type Ownership = {
  listed_tools: number;
  active_tools: number;
  orphaned: Record<string, { cause: string; since: string }>;
  orphan_rate: [number, number];
  covered: Record<string, string>;
  not_matched: string[];
  users_90_days: Record<string, number>;
  users_unknown: string[];
  depended_on: string[];
  owner_is_builder: [string[], number];
};

type Users = {
  monthly: Record<string, string[]>;
  weekly: string[];
  by_platform: Record<string, number>;
  tools_in_use: string[];
};

type Count = {
  users: Record<string, Users>;
  exposure: Record<string, { escalations: string[]; tool_months: number; user_weeks: number }>;
  rows: { broken_events: number; events: number };
  requests: {
    open: Record<string, string[]>;
    open_requests: Record<string, number>;
    opened_by_month: Record<string, number>;
    closed_by_month: Record<string, number>;
    backlog_change: { before: number; after: number; change: number; compared: [string, string] };
    escalation_rate: [string[], string[]];
    growth_by_month: Record<string, number>;
    lead_time: { median: number; done: number; of: number };
    old_requests: [string[], string[]];
    intake: [number, number];
  };
  ownership: Record<string, Ownership>;
  overlap: { clusters: { tools: string[]; teams: string[] }[]; excess_tools: number };
  half_finished: { tools: string[]; judged: number; unknown: string[] };
  builders: Record<
    string,
    {
      builders: Record<string, string[]>;
      headcount: Record<string, number>;
      total: [number, number];
      suppressed: string[];
    }
  >;
};

function countedIn(folder: string): unknown {
  const count = JSON.parse(execFileSync("python3", [script, folder], { encoding: "utf8" })) as Count;
  return {
    ...requestsOf(count),
    ...toolsOf(count),
    ...buildersOf(count),
    ...usersOf(count),
    events: count.rows.events,
  };
}

function requestsOf({ requests }: Count) {
  const newest = (months: Record<string, number>) => pick(months, Object.keys(expected.openedRequests));
  const { before, after, change, compared } = requests.backlog_change;
  const [escalated, onTools] = requests.escalation_rate;
  return {
    openRequests: requests.open_requests,
    openTickets: requests.open[expected.latestDay],
    openedRequests: newest(requests.opened_by_month),
    closedRequests: newest(requests.closed_by_month),
    backlogGrowth: newest(requests.growth_by_month),
    leadTime: { month: "2026-10", ...requests.lead_time },
    oldRequests: {
      numerator: requests.old_requests[0].length,
      denominator: requests.old_requests[1].length,
      tickets: requests.old_requests[0],
    },
    intakeRate: { month: "2026-10", ...rate(requests.intake) },
    backlogChange: {
      ...pick(expected.backlogChange, ["baselineFrom", "baselineTo"]),
      comparedFrom: compared[0],
      comparedTo: compared[1],
      openedBefore: before,
      openedAfter: after,
      change,
    },
    escalationRate: { month: "2026-10", numerator: escalated.length, denominator: onTools.length, escalated },
  };
}

function toolsOf({ ownership, overlap, half_finished: half }: Count) {
  const day = ownership[expected.latestDay] as Ownership;
  const [ownBuilder, dependedOn] = day.owner_is_builder;
  return {
    latestDay: expected.latestDay,
    listedTools: day.listed_tools,
    activeTools: day.active_tools,
    orphanedTools: Object.entries(day.orphaned).map(([tool, why]) => ({ tool, ...why })),
    orphanRate: rate(day.orphan_rate),
    orphanRateBefore: Object.fromEntries(
      Object.keys(expected.orphanRateBefore).map((before) => [
        before,
        rate((ownership[before] as Ownership).orphan_rate),
      ]),
    ),
    coveredTools: Object.keys(day.covered),
    notMatchedOwners: day.not_matched,
    ownerIsBuilder: { numerator: ownBuilder.length, denominator: dependedOn, tools: ownBuilder },
    dependedOn: day.depended_on,
    users90Days: { ...day.users_90_days, ...Object.fromEntries(day.users_unknown.map((tool) => [tool, null])) },
    overlapClusters: overlap.clusters,
    overlapGroups: overlap.clusters.length,
    excessTools: overlap.excess_tools,
    excessRate: { numerator: overlap.excess_tools, denominator: day.active_tools },
    halfFinished: {
      numerator: half.tools.length,
      denominator: half.judged,
      tools: half.tools,
      unknown: half.unknown,
    },
  };
}

function rate([numerator, denominator]: readonly [number, number]) {
  return { numerator, denominator };
}

function buildersOf({ rows, builders }: Count) {
  const month = builders[expected.latestDay] as Count["builders"][string];
  const teams = Object.entries(month.headcount).map(
    ([team, denominator]) => [team, { numerator: month.builders[team]?.length ?? 0, denominator }] as const,
  );
  return {
    builderRate: {
      month: "2026-10",
      numerator: month.total[0],
      denominator: month.total[1],
      teams: Object.fromEntries(teams),
      suppressed: month.suppressed,
    },
    rowsLost: { "purview-audit-2026-10.csv": rows.broken_events },
    valuesUnreadable: expected.valuesUnreadable,
  };
}

function usersOf({ users, exposure, builders }: Count) {
  const { monthly, weekly, by_platform, tools_in_use } = users[expected.latestDay] as Users;
  const { escalations, tool_months, user_weeks } = exposure[expected.latestDay] as Count["exposure"][string];
  const teams = Object.entries(monthly).map(([team, people]) => [team, people.length] as const);
  return {
    escalations: { month: "2026-10", moves: escalations, toolMonths: tool_months, userWeeks: user_weeks },
    users: {
      month: "2026-10",
      monthly: teams.reduce((sum, [, people]) => sum + people, 0),
      weekly: weekly.length,
      headcount: builders[expected.latestDay]?.total[1],
      teams: Object.fromEntries(teams),
      platforms: by_platform,
      toolsInUse: tools_in_use,
    },
  };
}

function pick(values: Readonly<Record<string, unknown>>, keys: readonly string[]) {
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}

/** A copy of the sample with one cell changed. */
function changedSample({ file, line, from, to }: Experiment): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lanemark-sample-"));
  fs.cpSync(sample, folder, { recursive: true });
  const lines = fs.readFileSync(path.join(folder, file), "utf8").split("\n");
  const before = lines[line - 1] ?? "";
  expect(before.split(from), `${file}:${line} holds ${from} once`).toHaveLength(2);
  lines[line - 1] = before.replace(from, to);
  fs.writeFileSync(path.join(folder, file), lines.join("\n"));
  return folder;
}

/** Every number that differs, by its path; a list differs by its length. */
function movesBetween(before: unknown, after: unknown, at = ""): { path: string; from: unknown; to: unknown }[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length ? [] : [{ path: `${at}.length`, from: before.length, to: after.length }];
  }
  if (typeof before === "object" && before !== null) {
    return Object.entries(before).flatMap(([key, value]) =>
      movesBetween(value, (after as Record<string, unknown>)[key], at === "" ? key : `${at}.${key}`),
    );
  }
  return before === after || typeof before === "string" ? [] : [{ path: at, from: before, to: after }];
}

describe.skipIf(!hasPython)(
  `the sample, counted a second time${hasPython ? "" : " (no python3 with time zones here)"}`,
  () => {
    test("the independent count of the exports equals the count by hand", () => {
      expect(countedIn(sample)).toEqual(expected);
    });

    test.each(experiments)("one cell changed: $title", (experiment) => {
      const folder = changedSample(experiment);
      const moves = movesBetween(expected, countedIn(folder));
      fs.rmSync(folder, { recursive: true });
      expect(moves.sort((one, other) => (one.path < other.path ? -1 : 1))).toEqual(experiment.moves);
    });
  },
);
