-- One row per month, the newest first, from the first in which something was decided of
-- who owns a tool or an orphan of the month before ceased to be one, to the newest
-- complete month or the last of these, whichever is later: how many decisions of each
-- kind that were not taken back, what has become of them by now, and what became of the
-- orphans, those decided here told apart.
with decided as (
    select
        month,
        count(*)                                 as decisions,
        count_if(decision = 'assign')            as assigned,
        count_if(decision = 'propose')           as proposed,
        count_if(decision = 'confirm')           as confirmed,
        count_if(decision = 'snooze')            as snoozed,
        count_if(decision = 'exempt')            as exempted,
        count_if(decision = 'retire')            as to_retire,
        count_if(decision = 'dismiss')           as dismissed,
        count_if(state = 'carried out')          as carried_out,
        count_if(state = 're-opened')            as reopened,
    from marts.decisions_taken
    where
        state <> 'taken back'
        and ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
    group by month
),
closed as (
    select
        date_trunc('month', day)::date           as month,
        count_if(closure = 'owner')              as with_owner,
        count_if(closure = 'owner' and is_decided) as with_owner_decided,
        count_if(closure = 'retired')            as retired,
        count_if(closure = 'vanished')           as vanished,
        count_if(closure in ('retired', 'vanished') and is_decided) as gone_decided,
        count_if(closure in ('not matched', 'unclear')) as unclear,
        count_if(closure = 'idle')               as idle,
    from marts.orphan_closures
    where
        ($scope is null or list_contains($scope::varchar[], team_id))
        and ($team is null or team_id = $team)
        and ($platform is null or coalesce(platform, 'not said') = $platform)
    group by all
),
told as (select month from decided union select month from closed),
complete as (select max(month) as month from marts.days where is_month_end),
months as (
    select
        unnest(generate_series(
            min(told.month),
            greatest(max(told.month), any_value(complete.month)),
            interval 1 month
        ))::date                                 as month,
    from told
    cross join complete
)
select
    months.month,
    coalesce(decisions, 0)::int                  as decisions,
    coalesce(assigned, 0)::int                   as assigned,
    coalesce(proposed, 0)::int                   as proposed,
    coalesce(confirmed, 0)::int                  as confirmed,
    coalesce(snoozed, 0)::int                    as snoozed,
    coalesce(exempted, 0)::int                   as exempted,
    coalesce(to_retire, 0)::int                  as to_retire,
    coalesce(dismissed, 0)::int                  as dismissed,
    coalesce(carried_out, 0)::int                as carried_out,
    coalesce(reopened, 0)::int                   as reopened,
    coalesce(with_owner, 0)::int                 as with_owner,
    coalesce(with_owner_decided, 0)::int         as with_owner_decided,
    coalesce(retired, 0)::int                    as retired,
    coalesce(vanished, 0)::int                   as vanished,
    coalesce(gone_decided, 0)::int               as gone_decided,
    coalesce(unclear, 0)::int                    as unclear,
    coalesce(idle, 0)::int                       as idle,
from months
left join decided on decided.month = months.month
left join closed on closed.month = months.month
order by months.month desc
limit $limit::int
