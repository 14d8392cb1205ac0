import type { Metric } from "./metric.ts";

/** How the subjects of a cell are told apart: the team and the platform that its facts are said of, and what they are grouped by for it. */
type Place = { readonly team: string; readonly platform: string; readonly by: readonly string[] };

/**
 * Subjects by the month in which they were seen (`day`), the next in which they were seen again (`next_day`) and the cell: how many there are
 * (`subjects`). A subject is looked at once per cell, for all of its months, and those of the same months are counted before anything else is
 * done with them: millions of facts become few rows. Facts without a subject, and what is unknown, are rows of no subjects.
 */
export function seenOf({ model, filters }: Metric, hasUnknown: boolean, through: string): string {
  const places: Place[] = [{ team: "null::varchar", platform: "null::varchar", by: [] }];
  const [team, platform] = ["coalesce(team_id, 'unassigned')", "coalesce(platform, 'not said')"];
  if (filters.includes("team")) places.push({ team, platform: "null::varchar", by: [team] });
  if (filters.includes("platform")) places.push({ team: "null::varchar", platform, by: [platform] });
  const unknown = hasUnknown ? "value_unknown" : "null::varchar";
  // Numbers for the subjects: they are told apart many times, and a text is slow to tell apart. Null stays null.
  return `with numbers as (select subject, row_number() over ()::int as number from (select distinct subject from ${model.name})),
    facts as materialized (
      select team_id, platform, date_trunc('month', day)::date as day, number as subject, ${unknown} as value_unknown
      from ${model.name} left join numbers using (subject) where day <= ${through}),
    presences as (${places.map(presencesAt).join(" union all ")}),
    counted as (select team_id, platform, days, count(*) as subjects from presences group by all),
    months as (select team_id, platform, unnest(days) as day, unnest(days[2:]) as next_day, subjects from counted),
    unsaid as (select team_id, platform, day, value_unknown from facts where subject is null or value_unknown is not null group by all)
    select team_id, platform, day, next_day, sum(subjects)::bigint as subjects, null::varchar as value_unknown from months group by all
    union all ${places.map(unknownAt).join(" union all ")}`;
}

function presencesAt({ team, platform, by }: Place): string {
  return `select ${team} as team_id, ${platform} as platform, list_sort(list_distinct(list(day))) as days
    from facts where subject is not null group by ${[...by, "subject"].join(", ")}`;
}

function unknownAt({ team, platform, by }: Place): string {
  return `select ${team}, ${platform}, day, null, 0, max(value_unknown) from unsaid group by ${[...by, "day"].join(", ")}`;
}
