import type { Program } from "../contract/program.ts";

/** A team that somebody said is called otherwise by now; spellings as exports write them. */
export type TeamRename = { readonly key: string; readonly other: string };

/** How spellings of teams are compared: letter case and runs of spaces do not count. */
export function foldSpelling(text: string): string {
  return text
    .replace(/[ \t\n\f\r]+/g, " ")
    .trim()
    .toLowerCase();
}

/**
 * Spelling → the spelling of the team that it is, for each that is not its own: the program's aliases, then what was decided, oldest first. A chain of
 * renames leads to its last name; where it comes round, the newest decision has the name.
 */
export function canonicalSpellings(
  aliases: Program["teams"]["aliases"],
  renames: readonly TeamRename[],
): Map<string, string> {
  const names = new Map<string, string>();
  for (const [team, spellings] of Object.entries(aliases)) {
    for (const spelling of spellings) names.set(foldSpelling(spelling), foldSpelling(team));
  }
  const nameOf = (spelling: string) => names.get(foldSpelling(spelling)) ?? foldSpelling(spelling);
  for (const { key, other } of renames) {
    const [before, after] = [nameOf(key), nameOf(other)];
    const name = before === after ? foldSpelling(other) : after;
    const known = [...names.keys(), foldSpelling(key), foldSpelling(other), before, after];
    for (const spelling of known.filter((each) => [before, after].includes(nameOf(each)))) names.set(spelling, name);
  }
  return new Map([...names].filter(([spelling, name]) => spelling !== name));
}
