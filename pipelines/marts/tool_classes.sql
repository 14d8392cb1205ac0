-- One row per tool: the class of requests that a tool like it answers, by the first rule
-- of the program whose kinds have the registry's word for it, or whose words are in its
-- name or description; null where no rule says so.
with told as (
    select
        tool_id,
        lower(trim(kind))                        as kind,
        ' ' || regexp_replace(
            lower(concat_ws(' ', tool_name, description)), '[^\p{L}\p{N}]+', ' ', 'g'
        ) || ' '                                 as tool_words,
    from marts.tools
),
fitting as (
    select tool_id, min(place) as place
    from told
    join lake.class_rules
        on list_contains(kinds, kind)
        or len(list_filter(words, lambda word: contains(tool_words, word))) > 0
    where is_eligible
    group by tool_id
)
select told.tool_id, class
from told
left join fitting on fitting.tool_id = told.tool_id
left join lake.class_rules on class_rules.place = fitting.place
