import type { Program } from "../contract/program.ts";
import type { Reading } from "../contract/reading.ts";
import { LoadError } from "./errors.ts";
import type { Source } from "./source.ts";

/** How a load is to be read: as was said of its file, else as the program's rules say of its source, else as the file tells. */
export function readingOf(program: Program, source: Source, said: Reading | undefined): Reading {
  return { ...program.sources[source.name], ...said };
}

/** Throws a LoadError for what means nothing to this source: a rule that does nothing would be taken for one that does. */
export function assertTakes(source: Source, said: Reading, where: string): void {
  const takesDates = source.dates.length > 0;
  if (!takesDates && (said.dates !== undefined || said.day_numbers !== undefined)) {
    throw new LoadError(
      `${where}: the dates of ${source.name} have one form in every export; leave dates and day numbers away`,
    );
  }
  if (source.zone === "UTC" && said.zone !== undefined) {
    throw new LoadError(`${where}: ${source.name} has no times but those of UTC; leave the zone away`);
  }
}

/** What was said, as a part of a folder's name; empty where nothing was. */
export function nameOfReading({ dates, day_numbers, zone }: Reading): string {
  const words = [dates, day_numbers, zone?.replace(/[^A-Za-z0-9]+/g, "-")];
  return words.flatMap((word) => (word === undefined ? [] : [`.${word}`])).join("");
}
