-- Who confirmed so many tools on one day that nobody can have looked at each, by the
-- newest day, the most tools first: of the tools that the viewer may see. Who it was is
-- for viewers who may see names.
select
    confirmed_on,
    is_decided,
    any_value(if(is_decided, confirmer, name))   as confirmed_by,
    count(*)::int                                as tools,
from marts.days
join marts.confirmations on confirmations.day = days.day
join marts.tool_list as listed
    on listed.day = days.day and listed.tool_id = confirmations.tool_id
left join names.persons on persons.person_id = confirmer
where
    is_latest
    and is_bulk
    and ($scope::varchar[] is null or list_contains($scope::varchar[], listed.team_id))
    and ($team::varchar is null or listed.team_id = $team)
    and (
        $platform::varchar is null
        or coalesce(listed.platform, 'not said') = $platform
    )
group by confirmer, confirmed_on, is_decided
order by tools desc, confirmed_on, confirmer
limit 10
