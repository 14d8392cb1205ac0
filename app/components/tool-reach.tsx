import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatCount, formatDay, formatShare, spellDays } from "../format.ts";
import { type Fact, Facts } from "./facts.tsx";
import { placeWords } from "./line-section.tsx";
import { Link } from "./link.tsx";

/** One tool's reach as `tool_reach.sql` gives it. */
export type ToolReachRow = {
  readonly crossed_on: string | null;
  readonly is_or_earlier: boolean | null;
  readonly thresholds: string | null;
  readonly owner_on: string | null;
  readonly reviewed_on: string | null;
  readonly on_call_on: string | null;
  readonly is_depended_on: boolean | null;
  readonly is_ready: Known<boolean>;
  readonly has_on_call: boolean;
  readonly support_contacts: string | null;
  readonly support_count: number;
  readonly users: Known<number>;
  readonly is_estimate: boolean;
  readonly teams: Known<number>;
  readonly dependants: number;
  readonly runs: Known<number>;
  readonly data_class: string | null;
  readonly criticality: string | null;
  readonly schedule: string | null;
  readonly data_class_weight: number;
  readonly criticality_weight: number;
  readonly schedule_weight: number;
  readonly score: number;
  readonly place: number;
  readonly places: number;
  readonly bus_factor: Known<number>;
  readonly authors: number;
  readonly edit_days: number;
  readonly most_days: number;
  readonly line_days: number;
};

export type NeededBy = { readonly tool_id: string; readonly tool_name: string; readonly told_as: string };

type Props = { readonly reach: ToolReachRow | undefined; readonly neededBy: readonly NeededBy[] };

/** What would break with the tool, since when others depend on it, and how many people know it. */
export function ToolReach({ reach, neededBy }: Props) {
  if (reach === undefined) return null;
  return (
    <section aria-labelledby="reach" className="stack-tight">
      <div className="section-head">
        <h2 id="reach">What would break with it</h2>
        <p>
          Blast radius {placeWords(reach)}, by {formulaWords(reach)}
        </p>
      </div>
      <Facts label="Parts of its blast radius" facts={radiusOf(reach, neededBy)} />
      <div className="section-head">
        <h2 id="line">Ready for others</h2>
        <p>{crossingWords(reach)}</p>
      </div>
      <Facts label="What a tool that others depend on needs" facts={readinessOf(reach)} />
    </section>
  );
}

function formulaWords(reach: ToolReachRow): string {
  const { users, dependants, data_class_weight, criticality_weight, schedule_weight, score } = reach;
  const people = isUnknown(users) ? "per user, since nobody knows how many" : counted(Math.max(1, users), "user");
  const factors = [
    people,
    `${data_class_weight} for its data`,
    `${criticality_weight} for how critical it is`,
    `${1 + dependants} for itself and what needs it`,
    `${schedule_weight} for its schedule`,
  ];
  return `${factors.join(" × ")} = ${formatScore(score)}`;
}

function formatScore(score: number): string {
  return Number.isInteger(score) ? formatCount(score) : score.toFixed(1);
}

function radiusOf(reach: ToolReachRow, neededBy: readonly NeededBy[]): readonly Fact[] {
  return [
    [`Users, ${reach.line_days} days`, usersWords(reach)],
    ["Teams that use it", knownWords(reach.teams)],
    [
      "Tools that need it",
      neededBy.length === 0 ? "none that a registry row names" : <Needing key="by" tools={neededBy} />,
    ],
    [`Runs, ${reach.line_days} days`, knownWords(reach.runs)],
    ["Data class", reach.data_class ?? dash],
    ["Criticality", reach.criticality ?? dash],
    ["Schedule", reach.schedule ?? dash],
  ];
}

function usersWords({ users, is_estimate }: ToolReachRow): string {
  if (isUnknown(users)) return `${dash} ${spellDays(users.unknown)}`;
  return is_estimate
    ? `at most about ${formatCount(users)}: no log tells, the registry estimates`
    : counted(users, "person", "people");
}

function knownWords(value: Known<number>): string {
  return isUnknown(value) ? `${dash} ${spellDays(value.unknown)}` : formatCount(value);
}

function Needing({ tools }: { readonly tools: readonly NeededBy[] }) {
  return (
    <>
      {tools.map(({ tool_id, tool_name, told_as }, place) => (
        <span key={tool_id}>
          {place > 0 && ", "}
          <Link to={`/tools/${tool_id}`}>{tool_name}</Link>
          {told_as === "data source" && <span className="soft"> (as a data source)</span>}
        </span>
      ))}
    </>
  );
}

function crossingWords({ crossed_on, thresholds, is_or_earlier, is_depended_on }: ToolReachRow): string {
  if (crossed_on === null) return "It never crossed the line from which others depend on a tool.";
  const day = `It crossed the line on ${formatDay(crossed_on)}, by ${thresholds}${is_or_earlier ? ", or before anything told of it" : ""}`;
  return is_depended_on === true ? `${day}.` : `${day}; it is not over it today.`;
}

function readinessOf(reach: ToolReachRow): readonly Fact[] {
  return [
    ["An able owner who did not build it", readyWords(reach)],
    [
      "Somebody on call",
      reach.has_on_call ? `named${sinceWords(reach.on_call_on)}` : missingWords("nobody named", reach),
    ],
    ["Support contact", supportWords(reach)],
    [
      "Reviewed since it crossed",
      reach.reviewed_on === null ? `${dash} not that the registry says` : formatDay(reach.reviewed_on),
    ],
    ["Bus factor, 180 days", busFactorWords(reach)],
  ];
}

function readyWords({ is_ready, owner_on }: ToolReachRow): string {
  if (isUnknown(is_ready)) return `${dash} ${spellDays(is_ready.unknown)}`;
  return is_ready ? `yes${sinceWords(owner_on)}` : "no";
}

function sinceWords(day: string | null): string {
  return day === null ? "" : `, first on ${formatDay(day)}`;
}

/** What nobody depends on needs no contact. */
function missingWords(words: string, { is_depended_on }: ToolReachRow): string {
  return `${dash} ${words}${is_depended_on === true ? ", though others depend on it" : ""}`;
}

function supportWords(reach: ToolReachRow): string {
  const { support_contacts, support_count } = reach;
  if (support_count === 0) return missingWords("none named", reach);
  return support_contacts === null || support_contacts === "" ? counted(support_count, "contact") : support_contacts;
}

/** How few people did more than half of the work, of how many who did any. */
export function busFactorWords(of: Pick<ToolReachRow, "bus_factor" | "authors" | "edit_days" | "most_days">): string {
  if (isUnknown(of.bus_factor)) return `${dash} ${spellDays(of.bus_factor.unknown)}`;
  const share = formatShare(of.most_days / of.edit_days);
  return `${counted(of.bus_factor, "person", "people")} of ${formatCount(of.authors)} who edited it; the busiest did ${share} of ${counted(of.edit_days, "day")} of work`;
}
