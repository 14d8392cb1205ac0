/** Requests of one calendar month (`2026-03`), and the staff who could have asked (staff-months, above 0). */
export type Month = { readonly month: string; readonly requests: number; readonly exposure: number };

/**
 * When the program came, and for how many whole months before that day its coming was known or prepared (announced, chosen for a spike):
 * these months are no baseline.
 */
export type Launch = { readonly launchedOn: string; readonly announcedMonths: number };

/** Places in the series on each side of the launch; the months of announcement and the unfinished first month are on neither. */
export type Sides = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Both, ascending. */
  readonly used: readonly number[];
  /** The first whole month with the program. */
  readonly launch: number;
};

/** Months since the year 0. */
export function monthCount(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** 0 is January. */
export function monthOfYear(month: string): number {
  return monthCount(month) % 12;
}

/** The last month that is a baseline and the first whole one with the program, as month counts. */
export function edgesOf({ launchedOn, announcedMonths }: Launch): { lastBefore: number; firstAfter: number } {
  const month = monthCount(launchedOn);
  return { lastBefore: month - 1 - announcedMonths, firstAfter: launchedOn.slice(8, 10) === "01" ? month : month + 1 };
}

/** Months without exposure or with requests that are no count are used on no side. */
export function sidesOf(series: readonly Month[], launch: Launch): Sides {
  const first = monthCount(series[0]?.month ?? launch.launchedOn);
  const { lastBefore, firstAfter } = edgesOf(launch);
  const isUsable = ({ requests, exposure }: Month) => exposure > 0 && requests >= 0;
  const places = [...series.keys()].filter((place) => {
    const each = series[place];
    return each !== undefined && isUsable(each);
  });
  const before = places.filter((place) => first + place <= lastBefore);
  const after = places.filter((place) => first + place >= firstAfter);
  return { before, after, used: [...before, ...after], launch: firstAfter - first };
}
