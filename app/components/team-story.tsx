import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatDay, formatMonth, sentence, spellDays } from "../format.ts";
import { Facts } from "./facts.tsx";
import { Link } from "./link.tsx";

/** What stands behind the facts of every team alike, as `team_ground.sql` gives it. */
export type TeamGround = { readonly small_group: number; readonly has_tickets: boolean };

/** One team as `team.sql` gives it, and what stands behind it. */
export type TeamFacts = TeamGround & {
  readonly team_id: string;
  readonly team_name: string;
  readonly launched_on: string | null;
  readonly staff: Known<number>;
  readonly staff_month: string | null;
  readonly people: Known<number>;
  readonly able: number | null;
  readonly tools: Known<number>;
  readonly active_tools: number;
  readonly report_day: string | null;
  readonly has_own_tickets: boolean;
};

/** How big a team is and when the program reached it, and in words what keeps its numbers from being known. */
export function TeamStory({ team }: { readonly team: TeamFacts }) {
  return (
    <div className="stack-tight team-story">
      <Facts facts={factsOf(team)} />
      <Gaps team={team} />
    </div>
  );
}

function factsOf(team: TeamFacts): readonly (readonly [string, string])[] {
  const { staff, staff_month, people, able, tools, active_tools, report_day, launched_on } = team;
  const day = report_day === null ? "" : `, ${formatDay(report_day)}`;
  return [
    [
      isUnknown(staff) || staff_month === null ? "Staff" : `Staff, headcount of ${formatMonth(staff_month)}`,
      isUnknown(staff) ? `${dash} ${spellDays(staff.unknown)}` : counted(staff, "person", "people"),
    ],
    [
      `In the people export${day}`,
      isUnknown(people)
        ? `${dash} ${spellDays(people.unknown)}`
        : `${counted(people, "person", "people")}, ${able === people ? "all" : able} able to act`,
    ],
    [
      `Tools${day}`,
      isUnknown(tools)
        ? `${dash} ${spellDays(tools.unknown)}`
        : `${counted(tools, "tool")} listed, ${active_tools} active`,
    ],
    [
      "Program launched here",
      launched_on === null ? `${dash} no launch calendar gives a date` : formatDay(launched_on),
    ],
  ];
}

/** What is missing, each in words of its own: none of these gaps means that the team does nothing. */
function Gaps({ team }: { readonly team: TeamFacts }) {
  const gaps = gapsOf(team);
  if (gaps.length === 0) return null;
  return (
    <div className="notice" role="note">
      <strong>What cannot be said of this team</strong>
      {gaps.map((gap) => (
        <p key={gap}>{gap}</p>
      ))}
      {isMaybeSpelling(team) && (
        <p>
          Spellings of one team are joined in <code>program.yaml</code>; <Link to="/loads">Loads</Link> tells which
          exports came in.
        </p>
      )}
    </div>
  );
}

/** An export that does not know the team may know it by another name. */
function isMaybeSpelling({ team_id, staff, tools, has_tickets, has_own_tickets }: TeamFacts): boolean {
  return team_id !== "unassigned" && (isUnknown(staff) || tools === 0 || (has_tickets && !has_own_tickets));
}

function gapsOf({ team_id, staff, tools, small_group, has_tickets, has_own_tickets }: TeamFacts): readonly string[] {
  if (team_id === "unassigned")
    return [
      "This is no team: it is every tool, request and person that no export names a team for. It is shown so that teams add up to the total.",
    ];
  return [
    ...(isUnknown(staff)
      ? [
          `${sentence(staff.unknown)} So nothing can be said per head, and nobody can tell which teams are of like size.`,
        ]
      : []),
    ...(staff === 0
      ? [
          "Its headcount is 0: nobody works here any more, or its people stand under another name. Nothing can be said per head.",
        ]
      : []),
    ...(!isUnknown(staff) && staff > 0 && staff < small_group
      ? [
          `It has ${counted(staff, "person", "people")}. Numbers of how many build and use tools are hidden below ${small_group} people, since they would point to single ones.`,
        ]
      : []),
    ...(has_tickets && !has_own_tickets
      ? [
          "No loaded ticket is of this team: it asked for nothing, or its requests stand under another name or none. Its requests are unknown, not 0.",
        ]
      : []),
    ...(tools === 0 ? ["No registry lists a tool of this team on that day."] : []),
  ];
}
