-- title: More than half of the named owners are in no people export
-- severity: warning
-- Usually the people export has other keys (object ids, mails) than the registry.
select
    count_if(inability = 'not matched')          as not_matched,
    count(*)                                     as owners,
from marts.tool_roles
where role = 'owner' and to_day is null
having count_if(inability = 'not matched') * 2 > count(*)
