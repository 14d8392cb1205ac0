-- One row per team and month of a headcount export: the sum over the team's spellings
-- in the newest export that speaks of both, with the first of its lines. Two numbers
-- for one spelling contradict each other.
with spelled as (
    select
        coalesce(heir_id, team_names.team_id, 'unassigned') as team_id,
        spelling,
        month,
        headcount,
        load_id,
        line,
    from staging.headcounts
    left join marts.team_names
        on spelling = regexp_replace(lower(trim(headcounts.team_name)), '\s+', ' ', 'g')
    asof left join marts.team_heirs
        on team_heirs.team_id = team_names.team_id and team_heirs.from_day <= month
    qualify rank() over (
        partition by coalesce(heir_id, team_names.team_id, 'unassigned'), month
        order by
            snapshot_day desc nulls last,
            first_seen_at desc nulls last,
            load_id desc
    ) = 1
)
select
    team_id,
    month,
    sum(headcount)::bigint                       as headcount,
    count(*) > count(distinct spelling)          as is_contradicted,
    any_value(load_id)                           as load_id,
    min(line)                                    as line,
from spelled
group by team_id, month
