-- One row per two teams of which one may be what the other became, and wait for somebody
-- to say so: renamed, merged into it or split off it, from which day, what speaks for it
-- and what it would move. Three people in four must have gone from the one to the other,
-- or work on the tools of a spelling that no people export has; two of them at least.
with moved as (
    select
        team_id,
        other_id,
        case
            when is_gone and is_new and people >= 0.75 * people_after then 'rename'
            when is_gone then 'merge'
            else 'split'
        end                                      as decision,
        day                                      as from_day,
        people,
        if(is_gone, people_before, people_after) as of_people,
        if(is_gone, 'people went there', 'people came from there') as evidence,
    from marts.team_moves
    where people >= 2 and (
        is_gone and people >= 0.75 * people_before
        or is_new and people >= 0.75 * people_after
    )
),
listed as (select distinct team_id from marts.person_rows),
asking as (
    -- Who owns or builds a tool that names the team.
    select distinct tools.team_id, person_id
    from marts.tools
    join marts.tool_roles on tool_roles.tool_id = tools.tool_id and to_day is null
    anti join listed on listed.team_id = tools.team_id
    where role in ('owner', 'builder') and person_id is not null
),
placed as (
    select
        asking.team_id,
        placements.team_id                       as other_id,
        count(*)                                 as people,
        sum(count(*)) over (partition by asking.team_id) as of_people,
    from asking
    join marts.placements
        on placements.person_id = asking.person_id and to_day is null
    where placements.team_id <> 'unassigned'
    group by asking.team_id, placements.team_id
),
doubts as (
    from moved
    union all
    select
        team_id,
        other_id,
        'rename',
        null,
        people,
        of_people,
        'people of its tools are there',
    from placed
    where people >= 2 and people >= 0.75 * of_people
),
best as (
    select *
    from doubts
    where team_id <> 'unassigned' and other_id <> 'unassigned'
    qualify row_number() over (
        partition by least(team_id, other_id), greatest(team_id, other_id)
        order by
            list_position(['rename', 'merge', 'split'], decision),
            people desc,
            from_day,
            team_id
    ) = 1
),
spelled as (
    select
        team_id,
        min(spelling)                            as spelling,
        any_value(team_name)                     as team_name,
    from marts.team_names
    group by team_id
),
decided as (
    select one.team_id, two.team_id              as other_id
    from lake.team_decisions
    join marts.team_names as one on one.spelling = key
    join marts.team_names as two on two.spelling = other
    union
    select two.team_id, one.team_id
    from lake.team_decisions
    join marts.team_names as one on one.spelling = key
    join marts.team_names as two on two.spelling = other
),
asked as (
    select best.team_id, best.other_id, count(*) as tickets
    from best
    join marts.tickets on tickets.team_id = best.team_id
    where decision = 'rename' or opened_on >= from_day
    group by all
),
owned as (
    select team_id, count(*) as tools
    from marts.tools
    where listed_to is null
    group by team_id
),
members as (
    select team_id, count(*) as people
    from marts.placements
    where to_day is null
    group by team_id
)
select
    left(md5(
        least(one.spelling, two.spelling) || chr(31) || greatest(one.spelling, two.spelling)
    ), 16)                                       as pair_id,
    one.spelling                                 as key,
    two.spelling                                 as other,
    best.team_id,
    best.other_id,
    one.team_name,
    two.team_name                                as other_name,
    decision,
    from_day,
    format('{} of {} {}', best.people, of_people::int, evidence) as evidence,
    if(decision = 'split', 0, 1)                 as teams_fewer,
    if(decision = 'split', 0, coalesce(owned.tools, 0)) as tools,
    if(decision = 'split', 0, coalesce(members.people, 0)) as people,
    if(decision = 'split', 0, coalesce(asked.tickets, 0)) as tickets,
from best
join spelled as one on one.team_id = best.team_id
join spelled as two on two.team_id = best.other_id
anti join decided
    on decided.team_id = best.team_id and decided.other_id = best.other_id
left join owned on owned.team_id = best.team_id
left join members on members.team_id = best.team_id
left join asked on asked.team_id = best.team_id and asked.other_id = best.other_id
