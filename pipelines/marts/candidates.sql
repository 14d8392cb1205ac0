-- One row per tool that needs somebody and person who could own it: the first five by
-- `score`, and of those who would be among them whoever owns too many tools already
-- (`ownership.most_tools`; `excluded_by` says so, `place` is null). Only people are
-- suggested who can act, stay for 90 days at least, are not on leave and have the
-- rights as far as anything tells; not whoever owns it already, nor its builder where
-- others depend on it. The points, each shown beside the score:
-- edits    10 × log2(1 + its edits, recent ones weighed up as in marts.tool_authors)
-- use      8 × log2(1 + uses in `line.days`)
-- role     30 as backup, 15 as reviewer or on call, 10 as an owner of before
-- manager  15 as the manager of the last owner
-- team     10 in the tool's team
-- around   log2(1 + edits of the team's other tools)
-- Looked at are at most ten authors and ten users of each tool, those whom the registry
-- names for it, the managers of its last owners, and its team's five busiest authors.
-- index: tool_id
with bounds as (
    select registry_day.day, most_tools
    from marts.registry_day
    cross join lake.program
),
places as materialized (
    select person_id, arg_max(team_id, from_day) as team_id
    from marts.person_places
    cross join bounds
    where from_day <= day
    group by person_id
),
able as materialized (
    select
        people.person_id,
        places.team_id,
    from marts.people
    cross join bounds
    left join places on places.person_id = people.person_id
    anti join (
        select person_id
        from marts.unable_days
        join marts.days using (day)
        where is_latest
    ) as unable on unable.person_id = people.person_id
    anti join (
        select person_id
        from marts.person_rows
        where has_rights = false and valid_to is null
    ) as without_rights on without_rights.person_id = people.person_id
    where
        person_type = 'person'
        and is_enabled
        and left_on is null
        and coalesce(ended_on <= day or ended_on > day + 90, true)
        and coalesce(on_leave_until <= day, true)
),
owned as materialized (
    select person_id, count(distinct tool_id)    as tools
    from marts.tool_roles
    semi join marts.newest_tool_days using (tool_id)
    where role = 'owner' and to_day is null and person_id is not null
    group by person_id
),
wanted as materialized (select * from marts.owners_wanted),
authors as materialized (
    select tool_authors.*
    from marts.tool_authors
    semi join wanted using (tool_id)
    qualify row_number() over (
        partition by tool_id
        order by edits desc, edited_on desc, person_id
    ) <= 10
),
users as materialized (
    select tool_id, person_id, events, last_used_on
    from marts.tool_users
    semi join wanted using (tool_id)
    qualify row_number() over (
        partition by tool_id
        order by events desc, last_used_on desc, person_id
    ) <= 10
),
roles as materialized (
    select
        tool_id,
        person_id,
        arg_min(
            role,
            list_position(['backup', 'reviewer', 'on_call', 'owner'], role)
        )                                        as role,
    from marts.tool_roles
    semi join wanted using (tool_id)
    where person_id is not null
        and (
            (role in ('backup', 'reviewer', 'on_call') and to_day is null)
            or (role = 'owner' and to_day is not null)
        )
    group by tool_id, person_id
),
last_owners as materialized (
    select tool_id, person_id
    from marts.tool_roles
    semi join wanted using (tool_id)
    where role = 'owner'
    qualify rank() over (
        partition by tool_id order by coalesce(to_day, 'infinity'::date) desc
    ) = 1
),
managers as materialized (
    select distinct last_owners.tool_id, person_keys.person_id
    from last_owners
    join (
        select
            person_id,
            arg_max(manager_key, (valid_from, turn)) as manager_key,
        from marts.person_rows
        where manager_key is not null
        group by person_id
    ) as reports on reports.person_id = last_owners.person_id
    join marts.person_keys on person_keys.person_key = manager_key
),
team_authors as materialized (
    select
        newest.team_id,
        tool_authors.person_id,
        sum(edits)::int                          as edits,
    from marts.tool_authors
    join marts.newest_tool_days as newest on newest.tool_id = tool_authors.tool_id
    join able
        on able.person_id = tool_authors.person_id and able.team_id = newest.team_id
    where newest.team_id <> 'unassigned'
    group by newest.team_id, tool_authors.person_id
),
busiest as materialized (
    select *
    from team_authors
    qualify row_number() over (partition by team_id order by edits desc, person_id) <= 5
),
considered as materialized (
    select tool_id, person_id from authors
    union
    select tool_id, person_id from users
    union
    select tool_id, person_id from roles
    union
    select tool_id, person_id from managers
    union
    select tool_id, person_id
    from wanted
    join busiest on busiest.team_id = wanted.team_id
),
no_answer as materialized (
    select tool_roles.tool_id, person_id
    from marts.tool_roles
    join wanted on wanted.tool_id = tool_roles.tool_id
    where person_id is not null
        and if(role = 'owner', to_day is null, role = 'builder' and is_other_wanted)
),
parts as (
    select
        considered.tool_id,
        considered.person_id,
        coalesce(authors.edits, 0)               as edits,
        coalesce(edit_days, 0)                   as edit_days,
        edited_on,
        coalesce(users.events, 0)                as uses,
        last_used_on                             as used_on,
        roles.role,
        managers.person_id is not null           as is_manager,
        coalesce(able.team_id = wanted.team_id, false)
            and wanted.team_id <> 'unassigned'   as is_same_team,
        coalesce(team_authors.edits, 0) - coalesce(authors.edits, 0) as edits_around,
        coalesce(owned.tools, 0)                 as owned_tools,
        owned.tools >= most_tools                as has_too_many,
    from considered
    cross join bounds
    join wanted on wanted.tool_id = considered.tool_id
    join able on able.person_id = considered.person_id
    left join authors
        on authors.tool_id = considered.tool_id
        and authors.person_id = considered.person_id
    left join users
        on users.tool_id = considered.tool_id
        and users.person_id = considered.person_id
    left join roles
        on roles.tool_id = considered.tool_id
        and roles.person_id = considered.person_id
    left join managers
        on managers.tool_id = considered.tool_id
        and managers.person_id = considered.person_id
    left join team_authors
        on team_authors.team_id = wanted.team_id
        and team_authors.person_id = considered.person_id
    left join owned on owned.person_id = considered.person_id
    anti join no_answer
        on no_answer.tool_id = considered.tool_id
        and no_answer.person_id = considered.person_id
),
scored as (
    select
        *,
        round(10 * log2(1 + edits))::int         as edit_points,
        round(8 * log2(1 + uses))::int           as use_points,
        case role
            when 'backup' then 30
            when 'reviewer' then 15
            when 'on_call' then 15
            when 'owner' then 10
            else 0
        end                                      as role_points,
        if(is_manager, 15, 0)                    as manager_points,
        if(is_same_team, 10, 0)                  as team_points,
        round(log2(1 + greatest(edits_around, 0)))::int as around_points,
        edit_points + use_points + role_points + manager_points + team_points
            + around_points                      as score,
    from parts
),
-- Those who own too many tools already take no place: `place` is how many others stand
-- up to theirs.
placed as (
    select
        *,
        count_if(not coalesce(has_too_many, false)) over (
            partition by tool_id
            order by score desc, edited_on desc, used_on desc, person_id
            rows unbounded preceding
        )                                        as place,
    from scored
    where score > 0
)
select
    tool_id,
    if(has_too_many is true, null, placed.place)::int as place,
    person_id,
    score,
    edit_points,
    use_points,
    role_points,
    manager_points,
    team_points,
    around_points,
    edit_days,
    edited_on,
    uses,
    used_on,
    role,
    is_manager,
    is_same_team,
    owned_tools::int                             as owned_tools,
    if(
        has_too_many,
        format('owns {} tools already', owned_tools),
        null
    )                                            as excluded_by,
    array_to_string(list_filter([
        case
            when edit_days = 1 then format('edited it on {}', edited_on::varchar)
            when edit_days > 1 then format(
                'edited it on {} days of the last year, last on {}',
                edit_days, edited_on::varchar
            )
        end,
        case
            when uses = 1 then format('used it on {}', used_on::varchar)
            when uses > 1
                then format('used it {} times, last on {}', uses, used_on::varchar)
        end,
        case role
            when 'backup' then 'is its backup'
            when 'reviewer' then 'is its reviewer'
            when 'on_call' then 'is on call for it'
            when 'owner' then 'owned it before'
        end,
        if(is_manager, 'is the manager of the last owner', null),
        if(is_same_team, 'is in its team', null),
        if(edits_around > 0, 'edits other tools of the team', null)
    ], lambda reason: reason is not null), '; ') as reasons,
from placed
where if(has_too_many is true, placed.place < 5, placed.place <= 5)
order by tool_id, place nulls last, score desc, person_id
