-- title: Orphan-days per 1,000 tool-days
-- question: How much of the time does a tool stand without anybody who can act for it?
-- definition: Days on which a listed tool that is not retired had no able owner or
--   cover, per 1,000 days on which one was listed and its ownership known. A day counts
--   from the one on which the last able person was lost, which is the end date of the
--   people export where it tells one, to the export that names another. Counted for the
--   team and platform that a tool has today.
-- kind: ratio of flows
-- unit: per 1,000 tool-days
-- per: 1000
-- better: lower
-- filters: team, platform
-- needs: tools, people
-- minimum: 100
-- none: no registry export names any people
select
    month                                        as day,
    team_id,
    platform,
    null::varchar                                as subject,
    orphan_days                                  as numerator,
    tool_days                                    as denominator,
from marts.orphan_days
