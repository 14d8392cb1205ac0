-- One row per class of tools (null: of none) and who built them: IT, of whose teams one
-- of the builders is today, or others. Tools listed on the newest day, with their users
-- in 90 days as far as the logs tell; and over the newest twelve whole months of which
-- tickets tell, the months at whose end a tool was active and the tickets on it opened
-- in these. None where program.yaml names no team of IT. Tools whose builder no people
-- export knows are left out.
with it_teams as (
    select distinct team_id
    from (select unnest(it_teams) as name from lake.program)
    join marts.team_names
        on spelling = regexp_replace(lower(trim(name)), '\s+', ' ', 'g')
),
made as (
    select
        tool_roles.tool_id,
        bool_or(it_teams.team_id is not null)    as is_it,
    from marts.tool_roles
    join marts.people on people.person_id = tool_roles.person_id
    left join it_teams on it_teams.team_id = people.team_id
    where role = 'builder'
    group by tool_roles.tool_id
),
months as (
    select month, day
    from marts.exposure_months
    where is_complete
    order by month desc
    limit 12
),
active as (
    select tool_id, month
    from marts.tool_days
    join months on months.day = tool_days.day
    where is_active
),
exposed as (
    select tool_id, count(*) as tool_months from active group by tool_id
),
asked as (
    select tickets.tool_id, count(*) as tickets
    from marts.tickets
    join active
        on active.tool_id = tickets.tool_id
        and active.month = date_trunc('month', opened_on)
    group by tickets.tool_id
)
select
    class,
    is_it,
    count(*)                                     as tools,
    count(users_90_days)                         as users_told,
    quantile_disc(users_90_days, 0.5)            as users,
    coalesce(sum(tool_months), 0)::bigint        as tool_months,
    coalesce(sum(tickets), 0)::bigint            as tickets,
from marts.newest_tool_days as listed
join made on made.tool_id = listed.tool_id
join marts.tool_classes on tool_classes.tool_id = listed.tool_id
left join exposed on exposed.tool_id = listed.tool_id
left join asked on asked.tool_id = listed.tool_id
where (select count(*) > 0 from it_teams)
group by class, is_it
