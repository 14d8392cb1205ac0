-- One row per tool that loses the last person who can act for it within 90 days of the
-- latest day, and person who is the last to go: all who can act today have an end date,
-- and theirs is the latest. Of a team it is the day on which too few of it are left.
with risks as (
    select owner_risks.*
    from marts.owner_risks
    join marts.days on days.day = owner_risks.day and is_latest
    where cause = 'O4' and ends_on is not null
),
holders as (
    select owner_days.*, ends_on
    from marts.owner_days
    join marts.days on days.day = owner_days.day and is_latest
    left join risks
        on risks.tool_id = owner_days.tool_id
        and risks.role = owner_days.role
        and risks.person_key = owner_days.person_key
    where state = 'able'
),
losses as (
    select day, tool_id, max(ends_on)            as ends_on
    from holders
    group by day, tool_id
    having count(*) = count(ends_on)
),
last_holders as (
    select losses.*, person_id, team_id
    from losses
    join holders
        on holders.tool_id = losses.tool_id and holders.ends_on = losses.ends_on
),
last_people as (
    select day, tool_id, ends_on, person_id
    from last_holders
    where person_id is not null
    union
    select last_holders.day, tool_id, last_holders.ends_on, placements.person_id
    from last_holders
    join marts.placements
        on placements.team_id = last_holders.team_id
        and from_day <= last_holders.day
        and (to_day is null or last_holders.day < to_day)
    join marts.person_risks
        on person_risks.day = last_holders.day
        and person_risks.person_id = placements.person_id
        and person_risks.ends_on = last_holders.ends_on
    where last_holders.person_id is null
)
select
    last_people.day,
    last_people.tool_id,
    person_id,
    last_people.ends_on,
    (ends_on - last_people.day)::int             as days_left,
    (ceil(days_left / 30.0) * 30)::int           as within_days,
    team_id,
from last_people
join marts.reliance
    on reliance.day = last_people.day and reliance.tool_id = last_people.tool_id
join marts.listed_days
    on listed_days.day = last_people.day and listed_days.tool_id = last_people.tool_id
