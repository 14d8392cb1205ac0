-- scope: everyone
-- Two rows, the eligible requests first and then the others: what the launches changed,
-- how that was found and what it is worth, beside the simple change against the
-- baseline and the open requests on the eve of the first launch and the last day told.
with bounds as (
    select
        min(launched_on) - 1                     as open_before_on,
        any_value(window_to)                     as open_now_on,
    from marts.teams
    left join marts.ticket_window on true
)
select
    effects.*,
    change                                       as simple,
    change_unknown                               as simple_unknown,
    effect_baseline.low                          as simple_low,
    effect_baseline.high                         as simple_high,
    opened_before,
    opened_after,
    open_before_on,
    open_now_on,
    (select open_tickets from marts.ticket_counts where day = open_before_on)::int
                                                 as open_before,
    (select open_tickets from marts.ticket_counts where day = open_now_on)::int
                                                 as open_now,
from marts.effects
join marts.effect_baseline on effect_baseline.series = effects.series
cross join bounds
order by effects.series
