-- One row per tool that was ever listed on a report day, with those days in order and
-- what was so on each: for whoever looks up the months of some tools.
-- index: tool_id
select
    tool_id,
    list_sort(list({
        'day': counted_days.day,
        'is_month_end': is_month_end,
        'is_active': is_active,
        'users': users_90_days,
        'users_unknown': users_90_days_unknown,
    }))                                          as months,
from marts.counted_days
join marts.days on days.day = counted_days.day
group by tool_id
order by tool_id
