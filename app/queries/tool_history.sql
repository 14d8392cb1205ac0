-- What the registry said of a tool over time, newest first: one row per span of days in
-- which a row of it said the same of what is shown here; the source row is the newest.
with listed as materialized (
    select
        series,
        native_id,
        tool_name,
        team_name,
        platform,
        kind,
        status,
        is_canonical,
        is_retired,
        is_ended,
        turn,
        valid_from,
        valid_to,
        back_on,
        load_id,
        line,
        row(tool_name, team_name, platform, kind, status, is_retired) as said,
    from marts.listings
    where tool_id = $tool::varchar
),
turns as (
    select
        *,
        (said is distinct from lag(said) over row_order)
            or (valid_from is distinct from lag(valid_to) over row_order)
            or coalesce(lag(is_ended) over row_order, false) as is_turn,
    from listed
    where
        $scope::varchar[] is null
        or exists (
            select 1
            from marts.tools
            where
                tools.tool_id = $tool
                and list_contains($scope::varchar[], tools.team_id)
        )
    window row_order as (partition by series, native_id order by turn)
),
counted as (
    select
        *,
        count_if(is_turn) over (
            partition by series, native_id order by turn
        )                                        as stretch,
    from turns
),
spans as (
    select
        * replace (
            min(valid_from) over (partition by series, native_id, stretch) as valid_from
        ),
    from counted
    qualify max(turn) over (partition by series, native_id, stretch) = turn
)
select
    valid_from,
    valid_to,
    is_ended,
    back_on,
    native_id,
    tool_name,
    team_name,
    platform,
    kind,
    status,
    is_retired,
    spans.load_id,
    file_name,
    spans.line,
from spans
left join lake.loads on loads.load_id = spans.load_id
order by valid_from desc, is_canonical desc, native_id, turn desc
