-- One row per combination of keys that a row of a people export has, with the exports
-- in which such a row stands and has not ended by their day: rows beside each other.
select
    identity,
    any_value(principal_name_key)                as principal_name_key,
    any_value(mail_key)                          as mail_key,
    any_value(object_id_key)                     as object_id_key,
    any_value(employee_id_key)                   as employee_id_key,
    any_value(directory)                         as directory,
    coalesce(
        list(distinct load_id order by load_id)
            filter (ended_on is null or ended_on > listed_on),
        []
    )                                            as load_ids,
from staging.people
group by identity
