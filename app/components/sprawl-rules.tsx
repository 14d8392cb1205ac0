import { counted, dash, formatCount, formatDay, formatShare, sentence } from "../format.ts";
import { Facts } from "./facts.tsx";
import { Link } from "./link.tsx";

/** How many tools were old enough to be judged half-finished or not on a report day, and how many of them cannot be. */
export type JudgedDay = {
  readonly day: string;
  readonly unjudged_tools: number;
  readonly aged_tools: number;
  readonly most_often: string | null;
};

export type SprawlState = {
  readonly threshold: number;
  readonly minimum_characters: number;
  readonly finished_users: number;
  readonly line_days: number;
  readonly tools_compared: number | null;
  readonly tools_left_out: number | null;
  readonly reason: string | null;
  readonly groups: number;
  readonly tools: number;
  readonly teams_per_group: number | null;
  readonly excess_per_group: number | null;
  readonly half_finished_per_group: number | null;
  readonly groups_of_several_teams: number;
  /** Groups of which no tool was finished, and what they hold. */
  readonly unfinished_groups: number;
  readonly unfinished_tools: number;
  readonly unfinished_teams: number;
  readonly day: string | null;
};

/** What a group holds on average, each with what it is counted of. */
export function GroupFacts({ state }: { readonly state: SprawlState }) {
  if (state.groups === 0) return null;
  const of = `mean of ${counted(state.groups, "group")}`;
  return (
    <Facts
      label="What a group holds on average"
      facts={[
        ["Teams per group", mean(state.teams_per_group), of],
        ["Excess tools per group", mean(state.excess_per_group), `${of}: its tools less the one kept`],
        [
          "Half-finished per group",
          mean(state.half_finished_per_group),
          `${of}; tools that cannot be judged are not in it`,
        ],
        [
          "Groups with nothing finished",
          `${formatCount(state.unfinished_groups)} of ${formatCount(state.groups)}`,
          state.unfinished_groups === 0
            ? "groups whose every tool is half-finished"
            : `${counted(state.unfinished_tools, "half-finished tool")} of ${counted(state.unfinished_teams, "team")} at ${counted(state.unfinished_groups, "job")}`,
        ],
        [
          "Groups of several teams",
          `${formatCount(state.groups_of_several_teams)} of ${formatCount(state.groups)}`,
          formatShare(state.groups_of_several_teams / state.groups),
        ],
      ].map(([title = "", value, words]) => [
        title,
        <>
          <b>{value}</b> <span className="soft">{words}</span>
        </>,
      ])}
    />
  );
}

/** The rules behind the page, with this program's own figures. */
export function SprawlRules({ state, judged }: { readonly state: SprawlState; readonly judged: JudgedDay | null }) {
  return (
    <details className="small" id="rules">
      <summary>How tools are compared, and what counts as half-finished</summary>
      <Facts facts={rulesOf(state, judged)} isBare />
      <p>
        The figures are the program’s own; <Link to="/definitions">definitions</Link> has the SQL behind each number.
      </p>
    </details>
  );
}

function rulesOf(state: SprawlState, judged: JudgedDay | null): readonly (readonly [string, string])[] {
  const day = state.day === null ? "" : ` on ${formatDay(state.day)}`;
  const mostOften = judged?.most_often ?? null;
  return [
    ["One tool", "Copies for development, test and production are one tool before anything is compared."],
    [
      "Compared",
      state.tools_compared === null
        ? `${dash} ${sentence(state.reason ?? "nothing is listed")}`
        : `Listed tools whose name and description together have at least ${state.minimum_characters} characters: ${formatCount(state.tools_compared)}${day}; ${formatCount(state.tools_left_out ?? 0)} say too little and are left out, not called unique.`,
    ],
    [
      "Alike",
      `Words and spelling of name and description are weighed by how rare they are among this company’s own tools; 0 is nothing in common, 1 the same words. Boilerplate such as “app for the team” so weighs little.`,
    ],
    [
      "A group",
      `Tools join while the mean similarity of all pairs between them is at least ${state.threshold} (sprawl.threshold in program.yaml). Two tools that only a third one connects stay apart. Alike in words is a reason to look, not proof that one is not needed.`,
    ],
    [
      "Half-finished",
      `Older than 60 days, and never published where the platform’s log tells of publishing and reaches back to the tool’s creation, or used by fewer than ${state.finished_users} people other than its builders in ${state.line_days} days and not run on schedule in them. Enough use in the same month a year before makes it seasonal, and not half-finished.`,
    ],
    [
      "Not known",
      `Whether it was finished cannot be told of ${counted(judged?.unjudged_tools ?? 0, "tool")} of ${counted(judged?.aged_tools ?? 0, "tool")} old enough${mostOften === null ? "" : `; most often because ${mostOften}`}. They are left out of the share.`,
    ],
  ];
}

function mean(value: number | null): string {
  return value === null ? dash : value.toFixed(1);
}
