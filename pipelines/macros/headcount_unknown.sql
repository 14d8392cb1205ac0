-- takes: month, headcount, is_contradicted, is_seen, has_export
-- gives: value
-- Why the headcount of a team and month cannot be divided by, null where it can: of a
-- team of which somebody `is_seen`, 0 is none, and two numbers for one spelling are none
-- either.
select
    case
        when is_contradicted
            then format('several headcounts for {}', strftime(month, '%Y-%m'))
        when headcount = 0 and is_seen
            then format('no staff on record for {}', strftime(month, '%Y-%m'))
        when headcount is not null then null
        when not has_export then 'no headcount export is loaded'
        else format('no headcount for {}', strftime(month, '%Y-%m'))
    end
