-- title: GOV.UK applications list, to 2022
-- entity: tools
-- format: yaml
-- recognises: github_repo_name, type, team
-- accepts: app_name, description, retired, product_manager, production_hosted_on, production_url, repo_url
-- nulls: none
-- lenient: description, kind, url
-- series: govuk-repos
-- scope: full; the file is the whole list, and an entry that was taken out of it is no longer listed
-- snapshot: name
-- confirmed: by a real file, 2022-01-01_applications.yml, 101 rows
-- data/applications.yml of alphagov/govuk-developer-docs; repos.yml follows it in 2022.
-- An app is known by app_name, else by the name of its repository. Several apps of one
-- repository are several tools. One app that is called otherwise than its repository,
-- or stands in the list twice, says so as lineage, so that it stays the same tool when
-- the list calls it by the other name.
with entries as (
    select
        *,
        coalesce(app_name, github_repo_name)     as app,
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
    concat_ws('; ', team, product_manager)       as owner_keys,
    if(retired_word in ('true', 'yes', 'on'), 'retired', null) as status,
    case
        when count(*) over repository = 1 and app = github_repo_name then null
        when min(app) over repository = max(app) over repository then github_repo_name
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
window repository as (partition by github_repo_name)
