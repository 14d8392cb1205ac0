-- One row per tool of the latest day that needs somebody: `why` is orphaned, not
-- matched, builder alone (others depend on it, and every able owner built it), at risk
-- otherwise, or covered (only a backup can act). `is_other_wanted` where the builder is
-- no answer, since others depend on it.
select
    tool_id,
    team_id,
    case
        when owner_state = 'orphaned' then owner_state
        when is_depended_on and is_owner_builder then 'builder alone'
        else owner_state
    end                                          as why,
    coalesce(is_depended_on, false)              as is_other_wanted,
from marts.newest_tool_days
where
    owner_state in ('orphaned', 'not matched', 'covered', 'at risk')
    or (is_depended_on and is_owner_builder)
