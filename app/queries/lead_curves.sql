-- scope: everyone
-- One row for the requests opened in the period, and one for those of the period that
-- it is compared with: for how long they stay open, by Kaplan and Meier's estimate with
-- its limits. A quantile is the first step at which the curve, or a limit, has come
-- down.
with sides as (
    select 'chosen' as side, $from::date as from_day, $to::date as to_day
    union all
    select 'compared', $compare_from::date, $compare_to::date
    where $compare_from::date is not null
),
tallies as (
    select side as curve, days, done, still_open
    from sides
    join marts.lead_times on month between date_trunc('month', from_day) and to_day
    where is_all = ($team::varchar is null) and ($team is null or team_id = $team)
),
curves as (
    select
        curve                                    as side,
        any_value(cases)                         as requests,
        sum(done)                                as done,
        max(days)                                as longest,
        min(days) filter (survival <= 0.5 + 1e-12) as median,
        min(days) filter (low <= 0.5 + 1e-12)    as median_low,
        min(days) filter (high <= 0.5 + 1e-12)   as median_high,
        min(days) filter (survival <= 0.15 + 1e-12) as p85,
        min(days) filter (low <= 0.15 + 1e-12)   as p85_low,
        min(days) filter (high <= 0.15 + 1e-12)  as p85_high,
        if(longest < 77 and min(survival) > 0, null, coalesce(
            min(survival) filter (days <= 77), 1
        ))                                       as over_77,
        arg_max_null(low, days) filter (days <= 77) as over_77_low,
        arg_max_null(high, days) filter (days <= 77) as over_77_high,
        list({
            'days': days,
            'at_risk': at_risk,
            'done': done,
            'survival': round(survival, 6),
            'low': round(low, 6),
            'high': round(high, 6),
        } order by days) filter (done > 0)       as steps,
    from lake.kaplan_meier(tallies)
    group by curve
)
select
    sides.side,
    from_day,
    to_day,
    coalesce(requests, 0)::int                   as requests,
    coalesce(done, 0)::int                       as done,
    coalesce(longest, 0)::int                    as longest,
    case
        when exports = 0 then 'no tickets are loaded'
        when requests is null
            then 'none was opened in those of its days that the export tells of'
        when requests < 10 then format('too few: {} of at least 10', requests::int)
    end                                          as reason,
    if(reason is null, median, null)             as median,
    coalesce(
        reason, if(median is null, 'fewer than half are done so far', null)
    )                                            as median_unknown,
    if(reason is null, median_low, null)         as median_low,
    if(reason is null, median_high, null)        as median_high,
    if(reason is null, p85, null)                as p85,
    coalesce(reason, if(p85 is null, 'fewer than 85% are done so far', null))
                                                 as p85_unknown,
    if(reason is null, p85_low, null)            as p85_low,
    if(reason is null, p85_high, null)           as p85_high,
    if(reason is null, over_77, null)            as over_77,
    coalesce(
        reason,
        if(over_77 is null, format('none is older than {} days', longest), null)
    )                                            as over_77_unknown,
    if(over_77_unknown is null, over_77_low, null) as over_77_low,
    if(over_77_unknown is null, over_77_high, null) as over_77_high,
    if(reason is null, coalesce(steps, []), [])  as steps,
from sides
cross join (select count(*) as exports from marts.ticket_window)
left join curves on curves.side = sides.side
order by sides.side
