-- One row per report day and tool whose registry once named an owner or backup and does
-- not any more: the newest day on which one who could act was struck off. Of a team, or
-- of somebody whom no people export knows, it is not known that they could not.
select day, tool_id, max(tool_roles.to_day) as lost_on
from marts.tool_roles
join marts.days on tool_roles.to_day <= day
left join marts.inabilities
    on inabilities.person_id = tool_roles.person_id
    and (inabilities.from_day is null or inabilities.from_day < tool_roles.to_day)
    and (inabilities.to_day is null or inabilities.to_day > tool_roles.to_day)
left join lake.robots on robots.person_key = tool_roles.person_key
left join lake.guests on guests.person_key = tool_roles.person_key
where role in ('owner', 'backup')
    and inabilities.person_id is null
    and robots.person_key is null
    and guests.person_key is null
group by day, tool_id
