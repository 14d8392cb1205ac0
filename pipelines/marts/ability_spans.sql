-- One row per person of a people export and span of days: why they cannot act on a tool
-- in it, the first reason by severity; null where they can. The spans of a person follow
-- on each other without a gap; `to_day` is exclusive, and `infinity` while it lasts.
with reasons as (
    select
        person_id,
        inability,
        list_position(['left', 'disabled', 'robot', 'group', 'guest'], inability) as severity,
        coalesce(from_day, '-infinity'::date)    as from_day,
        coalesce(to_day, 'infinity'::date)       as to_day,
    from marts.inabilities
),
cuts as (
    select distinct person_id, '-infinity'::date as day from marts.person_rows
    union
    select person_id, from_day from reasons
    union
    select person_id, to_day from reasons where to_day < 'infinity'
),
spans as (
    select
        person_id,
        day                                      as from_day,
        coalesce(lead(day) over (partition by person_id order by day), 'infinity'::date)
                                                 as to_day,
    from cuts
)
select
    spans.person_id,
    spans.from_day,
    spans.to_day,
    arg_min(inability, severity)                 as inability,
from spans
left join reasons
    on reasons.person_id = spans.person_id
    and reasons.from_day <= spans.from_day
    and spans.from_day < reasons.to_day
group by spans.person_id, spans.from_day, spans.to_day
