import type { Random } from "../random.ts";
import { addMonths, type Day, weekday } from "./calendar.ts";
import type { SampleSize, Span } from "./size.ts";
import { departments, sites } from "./vocabulary/organisation.ts";

export type Team = {
  readonly place: number;
  readonly name: string;
  /** Place in the list of departments. */
  readonly department: number;
  /** Its share of the staff, of 1 for an average team. */
  readonly weight: number;
  readonly launchedOn: Day | null;
  readonly wave: number | null;
  /** What the launch does to its eligible requests: -0.35 is 35 % fewer from the launch on. The others stay as they are. */
  readonly effect: number;
  /** Asked for far more than usual in the months before its launch, which is why it was chosen; the launch changes nothing. */
  readonly isSpike: boolean;
  /** Given up on this day: everybody in it leaves or moves. */
  readonly dissolvedOn: Day | null;
};

const waves = 6;

export function makeTeams(size: SampleSize, span: Span, random: Random): Team[] {
  const names = teamNames(size.teams);
  const firstMonth = span.months[0] ?? span.until;
  const gap = Math.max(1, Math.floor((span.months.length - 5) / waves));
  return names.map(({ name, department }, place) => {
    const last = names.length - 1;
    const isSpike = place === Math.min(7, last);
    const wave = isSpike ? 3 : 1 + (place % waves);
    // The newest teams of the list have not been reached yet; the first wave starts a month into the logs.
    const isWaiting = place % 15 === 14 && !isSpike;
    const launch = firstMonday(addMonths(firstMonth, 1 + (wave - 1) * gap)) + 7 * random.below(2);
    return {
      place,
      name,
      department,
      weight: place === last ? 0.14 : place === last - 1 || place === last - 2 ? 0.07 : random.lognormal(1, 0.55),
      launchedOn: isWaiting ? null : launch,
      wave: isWaiting ? null : wave,
      effect: isWaiting ? 0 : effectOf(size, place, isSpike, random),
      isSpike,
      dissolvedOn: place === last && last > 5 && !name.includes(" and ") ? addMonths(span.until, -5) + 13 : null,
    };
  });
}

/** 30 to 40 % fewer eligible requests for most, none for one in six, 10 % more for one. */
function effectOf(size: SampleSize, place: number, isSpike: boolean, random: Random): number {
  const usual = -(0.3 + 0.1 * random.next());
  if (size.story === "no-effect" || size.story === "growing-backlog" || isSpike) return 0;
  if (place === 4) return 0.1;
  return place % 6 === 5 ? 0 : usual;
}

function firstMonday(monthStart: Day): Day {
  return monthStart + ((7 - weekday(monthStart)) % 7);
}

/** One team of each department after another, then again at the first site, the second, and so on. */
function teamNames(count: number): { name: string; department: number }[] {
  const most = departments[0]?.teams.length ?? 0;
  const plain = Array.from({ length: most }, (_, turn) =>
    departments.map(({ teams }, department) => ({ name: teams[turn] ?? "", department })),
  ).flat();
  return Array.from({ length: count }, (_, place) => {
    const { name, department } = plain[place % plain.length] ?? { name: "", department: 0 };
    const round = Math.floor(place / plain.length);
    if (round === 0) return { name, department };
    const site = sites[(round - 1) % sites.length] ?? "";
    const hall = Math.floor((round - 1) / sites.length);
    return { name: `${name} ${site}${hall === 0 ? "" : ` ${hall + 1}`}`, department };
  });
}
