-- scope: everyone
-- Whether the waits before and after the launch differ by more than chance, by kind of
-- wait: p-values of the log-rank test and of Gray's, and on which side they end sooner
-- by each.
select
    wait,
    before,
    after,
    sooner,
    log_rank,
    log_rank_unknown,
    gray_sooner,
    gray,
    gray_unknown,
from marts.wait_tests
where
    grouped_by = if($team::varchar is null, 'all', 'team')
    and ($team is null or of = $team)
order by wait
