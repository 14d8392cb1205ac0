-- One row per month, team and platform: the days on which its tools were listed, not
-- retired, and their ownership known (`tool_days`), and of these the days on which they
-- were orphaned. Teams and platforms are those of today. Days after the newest one of
-- which registry and people exports both tell are nobody's yet.
with through as (select day + 1 as day from marts.owners_told),
months as (
    select
        tool_id,
        state,
        from_day,
        least(coalesce(to_day, day), day)        as until,
        unnest(range(
            date_trunc('month', from_day), until::timestamp, interval 1 month
        ))::date                                 as month,
    from marts.owner_spans
    cross join through
    where state <> 'unknown' and from_day < day
),
counted as (
    select
        tool_id,
        state,
        month,
        least(until, (month + interval 1 month)::date) - greatest(from_day, month) as days,
    from months
)
select
    month,
    team_id,
    platform,
    sum(days)::int                               as tool_days,
    coalesce(sum(days) filter (state = 'orphaned'), 0)::int as orphan_days,
from counted
join marts.tools on tools.tool_id = counted.tool_id
group by month, team_id, platform
