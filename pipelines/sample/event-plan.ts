import type { Random } from "../random.ts";
import { type Day, monthEnd, workload } from "./calendar.ts";
import type { Company } from "./company.ts";
import { isLogged } from "./platforms.ts";
import type { Tool } from "./tools.ts";

/** What a platform's log lacks: nothing was written on these days, whatever was done. */
export type Outage = { readonly platform: string; readonly from: Day; readonly to: Day };

/** A tool in the logs: how often something happens to it on an ordinary day, and which file tells of it. */
export type LoggedTool = {
  readonly tool: Tool;
  readonly place: number;
  readonly weight: number;
  readonly channel: "purview" | "ndjson" | "csv";
  /** Its first user's place in one long list of all tools' users. */
  readonly firstUser: number;
};

export type EventPlan = {
  readonly tools: readonly LoggedTool[];
  /** Events of an ordinary day per unit of weight. */
  readonly scale: number;
  /** By month: the tools that something can happen to, and their weights as an alias table. */
  readonly months: readonly {
    readonly month: Day;
    readonly tools: readonly LoggedTool[];
    readonly alias: Alias;
    readonly weight: number;
  }[];
  readonly outage: Outage | undefined;
  readonly userSlots: number;
};

/** Of that many events a log in its maker's own format is written; beyond it, in Lanemark's columns. */
const mostPurview = 120_000;
const mostNdjson = 250_000;

export function planEvents(company: Company): EventPlan {
  const { span, size, tools } = company;
  const random = company.random.fork("event plan");
  let firstUser = 0;
  let purview = 0;
  let ndjson = 0;
  const logged = tools.filter(({ platform }) => isLogged(platform));
  const weights = logged.map((tool) => weightOf(tool, random));
  const perWeight = size.events / weights.reduce((sum, weight) => sum + weight, 0);
  const planned = logged.map((tool, place): LoggedTool => {
    const weight = weights[place] ?? 0;
    const isOurs = tool.platform === "Airtable" || tool.platform === "Zapier";
    const isMicrosoft = tool.platform === "Power Apps" || tool.platform === "Copilot Studio";
    const channel = isOurs && ndjson < mostNdjson ? "ndjson" : isMicrosoft && purview < mostPurview ? "purview" : "csv";
    if (channel === "ndjson") ndjson += weight * perWeight;
    if (channel === "purview") purview += weight * perWeight;
    const planned = { tool, place, weight, channel, firstUser } as const;
    firstUser += tool.users.length;
    return planned;
  });
  const months = span.months.map((month) => {
    const end = Math.min(monthEnd(month), span.until);
    const active = planned.filter(({ tool }) => tool.createdOn <= end && tool.stoppedOn > month);
    const masses = active.map(({ weight }) => weight);
    return { month, tools: active, alias: new Alias(masses), weight: masses.reduce((sum, mass) => sum + mass, 0) };
  });
  const work = months.reduce((sum, { month, weight }) => sum + weight * workOf(month, span.until), 0);
  const guaranteed = planned.reduce((sum, { tool }) => sum + tool.core, 0);
  const scale = Math.max(size.events * 0.2, size.events - guaranteed) / Math.max(work, 1);
  return { tools: planned, scale, months, outage: outageOf(company), userSlots: firstUser };
}

function workOf(month: Day, until: Day): number {
  let sum = 0;
  for (let day = month; day <= Math.min(monthEnd(month), until); day += 1) sum += workload(day);
  return sum;
}

function weightOf(tool: Tool, random: Random): number {
  if (tool.use === "begun") return 0.25;
  const uses = tool.use === "team" ? tool.users.length * random.lognormal(0.5, 0.5) : 1;
  return uses + (tool.hasRuns ? random.lognormal(3, 0.6) : 0);
}

/** Airtable's log was down for nine days in the middle of the logs. */
function outageOf({ span }: Company): Outage | undefined {
  const month = span.months[Math.floor(span.months.length / 2)];
  if (month === undefined || span.months.length < 6) return undefined;
  return { platform: "Airtable", from: month + 9, to: month + 17 };
}

/** Draws a place by weight in constant time; Walker (1977), filled as Vose (1991) does. */
export class Alias {
  readonly #share: Float64Array;
  readonly #other: Int32Array;

  constructor(weights: readonly number[]) {
    const count = weights.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#share = Float64Array.from(weights, (weight) => (weight * count) / total);
    this.#other = Int32Array.from({ length: count }, (_, place) => place);
    const low: number[] = [];
    const high: number[] = [];
    for (let place = 0; place < count; place += 1) ((this.#share[place] ?? 0) < 1 ? low : high).push(place);
    while (low.length > 0 && high.length > 0) {
      const less = low.pop() ?? 0;
      const more = high.at(-1) ?? 0;
      this.#other[less] = more;
      this.#share[more] = (this.#share[more] ?? 0) - (1 - (this.#share[less] ?? 0));
      if ((this.#share[more] ?? 0) < 1) {
        high.pop();
        low.push(more);
      }
    }
    // What rounding leaves over stands for itself.
    for (const place of [...low, ...high]) this.#share[place] = 1;
  }

  draw(random: Random): number {
    const spot = random.next() * this.#share.length;
    const place = Math.floor(spot);
    return spot - place < (this.#share[place] ?? 1) ? place : (this.#other[place] ?? place);
  }
}
