import { counted, formatDay, formatMonth } from "../format.ts";

export type ProgramRules = {
  readonly time_zone: string;
  readonly line_users: number;
  readonly line_days: number;
  readonly active_days: number;
  readonly builder_days: number;
  readonly small_group: number;
  readonly baseline_from: string | null;
  readonly baseline_to: string | null;
  readonly baseline_frozen_on: string | null;
  readonly engineering_groups: readonly string[];
  readonly sprawl_threshold: number;
};

/** Words that would otherwise mean something else to each reader; the figures are those of program.yaml. */
export function Words({ program }: { readonly program: ProgramRules }) {
  return (
    <section id="words" className="panel definition" aria-labelledby="words-title">
      <h2 id="words-title">Words that need one meaning</h2>
      <dl className="words">
        {wordsOf(program).map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function wordsOf(program: ProgramRules): readonly (readonly [string, string])[] {
  return [
    [
      "Active tool",
      `Not retired, and used, run on schedule or authored in the ${program.active_days} days to the day in question; where no log covers its platform, listed instead, and said so.`,
    ],
    [
      "Depended on",
      `At least ${program.line_users} different people other than its builders used it in ${program.line_days} days, or the registry declares it so. Without a log it is unknown.`,
    ],
    [
      "A ticket’s team",
      "The requester’s team on the day it was opened, else the department in the file, else “unassigned”, which is shown.",
    ],
    [
      "Active builder",
      `Somebody with at least one authoring event (create, edit, publish) in the ${program.builder_days} days to the month’s last day, of that month’s headcount.`,
    ],
    [
      "Orphaned",
      "No able owner and no able cover: none named, left, account disabled, only robots or guests, or the team is gone. “The owner is the builder” is a number of its own and never added to it.",
    ],
    [
      "Left",
      "An end date, or seen in an earlier full people export and absent from the next two. In no people file at all is “not matched”: a gap in our data.",
    ],
    [
      "A hop",
      "Two consecutive, different, known groups of one ticket, in order of update; unknown groups are skipped.",
    ],
    [
      "Engineering",
      program.engineering_groups.length === 0
        ? "No group is named as engineering in program.yaml, so no ticket can go there."
        : `The groups ${program.engineering_groups.join(", ")}.`,
    ],
    [
      "Overlap",
      `Tools whose names and descriptions are alike by at least ${program.sprawl_threshold} of 1 on average within a group; copies for development and testing are one tool.`,
    ],
    ["Baseline", baselineWords(program)],
    [
      "Small group",
      `Where a team’s denominator is below ${counted(program.small_group, "person", "people")}, its rate is not shown, nor one from which it could be worked out.`,
    ],
    ["Unknown", "A value that cannot be said is shown as – with its reason. It is never 0, and nothing adds it."],
    [
      "Day, month",
      `Calendar days and months of ${program.time_zone}. A month that has not ended is drawn dashed and hollow.`,
    ],
  ];
}

function baselineWords({ baseline_from, baseline_to, baseline_frozen_on }: ProgramRules): string {
  if (baseline_from === null || baseline_to === null)
    return "No baseline months are set. Name them in program.yaml under backlog, baseline, and freeze them before the launch.";
  const frozen = baseline_frozen_on === null ? "not frozen yet" : `frozen on ${formatDay(baseline_frozen_on)}`;
  return `${formatMonth(baseline_from)} to ${formatMonth(baseline_to)}, ${frozen}; compared with the same calendar months after the first launch.`;
}
