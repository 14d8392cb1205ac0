-- One row per report day, tool, owner or backup who can act for it, and reason for which
-- that may not last or is worth little (O4, O5, O6, O9, O10, O11). Of a team it holds
-- where, without those of its people who have the reason, too few could act. O9 and O10
-- are of the tool: a depended-on one that the holder built (`since` is null: what follows it over the days dates it); one
-- that its owner has not confirmed, which says nothing against a backup.
with holders as (
    select owner_days.*, if(role = 'backup', 2, 1) as people_needed
    from marts.owner_days
    where state = 'able'
),
members as (
    select
        teams.day,
        teams.team_id,
        placements.person_id,
    from (select distinct day, team_id from holders where team_id is not null) as teams
    join marts.placements
        on placements.team_id = teams.team_id
        and from_day <= teams.day
        and (to_day is null or teams.day < to_day)
    anti join marts.unable_days
        on unable_days.day = teams.day and unable_days.person_id = placements.person_id
),
team_risks as (
    select
        members.day,
        members.team_id,
        cause,
        count(*)                                 as people,
        max(since)                               as since,
        list_sort(list(ends_on))                 as ends,
    from members
    join marts.person_risks
        on person_risks.day = members.day
        and person_risks.person_id = members.person_id
    group by all
),
away as (
    select day, person_id, team_id
    from marts.placements
    semi join marts.owner_moves using (person_id)
    join marts.days on from_day <= day and (to_day is null or day < to_day)
    where team_id <> 'unassigned'
),
risks as (
    select holders.day, tool_id, role, person_key, cause, person_risks.since, ends_on
    from holders
    join marts.person_risks
        on person_risks.day = holders.day
        and person_risks.person_id = holders.person_id
    union all
    select
        holders.day,
        tool_id,
        role,
        person_key,
        cause,
        team_risks.since,
        ends[able - people_needed + 1],
    from holders
    join team_risks
        on team_risks.day = holders.day and team_risks.team_id = holders.team_id
    join marts.team_days
        on team_days.day = holders.day and team_days.team_id = holders.team_id
    where holders.person_id is null and able - team_risks.people < people_needed
    union all
    select holders.day, holders.tool_id, role, person_key, 'O5', max(moved_on), null
    from holders
    cross join lake.program
    join marts.owner_moves
        on owner_moves.tool_id = holders.tool_id
        and owner_moves.person_id = holders.person_id
        and moved_on <= holders.day
    join marts.listed_days
        on listed_days.day = holders.day and listed_days.tool_id = holders.tool_id
    join away on away.day = holders.day and away.person_id = holders.person_id
    where
        role = 'owner'
        and listed_days.team_id <> 'unassigned'
        and listed_days.team_id <> away.team_id
        and team_before <> away.team_id
    group by holders.day, holders.tool_id, role, person_key
    having max(moved_on) < holders.day - any_value(grace_days)
    union all
    select holders.day, holders.tool_id, role, person_key, 'O9', null, null
    from holders
    join marts.reliance
        on reliance.day = holders.day and reliance.tool_id = holders.tool_id
    where is_builder and is_depended_on
    union all
    select holders.day, holders.tool_id, role, person_key, 'O10', confirmations.since, null
    from holders
    join marts.confirmations
        on confirmations.day = holders.day and confirmations.tool_id = holders.tool_id
    where role = 'owner' and confirmation in ('never', 'lapsed')
)
select *
from risks
