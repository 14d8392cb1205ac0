-- title: Owner is the builder
-- question: Which of the tools that others depend on would lose owner and builder in
--   one departure?
-- definition: Depended-on tools whose every owner able to act is a person who built
--   them, of all tools known to be depended on and to have a builder named or nobody
--   able to own them, on the period's last day. A tool is depended on when the registry
--   says so or when enough people other than its builders used it (5 in 90 days unless
--   the program says otherwise).
-- kind: ratio of stocks
-- unit: share
-- better: lower
-- filters: team, platform
-- rows: tools
-- needs: tools, people
-- minimum: 10
-- interval: wilson
-- unknown: left out
-- none: no tool is known to be depended on
select
    day,
    team_id,
    platform,
    tool_id                                      as subject,
    is_owner_builder::int                        as numerator,
    1                                            as denominator,
    is_owner_builder_unknown                     as value_unknown,
from marts.tool_days
where is_depended_on
