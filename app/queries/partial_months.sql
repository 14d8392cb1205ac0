-- scope: everyone
-- The months of which the logs lack days, by question that is put to them.
select question, month, words
from marts.partial_months
order by question, month
