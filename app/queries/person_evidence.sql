-- scope: everyone
-- What speaks for the pairs that wait, and for how many of them.
select evidence, count(*)::int as pairs
from (select unnest(evidence) as evidence from marts.person_pairs)
group by evidence
order by pairs desc, evidence
