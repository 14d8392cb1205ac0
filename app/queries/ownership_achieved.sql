-- One row per month up to the one that $to lies in, the newest first, in which
-- something was decided of who owns a tool or an orphan of the month before ceased to
-- be one: how many decisions of each kind that were not taken back, what has become of
-- them, and what became of the orphans, those decided here told apart.
with decided as (
    select
        month,
        sum(decisions - taken_back)              as decisions,
        sum(decisions - taken_back) filter (decision = 'assign') as assigned,
        sum(decisions - taken_back) filter (decision = 'propose') as proposed,
        sum(decisions - taken_back) filter (decision = 'confirm') as confirmed,
        sum(decisions - taken_back) filter (decision = 'snooze') as snoozed,
        sum(decisions - taken_back) filter (decision = 'exempt') as exempted,
        sum(decisions - taken_back) filter (decision = 'retire') as to_retire,
        sum(decisions - taken_back) filter (decision = 'dismiss') as dismissed,
        sum(carried_out)                         as carried_out,
        sum(reopened)                            as reopened,
    from marts.decision_months
    where
        ($scope::varchar[] is null or list_contains($scope::varchar[], team_id))
        and ($team::varchar is null or team_id = $team)
        and ($platform::varchar is null or coalesce(platform, 'not said') = $platform)
    group by month
),
closed as (
    select
        date_trunc('month', day)::date           as month,
        sum(tools) filter (closure = 'owner')    as with_owner,
        sum(decided) filter (closure = 'owner')  as with_owner_decided,
        sum(tools) filter (closure = 'retired')  as retired,
        sum(tools) filter (closure = 'vanished') as vanished,
        sum(decided) filter (closure in ('retired', 'vanished')) as gone_decided,
        sum(tools) filter (closure in ('not matched', 'unclear')) as unclear,
        sum(tools) filter (closure = 'idle')     as idle,
    from marts.orphan_closures
    where
        ($scope is null or list_contains($scope::varchar[], team_id))
        and ($team is null or team_id = $team)
        and ($platform is null or coalesce(platform, 'not said') = $platform)
    group by all
)
select
    coalesce(decided.month, closed.month)        as month,
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
from decided
full join closed on closed.month = decided.month
order by coalesce(decided.month, closed.month) desc
limit $limit::int
