-- scope: everyone
-- One row per calendar day: requests open at its end, opened and done on it, of $team
-- or all.
with own as materialized (
    select opened_on, done_on
    from marts.tickets
    where $team::varchar is not null and coalesce(team_id, 'unassigned') = $team
),
changes as (
    select opened_on as day, 1 as opened, 0 as done
    from own
    union all
    select done_on, 0, 1
    from own
    where done_on is not null
),
of_team as (
    select
        ticket_days.day,
        coalesce(sum(changes.opened), 0)         as opened,
        coalesce(sum(changes.done), 0)           as done,
    from marts.ticket_days
    left join changes on changes.day = ticket_days.day
    where $team is not null
    group by ticket_days.day
),
counted as (
    select day, opened, done, open_tickets
    from marts.ticket_days
    where $team is null
    union all
    select day, opened, done, sum(opened - done) over (order by day)
    from of_team
)
select
    day,
    open_tickets::double                         as open_requests,
    null::varchar                                as open_requests_unknown,
    opened::double                               as opened,
    null::varchar                                as opened_unknown,
    done::double                                 as done,
    null::varchar                                as done_unknown,
    true                                         as is_complete,
from counted
order by day
