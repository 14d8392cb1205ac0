-- One row per tool and person who authored it in the year to the latest day: on how
-- many days, on how many of the last 180, and `edits`, days weighed by how long ago
-- they are: 8 in the last 30 days, 4 in the last 90, 2 in the last 180, else 1.
select
    tool_id,
    person_id,
    count(*)::int                                as edit_days,
    count_if(author_days.day > registry_day.day - 180)::int as recent_days,
    sum(case
        when author_days.day > registry_day.day - 30 then 8
        when author_days.day > registry_day.day - 90 then 4
        when author_days.day > registry_day.day - 180 then 2
        else 1
    end)::int                                    as edits,
    max(author_days.day)                         as edited_on,
from marts.author_days
cross join marts.registry_day
where author_days.day <= registry_day.day
    and author_days.day > registry_day.day - 365
group by tool_id, person_id
