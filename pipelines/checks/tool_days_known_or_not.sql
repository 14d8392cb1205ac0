-- title: What is said of a tool on a day is either known or unknown for a reason
-- severity: error
select day, tool_id
from marts.tool_days
where (is_depended_on is null) = (is_depended_on_unknown is null)
    or (is_orphaned is null) = (is_orphaned_unknown is null)
    or (is_owner_builder is null) = (is_owner_builder_unknown is null)
    or (is_orphaned and (orphaned_since is null or cause is null))
    or orphaned_since > day
