-- scope: everyone
-- One row: the moment of the newest decision that the numbers know, null without any.
select strftime(max(decided_at), '%Y-%m-%dT%H:%M:%S.%gZ') as known_to
from lake.decisions
