-- scope: everyone
-- By side of the launch and of all sides: whose the days from opening to done were, of
-- requests of which a log tells it, and how many requests came too late to be of use.
select
    * exclude (grouped_by, of, turns_unknown, late_unknown),
    turns_unknown                                as it_share_unknown,
    turns_unknown                                as not_begun_share_unknown,
    turns_unknown                                as approval_share_unknown,
    turns_unknown                                as requester_share_unknown,
    turns_unknown                                as vendor_share_unknown,
    late_unknown                                 as late_share_unknown,
from marts.wait_shares
where
    grouped_by = if($team::varchar is null, 'all', 'team')
    and ($team is null or of = $team)
order by list_position(['before', 'after', 'none', 'all'], side)
