-- One row per team that the viewer may see, and its numbers in the $months months that
-- end with the month $to; where $has_total, all teams together come first (team_id
-- null). Tools are those of that month's last report day, staff those of the newest
-- headcount until then, excess tools those of the newest day. `against` tells a rate
-- from that of all teams only where its interval leaves that out. Sorted by a rate, a
-- team stands where it surely is: by the lower end of its interval from the top, by the
-- upper one from the bottom.
with metrics as (
    select unnest([
        'opened_requests', 'open_requests', 'excess_tools',
        'intake_rate', 'orphan_rate', 'builder_rate', 'reach'
    ])                                           as metric
),
-- In a list, since of more than five metrics that are `in` DuckDB makes a join.
counted as materialized (
    select metric, team_id, value, value_unknown, low, high, numerator, denominator
    from metrics.periods
    where
        list_contains([
            'opened_requests', 'open_requests',
            'intake_rate', 'orphan_rate', 'builder_rate', 'reach'
        ], metric)
        and months = $months::int
        and period_to between $to::date and last_day($to::date)
        and platform is null
    union all
    select metric, team_id, value, value_unknown, low, high, numerator, denominator
    from metrics.values
    where metric = 'excess_tools' and is_latest and platform is null
),
staff as (
    select
        team_id,
        month                                    as staff_month,
        if(is_contradicted, null, headcount)::int as staff,
        is_contradicted,
    from marts.headcounts
    where month = (select max(month) from marts.headcounts where month <= $to)
),
report as (
    select max(day) as report_day from marts.days where month = $to::date
),
tools as (
    select team_id, tools::int as tools
    from marts.team_tools
    join report on report_day = day
),
asked as (
    select *
    from (
        select
            max(staff_month)                     as staff_month,
            sum(staff)::int                      as all_staff,
            bool_or(is_contradicted)             as is_any_contradicted,
        from staff
    )
    cross join (select sum(tools)::int as all_tools from tools)
    cross join report
),
frame as (
    select teams.team_id, team_name, launched_on, staff, is_contradicted, tools
    from marts.teams
    left join staff on staff.team_id = teams.team_id
    left join tools on tools.team_id = teams.team_id
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], teams.team_id))
        and ($q::varchar is null or contains(lower(team_name), lower($q)))
    union all
    select null, 'All teams', null, all_staff, is_any_contradicted, all_tools
    from asked
    where $has_total::boolean
),
placed as (
    select
        frame.* exclude (is_contradicted, tools),
        case
            when staff is not null then null
            when staff_month is null then 'no headcount is loaded'
            when is_contradicted then 'several headcounts'
            else 'no headcount'
        end                                      as staff_unknown,
        staff_month,
        if(report_day is null, null, coalesce(tools, 0)) as tools,
        if(report_day is null, 'no registry tells of then', null) as tools_unknown,
        report_day,
        case $sort::varchar
            when 'team' then null
            when 'staff' then staff
            when 'tools' then frame.tools
            when 'launched' then epoch(launched_on)
            else coalesce(if($is_descending::boolean, low, high), value)
        end                                      as amount,
        count(frame.team_id) over ()::int        as total_rows,
        row_number() over (
            order by
                frame.team_id is not null,
                if($is_descending, -amount, amount) nulls last,
                if($sort = 'team' and $is_descending, lower(team_name), null) desc,
                frame.team_id = 'unassigned',
                lower(team_name),
                frame.team_id
        ) - $has_total::int                      as place,
    from frame
    cross join asked
    left join counted
        on counted.metric = $sort and counted.team_id is not distinct from frame.team_id
),
shown as (
    select *
    from placed
    where place = 0 or place between $offset::int + 1 and $offset + $limit::int
),
judged as (
    select
        place,
        metrics.metric,
        counted.* exclude (metric, team_id, value_unknown),
        case
            when counted.value is not null then null
            when counted.value_unknown is not null then counted.value_unknown
            when overall.value_unknown is not null then overall.value_unknown
            when overall.metric is null then 'not counted for this period'
            else 'no export tells of it'
        end                                      as value_unknown,
        case
            when shown.team_id is null then null
            when counted.low > overall.value then 'above'
            when counted.high < overall.value then 'below'
        end                                      as against,
    from shown
    cross join metrics
    left join counted
        on counted.metric = metrics.metric
        and counted.team_id is not distinct from shown.team_id
    left join counted as overall
        on overall.metric = metrics.metric and overall.team_id is null
),
-- One map of a team's metrics takes about half of what it takes to pick each of them
-- by a filter of its own.
said as (
    select place, map_from_entries(list((metric, judged))) as said
    from judged
    group by place
),
wide as (
    select
        place,
        said['opened_requests']                  as opened_requests,
        said['open_requests']                    as open_requests,
        said['excess_tools']                     as excess_tools,
        said['intake_rate']                      as intake_rate,
        said['orphan_rate']                      as orphan_rate,
        said['builder_rate']                     as builder_rate,
        said['reach']                            as reach,
    from said
)
select
    shown.team_id,
    team_name,
    launched_on,
    staff,
    staff_unknown,
    staff_month,
    tools,
    tools_unknown,
    report_day,
    opened_requests.value                        as opened_requests_value,
    opened_requests.value_unknown                as opened_requests_value_unknown,
    open_requests.value                          as open_requests_value,
    open_requests.value_unknown                  as open_requests_value_unknown,
    excess_tools.value                           as excess_tools_value,
    excess_tools.value_unknown                   as excess_tools_value_unknown,
    intake_rate.value                            as intake_rate_value,
    intake_rate.value_unknown                    as intake_rate_value_unknown,
    intake_rate.low                              as intake_rate_low,
    intake_rate.high                             as intake_rate_high,
    intake_rate.numerator                        as intake_rate_numerator,
    intake_rate.denominator                      as intake_rate_denominator,
    intake_rate.against                          as intake_rate_against,
    orphan_rate.value                            as orphan_rate_value,
    orphan_rate.value_unknown                    as orphan_rate_value_unknown,
    orphan_rate.low                              as orphan_rate_low,
    orphan_rate.high                             as orphan_rate_high,
    orphan_rate.numerator                        as orphan_rate_numerator,
    orphan_rate.denominator                      as orphan_rate_denominator,
    orphan_rate.against                          as orphan_rate_against,
    builder_rate.value                           as builder_rate_value,
    builder_rate.value_unknown                   as builder_rate_value_unknown,
    builder_rate.low                             as builder_rate_low,
    builder_rate.high                            as builder_rate_high,
    builder_rate.numerator                       as builder_rate_numerator,
    builder_rate.denominator                     as builder_rate_denominator,
    builder_rate.against                         as builder_rate_against,
    reach.value                                  as reach_value,
    reach.value_unknown                          as reach_value_unknown,
    reach.low                                    as reach_low,
    reach.high                                   as reach_high,
    reach.numerator                              as reach_numerator,
    reach.denominator                            as reach_denominator,
    reach.against                                as reach_against,
    total_rows,
from shown
join wide on wide.place = shown.place
order by shown.place
