-- scope: everyone
-- One row: whether requests opened in the period are done sooner than those of the
-- period compared by more than chance, by the log-rank test and by Gray's, and which of
-- them are done `sooner` by each.
select
    months,
    last_month,
    compare,
    chosen,
    compared,
    sooner,
    log_rank,
    if(chosen is null, reason, log_rank_unknown) as log_rank_unknown,
    gray_sooner,
    gray,
    if(chosen is null, reason, gray_unknown)     as gray_unknown,
from (
    select if(
        $compare = 'none',
        'no other period is compared with',
        'no request was opened in one of the two periods'
    ) as reason
)
left join (
    select *
    from marts.period_tests
    where
        team_id = coalesce($team::varchar, '*')
        and months = $months
        and last_month = $to::date
        and compare = $compare
) on true
