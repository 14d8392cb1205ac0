-- One row per whole ISO week inside the export's window (marts.ticket_window), by its
-- Monday: requests opened and ended in it, open at its end, and of those opened the ones
-- that the program can have changed: eligible, of a team launched by the day they were
-- opened. `left_out` says why a week tells nothing: a log of tickets lacks a working day
-- of it.
with weeks as (
    select
        date_trunc('week', day)::date            as week,
        sum(opened)::int                         as opened,
        sum(done)::int                           as ended,
        arg_max(open_tickets, day)::int          as open_tickets,
    from marts.ticket_days
    where not is_outside_window
    group by all
    having count(*) = 7
),
changed as (
    select date_trunc('week', opened_on)::date as week, count(*)::int as changed
    from marts.requests
    join marts.teams on teams.team_id = requests.team_id
    where is_eligible and opened_on >= launched_on
    group by all
),
untold as (
    select
        series,
        unnest(range(from_day, to_day + 1, interval 1 day))::date as day,
    from marts.coverage
    where entity = 'ticket_updates' and is_log and state <> 'covered'
),
lacking as (
    select date_trunc('week', day)::date as week, count(distinct day)::int as days
    from untold
    where isodow(day) <= 5
    group by all
)
select
    weeks.week,
    weeks.week + 6                               as last_day,
    opened,
    ended,
    open_tickets,
    coalesce(changed, 0)                         as changed,
    case
        when days = 1 then 'the ticket log lacks a working day'
        when days > 1 then format('the ticket log lacks {} working days', days)
    end                                          as left_out,
from weeks
left join changed on changed.week = weeks.week
left join lacking on lacking.week = weeks.week
