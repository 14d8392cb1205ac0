-- scope: everyone
-- One row per month of launch: eligible requests of its teams from then on against
-- those to be expected without the program.
select
    wave,
    teams,
    change,
    change_unknown,
    low,
    high,
    requests,
    expected,
from marts.effect_waves
where series = 'eligible'
order by wave
