import { type Day, monthEnd } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { EventPlan, Outage } from "./event-plan.ts";
import type { SampleEvent } from "./events.ts";
import { type Person, teamOn } from "./people.ts";

const author = 1;
const user = 2;
const weekly = 4;

/** Who built and who used something, as far as the logs tell: distinct people by month and team, and each tool's users of the last 90 days. */
export class UseCounts {
  /** By month and person: bits for having built and used in the 28 days, and used in the 7 days, to the month's last day. */
  readonly #people: Uint8Array[];
  readonly #tools: Uint8Array[];
  readonly #lastUses: Int32Array;
  readonly #ends: number[];
  readonly #plan: EventPlan;
  readonly #logTo: number;
  readonly #outage: Outage | undefined;
  readonly #lastRuns: Int32Array;
  #month = 0;
  events = 0;
  lost = 0;

  constructor(
    readonly company: Company,
    plan: EventPlan,
  ) {
    const { span, people, tools } = company;
    this.#plan = plan;
    this.#logTo = span.logTo;
    this.#outage = plan.outage;
    this.#ends = span.months.map((month) => Math.min(monthEnd(month), span.until));
    this.#people = span.months.map(() => new Uint8Array(people.all.length));
    this.#tools = span.months.map(() => new Uint8Array(tools.length));
    this.#lastUses = new Int32Array(plan.userSlots).fill(-1);
    this.#lastRuns = new Int32Array(plan.tools.length).fill(-1);
  }

  /** False where the log was down and the event is nowhere to be found. */
  add(event: SampleEvent): boolean {
    const { day, kind, logged, person } = event;
    const { tool } = logged;
    if (day > this.#logTo || (this.#outage !== undefined && isLost(this.#outage, event))) {
      this.lost += 1;
      return false;
    }
    this.events += 1;
    while (day > (this.#ends[this.#month] ?? Number.POSITIVE_INFINITY)) this.#month += 1;
    const age = (this.#ends[this.#month] ?? day) - day;
    const isUse = kind === "use";
    if (kind === "run") this.#lastRuns[logged.place] = day;
    if (isUse && event.user >= 0) this.#lastUses[logged.firstUser + event.user] = day;
    if (age >= 28) return true;
    if ((isUse || kind === "run") && tool.isRegistered) mark(this.#tools[this.#month], tool.place, user);
    if (person === null) return true;
    if (isUse && tool.isRegistered) mark(this.#people[this.#month], person.place, age < 7 ? user | weekly : user);
    else if (kind === "create" || kind === "edit" || kind === "publish")
      mark(this.#people[this.#month], person.place, author);
    return true;
  }

  /** A colleague's edit, in whatever order they come. */
  addEdit(person: Person, day: Day): void {
    this.events += 1;
    const month = this.#ends.findIndex((end) => day <= end);
    if ((this.#ends[month] ?? day) - day < 28) mark(this.#people[month], person.place, author);
  }

  /** People by month and team, the last place for those of no team: builders, monthly users, weekly users. */
  byTeam(): { builders: Int32Array; monthly: Int32Array; weekly: Int32Array }[] {
    const { people, teams } = this.company;
    return this.#people.map((bits, month) => {
      const counts = {
        builders: new Int32Array(teams.length + 1),
        monthly: new Int32Array(teams.length + 1),
        weekly: new Int32Array(teams.length + 1),
      };
      for (const person of people.all) {
        const bit = bits[person.place] ?? 0;
        if (bit === 0) continue;
        const team = person.kind === "employee" ? teamOn(person, this.#ends[month] ?? 0) : teams.length;
        if (bit & author) count(counts.builders, team);
        if (bit & user) count(counts.monthly, team);
        if (bit & weekly) count(counts.weekly, team);
      }
      return counts;
    });
  }

  isToolUsed(month: number, place: number): boolean {
    return (this.#tools[month]?.[place] ?? 0) > 0;
  }

  /** People other than its builder who used a tool in the 90 days to the last one, by the tool's place. */
  usersIn90Days(): Map<number, number> {
    const from = this.company.span.until - 90;
    return new Map(
      this.#plan.tools.map(({ tool, firstUser }) => {
        const last = this.#lastUses.subarray(firstUser, firstUser + tool.users.length);
        return [tool.place, last.reduce((sum, day) => sum + (day > from ? 1 : 0), 0)];
      }),
    );
  }

  /** Tools that a schedule ran in the 90 days to the last one, by their places. */
  ranIn90Days(): Set<number> {
    const from = this.company.span.until - 90;
    const ran = this.#plan.tools.filter((logged) => (this.#lastRuns[logged.place] ?? -1) > from);
    return new Set(ran.map(({ tool }) => tool.place));
  }
}

function isLost(outage: Outage, { day, logged }: SampleEvent): boolean {
  return day >= outage.from && day <= outage.to && logged.tool.platform === outage.platform;
}

function mark(row: Uint8Array | undefined, place: number, bits: number): void {
  if (row !== undefined) row[place] = (row[place] ?? 0) | bits;
}

function count(row: Int32Array, place: number): void {
  row[place] = (row[place] ?? 0) + 1;
}
