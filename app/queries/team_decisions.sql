-- What was decided of who owns the tools of a team that the viewer may see, also what
-- was taken back: those that are open again first, then those that stand, then what is
-- done, each newest first. Of tools that are the team's today. Names as far as the
-- viewer may see them.
with found as materialized (
    select
        *,
        count(*) over ()::int                    as total_rows, -- page
        count_if(state = 'open') over ()::int    as standing, -- page
        count_if(state = 're-opened') over ()::int as reopened, -- page
        count_if(state in ('carried out', 'closed')) over ()::int as done, -- page
    from marts.decisions_taken
    where
        team_id = $team::varchar
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
),
-- Looked up, and not all people read for a few of them.
people as materialized (
    select person_key, coalesce(name, address)   as name
    from names.people
    where person_key in (select person_key from found)
)
select
    decision_id,
    decided_on,
    decision,
    state,
    reopened_because,
    found.tool_id,
    tool_name,
    people.name                                  as person_name,
    until_day,
    decided_by,
    reason,
    total_rows, -- page
    standing, -- page
    reopened, -- page
    done, -- page
from found
left join marts.tools on tools.tool_id = found.tool_id
left join people on people.person_key = found.person_key
order by -- page
    list_position(['re-opened', 'open'], state) nulls last, -- page
    decided_on desc, -- page
    decision_id -- page
limit $limit::int offset $offset::int -- page
