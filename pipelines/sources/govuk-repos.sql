-- title: GOV.UK repositories list, from 2022
-- entity: tools
-- format: yaml
-- recognises: repo_name, type, team
-- accepts: app_name, description, retired, production_hosted_on, production_url, repo_url, alerts_team
-- nulls: none
-- lenient: description, kind, url
-- series: govuk-repos
-- scope: full; the file is the whole list, and an entry that was taken out of it is no longer listed
-- snapshot: name
-- confirmed: by a real file, 2026-07-01_repos.yml, 137 rows
-- data/repos.yml of alphagov/govuk-developer-docs; follows its applications.yml.
-- An app is known by app_name, else by the name of its repository. Several apps of one
-- repository are several tools. One app that is called otherwise than its repository,
-- or stands in the list twice, says so as lineage, so that it stays the same tool when
-- the list calls it by the other name.
with entries as (
    select
        *,
        coalesce(app_name, repo_name)            as app,
        lower(retired)                           as retired_word,
    from export
)

select
    _line,
    app                                          as native_id,
    app                                          as tool_name,
    description,
    type                                         as kind,
    production_hosted_on                         as platform,
    team                                         as team_name,
    team                                         as owner_keys,
    alerts_team                                  as on_call_keys,
    if(retired_word in ('true', 'yes', 'on'), 'retired', null) as status,
    case
        when count(*) over repository = 1 and app = repo_name then null
        when min(app) over repository = max(app) over repository then repo_name
    end                                          as lineage_of,
    coalesce(
        nullif(regexp_extract(production_url, '^https?://[^\s<]+'), ''),
        nullif(regexp_extract(repo_url, '^https?://[^\s<]+'), '')
    )                                            as url,
    case
        when retired_word is null or retired_word in ('false', 'no', 'off') then false
        when retired_word in ('true', 'yes', 'on') then true
    end                                          as is_retired,
from entries
window repository as (partition by repo_name)
