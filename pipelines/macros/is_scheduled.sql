-- takes: schedule
-- gives: value
-- Whether what a registry writes as a tool's schedule says that it runs by itself.
select coalesce(
    lower(trim(schedule)) not in ('', 'no', 'never', 'manual', 'manually', 'on demand'),
    false
)
