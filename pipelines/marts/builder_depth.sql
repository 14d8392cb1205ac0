-- One row per month that the logs cover and somebody builds in: how many registered
-- tools each active builder created, edited or published in the `builder.days` to its
-- last day, and the share of these events that the busiest tenth of the builders made,
-- rounded up to whole people. Told only of 10 builders or more.
with authored as (
    select
        month,
        person_id,
        count(distinct tool_id)                  as tools,
    from marts.author_days
    cross join lake.program
    join marts.logged_months
        on author_days.day <= logged_months.day
        and author_days.day > logged_months.day - builder_days
    group by all
),
ranked as (
    select
        builders.month,
        events,
        coalesce(tools, 0)                       as tools,
        row_number() over (
            partition by builders.month
            order by events desc, builders.person_id
        )                                        as place,
        count(*) over (partition by builders.month) as builders,
    from marts.builders
    join marts.logged_months on logged_months.month = builders.month
    left join authored
        on authored.month = builders.month and authored.person_id = builders.person_id
    where log_unknown is null
)
select
    month,
    count(*)                                     as builders,
    if(count(*) >= 10, avg(tools), null)         as tools_per_builder,
    if(count(*) >= 10, count(*) filter (tools > 1) / count(*), null)
                                                 as share_with_several,
    if(
        count(*) >= 10,
        sum(events) filter (place <= ceil(builders / 10)) / sum(events),
        null
    )                                            as top_share,
    if(count(*) < 10, format('{} of at least 10 builders', count(*)), null)
                                                 as depth_unknown,
from ranked
group by month
