-- One row while there is an earlier month end on which owners were known: which tools
-- became orphaned since, and what became of those that were.
with report_days as (
    select
        max(day)                                 as latest,
        max(day) filter (is_month_end and not is_latest) as since,
    from marts.days
),
pairs as (
    select
        tool_id,
        since,
        count(*) filter (day = latest) = 0       as is_gone,
        bool_or(is_orphaned) filter (day = latest) as is_orphaned,
        coalesce(bool_or(owner_state = 'not matched') filter (day = latest), false)
                                                 as is_unmatched,
        count(*) filter (day = since) > 0        as was_listed,
        bool_or(is_orphaned) filter (day = since) as was_orphaned,
    from marts.tool_days
    cross join report_days
    where day in (latest, since)
    group by tool_id, since
),
sums as (
    select
        since,
        count(*) filter (is_orphaned and not coalesce(was_orphaned, was_listed))
                                                 as became_orphaned,
        count(*) filter (is_orphaned and was_listed and was_orphaned is null)
                                                 as now_judged,
        count(*) filter (was_orphaned and not is_orphaned and not is_unmatched)
                                                 as got_an_owner,
        count(*) filter (was_orphaned and not is_orphaned and is_unmatched) as unmatched,
        count(*) filter (was_orphaned and is_gone) as gone,
        count(*) filter (was_orphaned and not is_gone and is_orphaned is null) as unclear,
    from pairs
    group by since
    having count(is_orphaned) > 0 and count(was_orphaned) > 0
)
select
    format('{:,} became orphaned, {:,} got an owner', became_orphaned, got_an_owner)
        || if(unmatched > 0, format(', {:,} got one that no people export knows', unmatched), '')
        || if(gone > 0, format(', {:,} no longer listed or retired', gone), '')
        || if(now_judged > 0, format(', {:,} that could not be judged before', now_judged), '')
        || if(unclear > 0, format(', {:,} can no longer be judged', unclear), '')
        || format(' since {}', since::varchar)   as words,
    (became_orphaned + now_judged)::bigint       as came_in,
    (got_an_owner + unmatched + gone + unclear)::bigint      as went_out,
from sums
