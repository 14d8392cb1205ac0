-- One row while there are two complete months that the logs cover: who builds in the
-- newest of them and did not in the one before, and the other way round. Counted are
-- those whom the rate counts, in teams with a headcount, and only where both months'
-- headcounts are no small group.
with totals as (
    select
        month,
        sum(headcount)                           as headcount,
        sum(sum(headcount)) over (order by month rows 1 preceding) as headcounts,
        lag(month) over (order by month)         as month_before,
    from marts.builder_months
    where is_complete and log_unknown is null and headcount is not null
    group by month
),
months as (
    select
        month,
        month_before,
        least(headcount, headcounts - headcount) >= small_group as is_shown,
    from totals
    cross join lake.program
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
    join marts.builder_months
        on builder_months.month = builders.month
        and builder_months.team_id = builders.team_id
        and headcount is not null
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
where month_before is not null and is_shown
