-- The tools of which two sources speak, with what each says and where: those that one
-- of them alone would count first. $kind narrows to one pair of claims (`left~able`, a
-- source that says nothing as `none`) or to those (`different`).
with latest as (select max(day) as day from marts.days),
one as (
    from marts.source_claims where matter = $matter::varchar and series = $one::varchar
),
other as (
    from marts.source_claims where matter = $matter and series = $other::varchar
),
found as (
    select
        coalesce(one.tool_id, other.tool_id)     as tool_id,
        one.says                                 as one_says,
        one.since                                as one_since,
        one.load_id                              as one_load,
        one.line                                 as one_line,
        other.says                               as other_says,
        other.since                              as other_since,
        other.load_id                            as other_load,
        other.line                               as other_line,
        -- Either counts the tool in, by its owner or as listed, or it does not.
        one.says in ('able', 'listed')
            is distinct from other.says in ('able', 'listed') as is_different,
    from one
    full join other on other.tool_id = one.tool_id
    where
        $kind::varchar is null
        or $kind = coalesce(one.says, 'none') || '~' || coalesce(other.says, 'none')
        or $kind = 'different' and is_different
)
select
    $one::varchar                                as one_source,
    $other::varchar                              as other_source,
    found.tool_id,
    tools.tool_name,
    tool_list.team_id,
    team_name,
    one_says,
    one_since,
    one_load,
    one_files.file_name                          as one_file,
    one_line,
    other_says,
    other_since,
    other_load,
    other_files.file_name                        as other_file,
    other_line,
    case
        when gone_from is not null then 'gone'
        when tool_list.is_retired then 'retired'
        else 'listed'
    end                                          as listing,
    state                                        as owner_state,
    count(*) over ()::int                        as total_rows,
from found
join marts.tools on tools.tool_id = found.tool_id
join marts.tool_list on tool_list.tool_id = found.tool_id
join latest on latest.day = tool_list.day
left join lake.loads as one_files on one_files.load_id = one_load
left join lake.loads as other_files on other_files.load_id = other_load
where
    ($scope::varchar[] is null or list_contains($scope::varchar[], tool_list.team_id))
    and ($q::varchar is null or contains(lower(tools.tool_name), lower($q)))
order by not is_different, name_place, found.tool_id
limit $limit::int offset $offset::int
