-- scope: everyone
-- What the guard found of one load, or of all that are held, the gravest first, each
-- with the file that it was compared with.
select
    findings.load_id,
    rule,
    words,
    remedy,
    examples,
    is_accepted,
    against_load_id,
    against.file_name                            as against_file_name,
    against.snapshot_day                         as against_day,
from lake.findings
join lake.loads on loads.load_id = findings.load_id
left join lake.loads as against on against.load_id = against_load_id
where
    findings.load_id = $load::varchar
    or ($load is null and loads.verdict = 'held')
order by findings.load_id, position
