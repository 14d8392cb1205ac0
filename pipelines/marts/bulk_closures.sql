-- One row per day on which requests were done in bulk: at least 20, and at least five
-- times as many as on the middle one of the days with any within 45 days of it. A
-- backlog that falls on such days was tidied up, not worked off. Days outside the
-- export's window are not judged, nor what is usual by them.
with paced as (
    select
        day,
        done,
        count(*) over around                     as days,
        median(done) over around                 as usual,
    from marts.ticket_days
    where done > 0 and not is_outside_window
    window around as (
        order by day range between interval 45 days preceding and interval 45 days following
    )
),
lengths as (
    select done_on as day, median(days) as median_days
    from marts.requests
    where is_done
    group by done_on
)
select
    paced.day,
    done,
    usual,
    median_days,
from paced
join lengths on lengths.day = paced.day
where done >= 20 and done >= 5 * usual and days >= 10
