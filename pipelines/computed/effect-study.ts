import type { DuckDBConnection } from "@duckdb/node-api";
import type { Study } from "../effect/panel.ts";
import type { Band } from "../effect/verdict.ts";

/** Eligible requests, and the others: what the program cannot have changed. */
export const seriesNames = ["eligible", "others"] as const;
export type SeriesName = (typeof seriesNames)[number];

export type Ground = {
  /** Why no effect can be said before anything is estimated; null where it can. */
  readonly unknown: string | null;
  readonly band: Band;
  readonly announcedMonths: number;
  readonly hasHeadcount: boolean;
  /** What the export's edges explain, to be told where too few months are left; null where it has none. */
  readonly edges: string | null;
  readonly rulesFrozenAfterLaunch: boolean;
};

export async function readGround(connection: DuckDBConnection): Promise<Ground> {
  const reader = await connection.runAndReadAll(`select
      case
        when window_from is null then 'no tickets are loaded'
        when rules = 0 then 'no rule of program.yaml says which requests people outside IT could have built (backlog: classes)'
        when classes_frozen_on is null then 'the rules that say what is eligible are not frozen: frozen_on of backlog: classes is not set'
        when first_launch is null then 'no launch calendar is loaded'
      end,
      promised_from, promised_to, announced_months, headcounts > 0, explanation, coalesce(classes_frozen_on > first_launch, false)
    from lake.program
    left join marts.ticket_window on true
    cross join (select count(*) as rules from lake.class_rules)
    cross join (select count(*) as headcounts from marts.headcounts)
    cross join (select min(launched_on) as first_launch from marts.teams)`);
  const [unknown, from, to, announced, hasHeadcount, edges, isLate] = reader.getRowsJson()[0] ?? [];
  return {
    unknown: unknown === null ? null : String(unknown),
    band: { low: Number(from), high: Number(to) },
    announcedMonths: Number(announced),
    hasHeadcount: hasHeadcount === true,
    edges: edges === null ? null : String(edges),
    rulesFrozenAfterLaunch: isLate === true,
  };
}

/** Team-months of both series on the same months; those that tell nothing have no staff, which leaves them out. */
export type Studies = Readonly<Record<SeriesName, Study>> & {
  readonly monthsLeftOut: readonly { readonly month: string; readonly reason: string }[];
};

export async function readStudies(connection: DuckDBConnection, announcedMonths: number): Promise<Studies> {
  const reader = await connection.runAndReadAll(`select team_id, any_value(launched_on)::varchar,
      list(strftime(month, '%Y-%m') order by month),
      list(if(left_out is null, staff_months, 0)::double order by month),
      list(eligible order by month), list(others order by month)
    from marts.effect_months group by team_id order by team_id`);
  const teams = reader.getRowsJson().map(([team, launchedOn, months, staff, eligible, others]) => ({
    team: String(team),
    launchedOn: launchedOn === null ? null : String(launchedOn),
    months: (months as unknown[]).map(String),
    staff: (staff as unknown[]).map(Number),
    eligible: (eligible as unknown[]).map(Number),
    others: (others as unknown[]).map(Number),
  }));
  const left = await connection.runAndReadAll(`select strftime(month, '%Y-%m'), min(left_out)
    from marts.effect_months group by month having count(*) = count(left_out) order by month`);
  const months = [...new Set(teams.flatMap((team) => team.months))].sort();
  const studyOf = (series: SeriesName): Study => ({
    months,
    announcedMonths,
    teams: teams.map((each) => {
      const placeOf = new Map(each.months.map((month, place) => [month, place]));
      const onAll = (values: readonly number[]) => months.map((month) => values[placeOf.get(month) ?? -1] ?? 0);
      return {
        team: each.team,
        launchedOn: each.launchedOn,
        requests: onAll(each[series]),
        staff: onAll(each.staff),
      };
    }),
  });
  return {
    eligible: studyOf("eligible"),
    others: studyOf("others"),
    monthsLeftOut: left.getRowsJson().map(([month, reason]) => ({ month: String(month), reason: String(reason) })),
  };
}
