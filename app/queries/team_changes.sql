-- One row: what came to and went from the tools of a team that the viewer may see, and
-- what became of their owners, from the report day before the $months months that end
-- with the month $to, to their last. Unknown where there is no such day before.
with asked as (
    select
        min(day)                                 as first_day,
        max(day) filter (
            month < $to::date - to_months($months::int - 1)
        )                                        as since,
        max(day) filter (month = $to::date)      as until,
    from marts.days
),
bounds as (
    select
        since,
        until,
        case
            when first_day is null then 'no registry export is loaded'
            when until is null then 'no registry export tells of this period'
            when since is null
                then format('the first registry export is of {}', first_day::varchar)
        end                                      as tools_unknown,
    from asked
),
moved as (
    select
        coalesce(sum(came), 0)::int              as came,
        coalesce(sum(went), 0)::int              as went,
        coalesce(sum(became_orphaned), 0)::int   as became_orphaned,
        coalesce(sum(got_an_owner), 0)::int      as got_an_owner,
    from marts.team_tools
    join bounds on day > since and day <= until
    where
        team_id = $team::varchar
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
)
select
    since,
    until,
    if(tools_unknown is null, came, null)        as came,
    tools_unknown                                as came_unknown,
    went,
    became_orphaned,
    got_an_owner,
from bounds
cross join moved
where $scope is null or list_contains($scope, $team)
