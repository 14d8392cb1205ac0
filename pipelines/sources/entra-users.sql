-- title: Entra users, bulk download
-- entity: people
-- format: csv
-- recognises: userPrincipalName, displayName, accountEnabled
-- accepts: objectId, id, mail, userType, jobTitle, department, employeeId
-- series: entra-users
-- scope: full; the bulk download holds every user when no filter is set, and does not say whether one was
-- snapshot: name
-- confirmed: no: on invented data only
-- Older downloads call the object id objectId, newer ones id.
select
    _line,
    userPrincipalName                                       as principal_name_key,
    mail                                                    as mail_key,
    coalesce(objectId, id)                                  as object_id_key,
    employeeId                                              as employee_id_key,
    displayName                                             as display_name,
    department                                              as team_name,
    jobTitle                                                as job_title,
    userType                                                as user_type,
    case lower(accountEnabled) when 'true' then true when 'false' then false end
                                                            as is_enabled
from export
