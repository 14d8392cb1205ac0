import { Random } from "../random.ts";
import { type Care, plantCare } from "./care.ts";
import { plantOwners } from "./owners.ts";
import { makePeople, type People } from "./people.ts";
import { type SampleSize, type Span, spanOf } from "./size.ts";
import { makeTeams, type Team } from "./teams.ts";
import { makeTools, type Tool } from "./tools.ts";

/** Everything that stands still: who works where, what was built, who owns it. Tickets and events are drawn from it while they are written. */
export type Company = {
  readonly size: SampleSize;
  readonly span: Span;
  readonly teams: readonly Team[];
  readonly people: People;
  readonly tools: readonly Tool[];
  readonly care: Care;
  readonly random: Random;
};

export function makeCompany(size: SampleSize): Company {
  const span = spanOf(size);
  const random = new Random(size.seed);
  const teams = makeTeams(size, span, random.fork("teams"));
  const people = makePeople(size, span, teams, random.fork("people"));
  const tools = makeTools(size, span, teams, people, random.fork("tools"));
  plantOwners(tools, { span, teams, people, random: random.fork("owners") });
  const care = plantCare(tools, { span, people, random: random.fork("care") });
  return { size, span, teams, people, tools, care, random };
}
