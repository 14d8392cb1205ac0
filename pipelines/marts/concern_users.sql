-- One row per concern of the list of ownership (1 to 3, as in marts.tool_list), team,
-- platform and person who used a tool of these within `line.days` to the latest day.
-- People are numbered, since they are only ever counted.
with people as (
    select person_id, row_number() over (order by person_id)::int as person
    from (select distinct person_id from marts.tool_users)
)
select distinct
    days.day,
    concern,
    team_id,
    platform,
    person,
from marts.tool_list
join marts.days on days.day = tool_list.day and is_latest
join marts.tool_users on tool_users.tool_id = tool_list.tool_id
join people on people.person_id = tool_users.person_id
where concern <= 3
order by concern, team_id, platform, person
