-- One row per ticket: its class, and whether people outside IT could have built what it
-- asks for. The first rule of the program that it fits says both: by its category,
-- without regard to letter case, and by the words of its title. What no rule fits keeps
-- its category as its class and is not eligible; without any rule nobody knows.
with told as (
    select
        ticket_id,
        title,
        coalesce(nullif(trim(category), ''), 'not said') as category,
    from marts.tickets
),
possible as materialized (
    select asked.category, place, words
    from (select distinct category from told) as asked
    join lake.class_rules
        on len(categories) = 0 or list_contains(categories, lower(asked.category))
),
fitting as (
    select ticket_id, min(place) as place
    from (
        select
            told.ticket_id,
            possible.place,
            possible.words,
            ' ' || regexp_replace(
                lower(coalesce(told.title, '')), '[^\p{L}\p{N}]+', ' ', 'g'
            ) || ' '                             as title_words,
        from told
        join possible on possible.category = told.category
    )
    where
        len(words) = 0
        or len(list_filter(words, lambda word: contains(title_words, word))) > 0
    group by ticket_id
)
select
    told.ticket_id,
    coalesce(
        class_rules.class,
        if(named.class is null, told.category, told.category || ' (no rule)')
    )                                            as class,
    if(
        (select count(*) = 0 from lake.class_rules),
        null,
        coalesce(class_rules.is_eligible, false)
    )                                            as is_eligible,
    fitting.place                                as rule,
from told
left join fitting on fitting.ticket_id = told.ticket_id
left join lake.class_rules on class_rules.place = fitting.place
left join (select distinct class from lake.class_rules) as named
    on named.class = told.category
