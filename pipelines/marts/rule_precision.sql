-- One row per class of the requests that somebody has looked at, one for all that the
-- rules call eligible and one for all the others (`class` null): how many a person calls
-- eligible. Of the eligible that share is the rules' precision, of the others what the
-- rules miss; with Wilson's 95 % interval, unknown below ten.
with looked as (
    select
        class,
        is_eligible,
        count(*) filter (is_drawn)               as drawn,
        count(is_marked_eligible)                as marked,
        count_if(coalesce(is_marked_eligible, false)) as marked_eligible,
    from marts.rule_sample
    group by grouping sets ((class, is_eligible), (is_eligible))
),
judged as (
    select
        *,
        marked_eligible / nullif(marked, 0)      as share,
        power(1.959964, 2)                       as z,
    from looked
)
select
    class,
    is_eligible,
    drawn,
    marked,
    marked_eligible,
    if(marked < 10, null, share)                 as value,
    if(marked < 10, 'fewer than 10 are looked at', null)
                                                 as value_unknown,
    if(marked < 10, null, greatest(0, (
        share + z / (2 * marked)
        - sqrt(z * share * (1 - share) / marked + z * z / (4 * marked * marked))
    ) / (1 + z / marked)))                       as low,
    if(marked < 10, null, least(1, (
        share + z / (2 * marked)
        + sqrt(z * share * (1 - share) / marked + z * z / (4 * marked * marked))
    ) / (1 + z / marked)))                       as high,
from judged
