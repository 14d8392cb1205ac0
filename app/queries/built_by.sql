-- scope: everyone
-- One row per class of tools and who built them, IT first: tickets per 100 tool-months
-- and the users that half of the tools have, unknown below ten.
select
    class,
    is_it,
    tools::int                                   as tools,
    if(users_told < 10, null, users)::int        as users,
    if(users_told < 10, 'users of fewer than 10 are told', null)
                                                 as users_unknown,
    tool_months::int                             as tool_months,
    tickets::int                                 as tickets,
    if(tool_months < 10, null, tickets * 100 / tool_months) as rate,
    if(tool_months < 10, 'fewer than 10 tool-months', null)
                                                 as rate_unknown,
from marts.built_by
order by class nulls last, not is_it
