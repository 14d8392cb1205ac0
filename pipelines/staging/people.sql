-- One row per row of a people export, with its place among the exports of its series.
-- `turn` counts all exports of the series, `full_exports` the days of full ones up to
-- this one's; with `is_full_day` its own is among them.
-- `identity` is equal for rows with the same keys; an employee id is a key within its
-- directory alone. Exports of two directories are two series: nobody is missing from the
-- one for being in the other.
with dated as (
    select
        load_id,
        concat_ws(' of ', series, nullif(directory, '')) as series,
        coalesce(directory, '')                  as directory,
        is_full,
        coalesce(snapshot_day, first_seen_at::date) as listed_on,
        first_seen_at,
    from lake.loads_of_people
    left join lake.people_directories using (load_id)
),
full_loads as (
    select
        series,
        row_number() over (partition by series order by listed_on) as number,
        listed_on                                as day,
    from (select distinct series, listed_on from dated where is_full)
),
loads as (
    select
        dated.*,
        row_number() over (
            partition by dated.series
            order by listed_on, first_seen_at, load_id
        )                                        as turn,
        coalesce(full_loads.number, 0)           as full_exports,
        coalesce(full_loads.day = listed_on, false) as is_full_day,
    from dated
    asof left join full_loads
        on full_loads.series = dated.series and full_loads.day <= listed_on
)
select
    people.* exclude (series, is_full, snapshot_day),
    case
        when guests.person_key is not null or lower(trim(user_type)) = 'guest'
            then 'guest'
        when lower(trim(user_type)) in (
            'service', 'service account', 'service principal', 'application', 'robot',
            'bot', 'system'
        ) then 'robot'
        when lower(trim(user_type)) in (
            'group', 'security group', 'distribution list', 'shared mailbox', 'room',
            'equipment'
        ) then 'group'
        else 'person'
    end                                          as person_type,
    if(employee_id_key is null, null, directory) as directory,
    md5(concat_ws(
        chr(31),
        coalesce(principal_name_key, ''),
        coalesce(mail_key, ''),
        coalesce(object_id_key, ''),
        coalesce(employee_id_key, ''),
        if(employee_id_key is null, '', directory)
    ))                                           as identity,
    loads.series,
    loads.is_full,
    loads.listed_on,
    loads.turn,
    loads.full_exports,
    loads.is_full_day,
from lake.people
join loads on loads.load_id = people.load_id
left join lake.guests on guests.person_key = people.principal_name_key
