import path from "node:path";
import type { Random } from "../random.ts";
import { type Day, isoMonth, isoTime, isWorkday, utcSeconds } from "./calendar.ts";
import type { Company } from "./company.ts";
import { LineFile } from "./line-file.ts";
import { mailOn, never, type Person } from "./people.ts";
import { isLogged } from "./platforms.ts";
import { isListedAtEnd, type Tool } from "./tools.ts";

/** The rule by which a successor is drawn, in words: whoever suggests one knows nothing of it. */
export const successorRule =
  "drawn among three to six colleagues who edited the tool and stay, with a chance by their days of editing, halved for every 120 days that they are ago, " +
  "times 1.6 in the tool's team and 1.3 for those it was built for; up to three of a dozen who see to many tools edit it once in its last two weeks and are none of them";

export type Edit = { readonly day: Day; readonly tool: Tool; readonly person: Person };

/** A tool that several people edit, and who of them would take it over. */
export type Succession = {
  readonly tool: Tool;
  readonly editors: readonly Person[];
  readonly successor: Person;
  readonly edits: readonly Edit[];
};

/** Plants them by a stream of its own, so that nothing else of the company changes: for every tool that lost its owner, and one in six of the others, of those that are logged and in use. */
export function plantSuccessors(company: Company): Succession[] {
  const random = company.random.fork("successors");
  const steady = new Set(company.people.steadyAll);
  // A few, since all that they do lies in the last month: with others for each tool its builders would be half as many again as those of the month before.
  const caretakers = Array.from({ length: 12 }, () => random.pick(company.people.steadyAll));
  return company.tools
    .filter(
      ({ platform, use, stoppedOn }) =>
        isLogged(platform) && (use === "team" || use === "small") && stoppedOn === never,
    )
    .filter((tool) => isListedAtEnd(tool) && (tool.ownership.state !== "owned" || tool.place % 6 === 0))
    .flatMap((tool) => plantOne(tool, company, steady, caretakers, random) ?? []);
}

function plantOne(
  tool: Tool,
  { people, span }: Company,
  steady: ReadonlySet<Person>,
  caretakers: readonly Person[],
  random: Random,
): Succession | undefined {
  const owners = tool.owners.at(-1)?.holders ?? [];
  const mayEdit = (person: Person) => steady.has(person) && person !== tool.builder && !owners.includes(person);
  const users = tool.users.filter(mayEdit);
  const team = (people.steady[tool.team] ?? []).filter(mayEdit);
  const from = Math.max(span.logFrom, tool.createdOn + 2);
  if (users.length === 0 || from > span.logTo - 20) return undefined;
  const editors = new Map<Person, Day[]>();
  const wanted = random.between(3, 6);
  for (let turn = 0; turn < 12 && editors.size < wanted; turn += 1) {
    const person = random.pick(team.length > 0 && random.chance(0.3) ? team : users);
    if (!editors.has(person)) editors.set(person, editDays(from, span.logTo, random));
  }
  const weights = [...editors].map(([person, days]) => weightOf(person, days, tool, span.until));
  const successor = [...editors.keys()][random.weighted(weights)];
  if (successor === undefined) return undefined;
  for (let turn = random.between(0, 3); turn > 0; turn -= 1) {
    const person = random.pick(caretakers);
    if (mayEdit(person) && !editors.has(person)) editors.set(person, [span.logTo - random.below(14)]);
  }
  const edits = [...editors].flatMap(([person, days]) => days.map((day) => ({ day, tool, person })));
  return { tool, editors: [...editors.keys()], successor, edits };
}

/** The working days of a spell in which somebody had to do with a tool. */
function editDays(from: Day, to: Day, random: Random): Day[] {
  const start = from + random.below(to - from + 1);
  const length = random.between(20, 240);
  const count = Math.max(1, Math.round(random.lognormal(5, 0.8)));
  const days = Array.from({ length: count }, () => start + random.below(length));
  const workdays = new Set(days.filter((day) => day <= to && isWorkday(day)));
  return workdays.size > 0 ? [...workdays].sort((one, other) => one - other) : [start];
}

function weightOf(person: Person, days: readonly Day[], tool: Tool, until: Day): number {
  const recent = days.reduce((sum, day) => sum + 0.5 ** ((until - day) / 120), 0);
  return recent * (person.team === tool.team ? 1.6 : 1) * (tool.users.includes(person) ? 1.3 : 1);
}

/** The makers' log, half a year each: what colleagues edited, in Lanemark's own columns. */
export function writeMakerLog(successions: readonly Succession[], { random }: Company, folder: string): void {
  const seconds = random.fork("maker log");
  const edits = successions
    .flatMap((succession) => succession.edits)
    .map((edit) => ({ ...edit, at: utcSeconds(edit.day, 32_400 + seconds.below(28_800)) }))
    .sort(
      (one, other) => one.at - other.at || one.tool.place - other.tool.place || one.person.place - other.person.place,
    );
  const files = new Map<string, LineFile>();
  for (const [place, { day, at, tool, person }] of edits.entries()) {
    const [year, month] = isoMonth(day).split("-");
    const half = `${year}-h${Number(month) > 6 ? 2 : 1}`;
    const file = files.get(half) ?? new LineFile(path.join(folder, `events-makers-${half}.ndjson`));
    files.set(half, file);
    const told = {
      event_id: `m${place + 1}`,
      occurred_at: `${isoTime(at)}Z`,
      actor: mailOn(person, day),
      tool_id: tool.id,
      platform: tool.platform,
      operation: "edited",
      operation_class: "author",
    };
    file.add(JSON.stringify(told));
  }
  for (const file of files.values()) file.close();
}
