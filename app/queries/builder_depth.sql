-- scope: everyone
-- One row per month in which somebody builds and the logs tell of it: how many tools a
-- builder works on, and how much of it the busiest tenth does.
select
    month,
    builders::int                                as builders,
    ceil(builders / 10)::int                     as busiest,
    tools_per_builder,
    depth_unknown                                as tools_per_builder_unknown,
    share_with_several,
    depth_unknown                                as share_with_several_unknown,
    top_share,
    depth_unknown                                as top_share_unknown,
from marts.builder_depth
