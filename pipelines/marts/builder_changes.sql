-- One row while there are two complete months: who builds in the newest of them and did
-- not in the one before, and the other way round.
with months as (
    select month, lag(month) over (order by month) as month_before
    from (select distinct month from marts.builder_months where is_complete)
    order by month desc
    limit 1
),
people as (
    select
        person_id,
        bool_or(builders.month = months.month)   as builds,
        bool_or(builders.month = month_before)   as built,
    from marts.builders
    join months on builders.month in (months.month, month_before)
    group by person_id
),
sums as (
    select
        count(*) filter (builds and not built)::bigint as came_in,
        count(*) filter (built and not builds)::bigint as went_out,
    from people
)
select
    format(
        '{:,} building in {} and not in {}, {:,} the other way round',
        came_in, strftime(month, '%Y-%m'), strftime(month_before, '%Y-%m'), went_out
    )                                            as words,
    came_in,
    went_out,
from sums
cross join months
where month_before is not null
