import type { Random } from "../random.ts";
import { addMonths, type Day } from "./calendar.ts";
import { choosePlatform, type Platform } from "./platforms.ts";
import type { SampleSize, Span } from "./size.ts";
import type { Team } from "./teams.ts";
import { type ToolText, ToolTexts } from "./tool-texts.ts";
import { lookAlikes, problemVariants, sharedProblems } from "./vocabulary/problems.ts";

/** What a tool is before anybody owns it. */
export type ToolPlan = {
  readonly name: string;
  readonly description: string;
  readonly team: number;
  /** Used by many, by three people, used once and no more, or never brought to use. */
  readonly use: "team" | "small" | "abandoned" | "begun";
  /** Which tools solve one problem together; null for a tool without a double. */
  readonly group: string | null;
  /** Which other tool its name resembles, though it does something else. */
  readonly lookAlike: number | null;
  readonly isOwnedByBuilder: boolean;
  /** False for a tool that the logs know and no sheet lists. */
  readonly isRegistered: boolean;
  readonly platform: Platform | null;
  readonly dataClass: string | null;
  readonly createdOn: Day | null;
  readonly stoppedOn: Day | null;
};

/** How many half-finished tools over how many teams solve the same five problems. */
export const halfFinishedTools = 43;
export const halfFinishedTeams = 13;

export function planTools(size: SampleSize, span: Span, teams: readonly Team[], random: Random): ToolPlan[] {
  const texts = new ToolTexts(random.fork("texts"));
  const alive = teams.filter(({ dissolvedOn }) => dissolvedOn === null);
  const plans = [
    ...planBegun(size, span, alive, texts, random),
    ...planLookAlikes(size, alive, texts, random),
    ...planDoubles(size, alive, texts, random),
    ...planLeftBehind(size, span, teams, texts, random),
  ];
  const shadow = Math.round(size.tools * 0.01);
  while (plans.length < size.tools + shadow) {
    const team = random.pick(alive);
    plans.push(planOrdinary(team, span, texts.one(team.department), plans.length < size.tools, random));
  }
  return random.shuffled(plans);
}

function planOrdinary(team: Team, span: Span, text: ToolText, isRegistered: boolean, random: Random): ToolPlan {
  const use = random.weighted([0.42, 0.54, isRegistered ? 0.04 : 0]);
  // Begun less than a year ago, so that last year's use in the same month cannot make it a tool for one season.
  const abandoned = { platform: "Power Apps", createdOn: span.until - random.between(240, 320) } as const;
  const platform = isRegistered ? choosePlatform(random) : "Power Apps";
  const isTrivial = use === 1 && !["Power Automate", "Zapier"].includes(platform);
  return {
    ...blank(text, team, (["team", "small", "abandoned"] as const)[use] ?? "small"),
    isOwnedByBuilder: random.chance(isTrivial ? 0.6 : 0.3),
    isRegistered,
    platform,
    ...(use === 2 ? { ...abandoned, stoppedOn: span.until - random.between(130, 180) } : {}),
  };
}

/** Tools that were begun over and over for the same five problems. */
function planBegun(size: SampleSize, span: Span, teams: readonly Team[], texts: ToolTexts, random: Random): ToolPlan[] {
  const count = Math.min(halfFinishedTools, Math.floor(size.tools / 8));
  const chosen = random.shuffled(teams.filter(({ weight }) => weight > 0.4)).slice(0, halfFinishedTeams);
  return Array.from({ length: chosen.length === 0 ? 0 : count }, (_, turn) => {
    const problem = sharedProblems[turn % sharedProblems.length] ?? sharedProblems[0];
    const variant =
      problemVariants[Math.floor(turn / sharedProblems.length) % problemVariants.length] ?? problemVariants[0];
    const team = chosen[turn % chosen.length] ?? (teams[0] as Team);
    const text = texts.given(
      variant.name.replace("{name}", problem.name),
      `${problem.description} ${variant.ending}`.trim(),
    );
    return {
      ...blank(text, team, "begun"),
      group: `problem ${1 + (turn % sharedProblems.length)}`,
      isOwnedByBuilder: true,
      platform: (["Power Apps", "Power Apps", "Airtable", "Zapier"] as const)[turn % 4] ?? "Power Apps",
      createdOn: addMonths(span.until, -3) - random.between(30, 200),
    };
  });
}

function planLookAlikes(size: SampleSize, teams: readonly Team[], texts: ToolTexts, random: Random): ToolPlan[] {
  return lookAlikes.slice(0, Math.floor(size.tools / 100)).flatMap((pair, number) =>
    pair.map(([name, description]) => ({
      ...blank(texts.given(name, description), random.pick(teams), "team" as const),
      lookAlike: number,
    })),
  );
}

/** Tools that two to five teams built without knowing of each other, and that are used. */
function planDoubles(size: SampleSize, teams: readonly Team[], texts: ToolTexts, random: Random): ToolPlan[] {
  return Array.from({ length: Math.round(size.tools / 48) }, (_, number) => {
    const first = random.pick(teams);
    const original = texts.one(first.department);
    const others = random
      .shuffled(teams.filter((team) => team !== first))
      .slice(0, random.weighted([0.5, 0.3, 0.15, 0.05]) + 1);
    return [first, ...others].map((team, place) => ({
      ...blank(
        place === 0 ? original : texts.again(original),
        team,
        random.chance(0.6) ? ("team" as const) : ("small" as const),
      ),
      group: `double ${number + 1}`,
      isOwnedByBuilder: random.chance(0.3),
    }));
  }).flat();
}

/** What a team that was given up left behind: it was the owner by its name. */
function planLeftBehind(
  size: SampleSize,
  span: Span,
  teams: readonly Team[],
  texts: ToolTexts,
  random: Random,
): ToolPlan[] {
  const count = Math.min(5, Math.floor(size.tools / 100));
  return teams
    .filter(({ dissolvedOn }) => dissolvedOn !== null)
    .flatMap((team) =>
      Array.from({ length: count }, () => ({
        ...blank(texts.one(team.department), team, "team" as const),
        createdOn: span.logFrom - 30 - random.below(300),
      })),
    );
}

function blank(text: ToolText, team: Team, use: ToolPlan["use"]): ToolPlan {
  return {
    name: text.name,
    description: text.description,
    team: team.place,
    use,
    group: null,
    lookAlike: null,
    isOwnedByBuilder: false,
    isRegistered: true,
    platform: null,
    dataClass: null,
    createdOn: null,
    stoppedOn: null,
  };
}
