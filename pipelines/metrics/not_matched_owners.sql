-- title: Tools whose owner is not matched
-- question: Of how many tools can we not tell whether they have an owner, because our
--   data does not know the name?
-- definition: Listed tools that are not retired, whose every owner named is in no
--   people export and is no robot, with no backup who can act, on the period's last
--   day. This is a gap in the data, not yet one in ownership.
-- kind: stock
-- unit: tools
-- better: lower
-- filters: team, platform
-- rows: tools
-- needs: tools, people
-- none: no registry export names any people
select
    day,
    team_id,
    platform,
    tool_id                                      as subject,
    (owner_state = 'not matched')::int           as amount,
    is_orphaned_unknown                          as value_unknown,
from marts.tool_days
where names_people
