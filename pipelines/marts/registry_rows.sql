-- One row per registry row (by series and native id) that was ever listed, as its
-- newest listing says it, with its name stripped of an environment word and the
-- environment told by its column, else by that word. `occurrence` numbers rows that
-- nothing of this tells apart; `rank` orders the copies of a tool: listed before gone,
-- production before the others.
with words as (
    select
        '(dev|develop|development|test|testing|uat|qa|sit|stage|staging|sandbox|preprod'
            || '|pre-production|prod|production|live)' as environments
),
newest as (
    select
        series,
        native_id,
        tool_name,
        platform,
        environment,
        team_name,
        lineage_of,
        load_id,
        line,
        snapshot_day,
        valid_to,
        min(valid_from) over (partition by series, native_id) as listed_from,
    from staging.tools
    qualify row_number() over (partition by series, native_id order by turn desc) = 1
),
named as (
    select
        newest.*,
        coalesce(heir_id, team_names.team_id, 'unassigned') as team_id,
        series || chr(31) || native_id           as row_key,
        regexp_replace(lower(trim(tool_name)), '\s+', ' ', 'g') as clean_name,
        '[\s\-_(\[:]+' || environments || '[)\]]*$' as ending,
        regexp_replace(clean_name, ending, '')   as base_name,
        -- Power Platform calls one environment by its id with and without this.
        regexp_replace(lower(trim(coalesce(
            environment,
            nullif(regexp_extract(clean_name, ending, 1), ''),
            ''
        ))), '^default-', '')                    as place,
    from newest
    cross join words
    cross join marts.registry_day
    left join marts.team_names
        on team_names.spelling
        = regexp_replace(lower(trim(newest.team_name)), '\s+', ' ', 'g')
    asof left join marts.team_heirs
        on team_heirs.team_id = team_names.team_id
        and team_heirs.from_day <= registry_day.day
)
select
    *,
    row_number() over (
        partition by lower(trim(platform)), team_id, base_name, place
        order by valid_to is not null, series, native_id
    )                                            as occurrence,
    (valid_to is not null)::int || case
        when place in ('prod', 'production', 'live') then 0
        when place = '' then 1
        else 2
    end || row_key                               as rank,
from named
