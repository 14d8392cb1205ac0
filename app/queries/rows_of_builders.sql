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
        and period_from = date_trunc('month', $to::date)::date
        and platform is null
),
asked as (
    select is_shown from shown where team_id is not distinct from $team::varchar
),
built as materialized (
    select
        builders.*,
        coalesce(
            name,
            'Person ' || left(md5(builders.person_id || builders.month), 6)
        )                                        as label,
    from marts.builders
    left join names.persons on persons.person_id = builders.person_id
    left join marts.builder_months
        on builder_months.month = builders.month
        and builder_months.team_id = builders.team_id
        and $metric = 'builder_rate'
    where
        builders.month = date_trunc('month', $to::date)::date
        and ($metric <> 'builder_rate' or headcount is not null)
        and (select bool_and(is_shown) from asked)
        and ($team::varchar is null or builders.team_id = $team)
        and (
            $scope::varchar[] is null
            or list_contains($scope::varchar[], builders.team_id)
        )
),
last_label as (
    select max(label) as label
    from (
        select label from built order by label limit $limit::int + $offset::int
    )
),
-- Whoever has the same name stands in the order of the subjects, which are hashed for
-- those alone that could be on the page.
found as (
    select
        built.*,
        md5(person_id || month)                  as subject,
        (select count(*) from built)::int        as total_rows,
    from built
    where $limit is null or label <= (select label from last_label)
    order by label, subject
    limit $limit offset $offset
)
select
    subject,
    null::varchar                                as tool_id,
    label,
    case when is_shown then team_name end        as team_name,
    null::varchar                                as platform,
    month                                        as day,
    1                                            as numerator,
    1                                            as denominator,
    file_name,
    found.load_id,
    line,
    total_rows,
    total_rows                                   as total_numerator,
    total_rows                                   as total_denominator,
from found
left join shown on shown.team_id = found.team_id
left join marts.teams on teams.team_id = found.team_id
left join lake.loads on loads.load_id = found.load_id
order by label, subject
