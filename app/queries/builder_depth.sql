-- scope: everyone
-- One row, or none where nobody builds or the logs do not tell: how many tools a
-- builder of the month that $to lies in works on, and how much of it the busiest tenth
-- does.
select
    builders::int                                as builders,
    ceil(builders / 10)::int                     as busiest,
    tools_per_builder,
    depth_unknown                                as tools_per_builder_unknown,
    share_with_several,
    depth_unknown                                as share_with_several_unknown,
    top_share,
    depth_unknown                                as top_share_unknown,
from marts.builder_depth
where month = date_trunc('month', $to::date)
