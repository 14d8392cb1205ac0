-- One row per person and spell of employment: from the first export that lists them, or
-- lists them again, to the day on which they left (exclusive, null while it lasts). Of
-- whoever had left before the first export that lists them, nobody knows since when.
with gaps as (
    select person_id, from_day, coalesce(to_day, 'infinity'::date) as to_day
    from marts.inabilities
    where inability = 'left'
),
ordered as (
    select
        *,
        coalesce(from_day > max(to_day) over (
            partition by person_id
            order by from_day, to_day
            rows between unbounded preceding and 1 preceding
        ), true)                                 as is_start,
    from gaps
),
numbered as (
    select
        *,
        count_if(is_start) over (
            partition by person_id
            order by from_day, to_day
            rows unbounded preceding
        )                                        as gap,
    from ordered
),
away as (
    select person_id, min(from_day) as from_day, max(to_day) as to_day
    from numbered
    group by person_id, gap
),
earlier as (
    -- The end of a spell that stands beside the row of a later one.
    select person_id, max(ended_on) as ended_on
    from staging.people
    join marts.person_identities
        on person_identities.identity = people.identity
    where ended_on is not null
    group by person_id
),
firsts as (
    select person_id, min(valid_from) as first_day
    from marts.person_rows
    group by person_id
),
starts as (
    select person_id, first_day as from_day
    from firsts
    where not exists (
        from away
        where away.person_id = firsts.person_id
            and away.from_day <= first_day and first_day < away.to_day
    )
    union
    select person_id, to_day from away where to_day < 'infinity'
    union
    select firsts.person_id, null
    from firsts
    join earlier on earlier.person_id = firsts.person_id
    where ended_on <= first_day
)
select
    starts.person_id,
    starts.from_day,
    if(starts.from_day is null, any_value(ended_on), min(away.from_day)) as to_day,
from starts
left join away
    on away.person_id = starts.person_id and away.from_day > starts.from_day
left join earlier on earlier.person_id = starts.person_id
group by starts.person_id, starts.from_day
