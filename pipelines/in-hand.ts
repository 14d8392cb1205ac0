import { tzOffset } from "@date-fns/tz";
import type { DecisionLine } from "../contract/journal.ts";
import { type KnownLoad, snapshotDayOf } from "./loads.ts";

type Known = { readonly loads: readonly KnownLoad[]; readonly decisions: readonly DecisionLine[] };

/**
 * What of all that is known by now was in hand on a day (YYYY-MM-DD, in the program's zone). A load was, when the day that it shows is not after it,
 * whenever it came to Lanemark: a registry of that day that is loaded years later was in the company's hand. One whose rows each say from when on
 * they are told (`grows by`) and that reaches beyond the day counts with those told until then (`toldTo`); of sheets that list everything each time,
 * only where no older one was in hand. What was decided of people, teams and tools counts from the day it was decided; what was decided of
 * a file is about the file and goes with it.
 */
export function inHandOn(day: string, { loads, decisions }: Known, zone: string): Known {
  const whole = loads.filter((load) => dayOf(load, zone) <= day);
  const isReplaced = ({ source }: KnownLoad) =>
    source?.scope.kind === "full" && whole.some((each) => each.source?.name === source.name);
  return {
    loads: loads.flatMap((load) => {
      if (whole.includes(load)) return [load];
      return startsBy(day, load) && !isReplaced(load) ? [toldTo(day, load)] : [];
    }),
    decisions: decisions.filter(({ at }) => localDay(at, zone) <= day),
  };
}

/** The day of the oldest load; null where nothing came in. */
export function firstDayInHand(loads: readonly KnownLoad[], zone: string): string | null {
  const days = loads.filter(({ manifest }) => manifest !== undefined).map((load) => startOf(load) ?? dayOf(load, zone));
  return days.sort()[0] ?? null;
}

/** The last day that the load tells of, else the day on which it came. */
function dayOf(load: KnownLoad, zone: string): string {
  const shown = load.source?.growsBy ? load.manifest?.data_through : snapshotDayOf(load);
  return shown ?? load.manifest?.data_through ?? localDay(load.load.first_seen_at, zone);
}

function startsBy(day: string, load: KnownLoad): boolean {
  const start = startOf(load);
  return start !== null && start <= day;
}

function startOf({ source, manifest }: KnownLoad): string | null {
  return source?.growsBy ? (manifest?.window_from ?? null) : null;
}

function toldTo(day: string, load: KnownLoad): KnownLoad {
  const until = <Day extends string | null>(each: Day) => (each !== null && each > day ? day : each);
  const { manifest } = load;
  return {
    ...load,
    toldTo: day,
    load: { ...load.load, snapshot_day: until(load.load.snapshot_day) },
    decidedDay: until(load.decidedDay),
    manifest: manifest && {
      ...manifest,
      window_to: until(manifest.window_to),
      data_through: until(manifest.data_through),
      snapshot_day: until(manifest.snapshot_day),
      months: manifest.months.filter((month) => month <= day.slice(0, 7)),
    },
  };
}

/** The day of a moment (ISO, UTC) in a zone. */
export function localDay(moment: string, zone: string): string {
  const at = new Date(moment);
  return new Date(at.getTime() + tzOffset(zone, at) * 60_000).toISOString().slice(0, 10);
}
