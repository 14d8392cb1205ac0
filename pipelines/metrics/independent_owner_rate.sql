-- title: An owner who is not the builder
-- question: Which share of the tools that others rely on has an owner beside the person
--   who built it?
-- definition: Depended-on tools with at least one able owner who did not build them, of
--   all tools known to be depended on and to have a builder named or nobody able to own
--   them, on the period's last day. Orphaned tools have none and count against it, so it
--   is not the rest of owner is the builder.
-- kind: ratio of stocks
-- unit: share
-- better: higher
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
    has_other_owner::int                         as numerator,
    1                                            as denominator,
    is_owner_builder_unknown                     as value_unknown,
from marts.tool_days
where is_depended_on
