import { capital, counted, dash, spellDays } from "../format.ts";
import { PlainTable } from "./plain-table.tsx";

/** Somebody who could own a tool, as `tool_candidates.sql` gives it. */
export type CandidateRow = {
  readonly place: number | null;
  readonly person_name: string | null;
  readonly person_mark: string;
  readonly job_title: string | null;
  readonly team_name: string | null;
  readonly score: number;
  readonly edit_points: number;
  readonly use_points: number;
  readonly role_points: number;
  readonly manager_points: number;
  readonly team_points: number;
  readonly around_points: number;
  readonly reasons: string;
  readonly owned_tools: number;
  readonly excluded_by: string | null;
};

const columns = [
  { title: "Person" },
  { title: "Why" },
  { title: "Points, and what for" },
  { title: "Owns already" },
  { title: "Team" },
];

/** Who could own a tool that needs somebody, with the reasons; empty for a tool that needs nobody. */
export function ToolCandidates({
  candidates,
  isWanted,
  csv,
}: {
  readonly candidates: readonly CandidateRow[];
  readonly isWanted: boolean;
  readonly csv: string;
}) {
  if (candidates.length === 0 && !isWanted) return null;
  return (
    <PlainTable
      title="Who could own it"
      note="People who can act and stay, by what they did with the tool and around it; nobody has been asked"
      columns={columns}
      empty="Nobody is known who edited or used it, is named for it or works on tools of its team."
      csv={csv}
      rows={candidates.map((candidate) => ({
        key: `candidate-${candidate.place ?? "out"}-${candidate.person_mark}`,
        cells: [
          <Person key="person" of={candidate} />,
          candidate.excluded_by === null ? (
            sentenceOf(candidate.reasons)
          ) : (
            <>
              Not suggested: {candidate.excluded_by}. <span className="soft">{sentenceOf(candidate.reasons)}</span>
            </>
          ),
          pointsOf(candidate),
          counted(candidate.owned_tools, "tool"),
          candidate.team_name ?? dash,
        ],
      }))}
    />
  );
}

function Person({ of }: { readonly of: CandidateRow }) {
  return (
    <>
      {of.place === null ? "" : `${of.place}. `}
      {of.person_name ?? `Person ${of.person_mark}`}
      {of.job_title !== null && <span className="soft">, {of.job_title}</span>}
    </>
  );
}

/** The reasons in words, as the list of ownership says them too. */
export function sentenceOf(reasons: string): string {
  return capital(spellDays(reasons));
}

function pointsOf(of: CandidateRow): string {
  const parts: readonly (readonly [string, number])[] = [
    ["edits", of.edit_points],
    ["use", of.use_points],
    ["role", of.role_points],
    ["manager", of.manager_points],
    ["team", of.team_points],
    ["the team’s other tools", of.around_points],
  ];
  const told = parts.filter(([, points]) => points > 0).map(([what, points]) => `${what} ${points}`);
  return `${of.score}: ${told.join(", ")}`;
}
