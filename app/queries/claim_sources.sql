-- scope: everyone
-- The sources that speak of a matter (owners or tools), with the day of the newest
-- export that is spoken of.
select
    source_claims.series,
    arg_max(source_title, loads.snapshot_day)    as title,
    max(loads.snapshot_day)                      as snapshot_day,
    count(*)::int                                as claims,
from marts.source_claims
join lake.loads on loads.load_id = source_claims.load_id
where matter = $matter::varchar
group by source_claims.series
order by source_claims.series
