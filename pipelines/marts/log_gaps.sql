-- One row per platform (lowercase) and spell in which its log tells nothing for longer
-- than a quarter of `line.days`, the time before its first day and that after its last
-- among them: whoever is not seen then is not known to be absent.
with told as (
    select
        platform,
        day,
        lag(day) over (partition by platform order by day) as day_before,
        lead(day) over (partition by platform order by day) as next_day,
    from marts.covered_days
),
spells as (
    select platform, '-infinity'::date as from_day, day - 1 as to_day
    from told
    where day_before is null
    union all
    select platform, day + 1, coalesce(next_day - 1, 'infinity'::date)
    from told
    cross join lake.program
    where next_day is null or (next_day - day - 1) * 4 > line_days
)
select platform, from_day, to_day
from spells
