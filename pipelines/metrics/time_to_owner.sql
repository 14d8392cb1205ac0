-- title: Time to a new owner
-- question: How long does a tool that loses its last able person wait for another?
-- definition: Days within which half of the tools that lost their last able owner or
--   cover in the period have one again, by Kaplan and Meier's estimate: those still
--   orphaned count with the days since they lost it, so that a growing list cannot look
--   fast; those that were retired or are no longer listed count until that day and not as
--   a success. Tools that had nobody from the start have lost nobody and are left out.
--   Counted for the team and platform that a tool has today.
-- kind: duration
-- unit: days
-- better: lower
-- filters: team, platform
-- rows: tools
-- needs: tools, people
-- minimum: 10
-- none: no tool has lost its last able person
select
    from_day                                     as day,
    team_id,
    platform,
    owner_spans.tool_id                          as subject,
    coalesce(to_day, registry_day.day) - from_day as days,
    coalesce(ended_by in ('owner named', 'owner back'), false) as is_done,
from marts.owner_spans
cross join marts.registry_day
join marts.tools on tools.tool_id = owner_spans.tool_id
where state = 'orphaned' and is_loss
