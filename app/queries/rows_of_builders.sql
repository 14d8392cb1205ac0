-- The people behind one value of active_builders, or of builder_rate, which counts only
-- those of teams whose headcount is known: one row for each of the month. Where a
-- team's own number is hidden, so is who belongs to it, and nothing here tells that a
-- nameless person of one month is one of another: a month that shows the team would
-- tell it of one that does not.
with shown as (
    select team_id, value is not null            as is_shown
    from metrics.values
    where
        metric = $metric::varchar
        and period_from = date_trunc('month', $to::date)
        and platform is null
),
asked as (
    select is_shown from shown where team_id is not distinct from $team::varchar
),
person_names as (
    select person_id, min(coalesce(name, address)) as name
    from marts.person_keys
    join names.people on people.person_key = person_keys.person_key
    group by person_id
)
select
    md5(builders.person_id || builders.month)    as subject,
    null::varchar                                as tool_id,
    coalesce(name, 'Person ' || left(md5(builders.person_id || builders.month), 6))
                                                 as label,
    case when is_shown then team_name end        as team_name,
    null::varchar                                as platform,
    builders.month                               as day,
    1                                            as numerator,
    1                                            as denominator,
    file_name,
    builders.load_id,
    builders.line,
    count(*) over ()::int                        as total_rows,
    count(*) over ()::int                        as total_numerator,
    count(*) over ()::int                        as total_denominator,
from marts.builders
left join marts.builder_months
    on builder_months.month = builders.month
    and builder_months.team_id = builders.team_id
left join shown on shown.team_id = builders.team_id
left join person_names on person_names.person_id = builders.person_id
left join marts.teams on teams.team_id = builders.team_id
left join lake.loads on loads.load_id = builders.load_id
where
    builders.month = date_trunc('month', $to::date)
    and ($metric = 'active_builders' or headcount is not null)
    and (select bool_and(is_shown) from asked)
    and ($team::varchar is null or builders.team_id = $team)
    and (
        $scope::varchar[] is null
        or list_contains($scope::varchar[], builders.team_id)
    )
order by label, subject
limit $limit::int offset $offset::int
