-- One row per tool, person other than its builders and unbroken span of days on which
-- they count as a user: from a use until `line.days` after the last one before a longer
-- silence. `to_day` is exclusive; spans of one person do not overlap. Tools and people
-- are numbers while the uses are put in order: a text is slow to sort by.
with builders as (
    select distinct tool_id, coalesce(person_id, person_key) as person_id
    from marts.tool_roles
    where role = 'builder'
),
tools as (
    select tool_id, row_number() over ()::int    as tool_number from marts.tools
),
people as (
    select person_id, row_number() over ()::int  as person_number
    from (select distinct person_id from marts.use_spans)
),
uses as (
    select
        tool_number,
        person_number,
        first_day,
        last_day + line_days                     as to_day,
        coalesce(first_day <= lag(last_day + line_days) over own_uses, false)
                                                 as is_continued,
        coalesce(lead(first_day) over own_uses <= last_day + line_days, false)
                                                 as goes_on,
    from marts.use_spans
    cross join lake.program
    join tools on tools.tool_id = use_spans.tool_id
    join people on people.person_id = use_spans.person_id
    window own_uses as (partition by tool_number, person_number order by first_day)
),
-- The first and the last use of each span, which may be one.
ends as (
    select
        tool_number,
        person_number,
        first_day                                as from_day,
        is_continued,
        if(
            goes_on,
            lead(to_day) over (
                partition by tool_number, person_number order by first_day
            ),
            to_day
        )                                        as to_day,
    from uses
    where not is_continued or not goes_on
)
select tools.tool_id, people.person_id, from_day, to_day
from ends
join tools on tools.tool_number = ends.tool_number
join people on people.person_number = ends.person_number
anti join builders
    on builders.tool_id = tools.tool_id and builders.person_id = people.person_id
where not is_continued
