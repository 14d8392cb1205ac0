-- One row per report day and person who cannot act on it: the first reason by severity,
-- and the day since which one of the reasons has held (null: ever since).
select
    day,
    person_id,
    arg_min(
        inability,
        list_position(['left', 'disabled', 'robot', 'group', 'guest'], inability)
    )                                            as inability,
    if(bool_or(from_day is null), null, min(from_day)) as since,
from marts.inabilities
join marts.days
    on (from_day is null or from_day <= day) and (to_day is null or to_day > day)
group by day, person_id
