-- scope: everyone
-- Kinds of tools as the registries name them.
select distinct kind
from marts.tools
where kind is not null
order by lower(kind)
