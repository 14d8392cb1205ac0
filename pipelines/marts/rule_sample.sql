-- One row per request to be looked at by a person, who says whether people outside IT
-- could have built what it asks for: of the newest quarter of which the tickets tell in
-- full, 50 that the program's rules call eligible and 25 of the others, drawn by a hash
-- of their ids, so that the draw is random and the same whenever it is made; and all
-- that somebody has looked at (`is_marked_eligible`), whatever their quarter.
-- `is_drawn`: of the newest quarter's draw.
with quarter as (
    select
        date_trunc('quarter', window_to + 1) - interval 3 month as from_day,
        date_trunc('quarter', window_to + 1) - interval 1 day as to_day,
    from marts.ticket_window
),
drawn as (
    select ticket_id
    from marts.requests
    cross join quarter
    where
        is_eligible is not null
        and is_inside_window
        and opened_on between from_day and to_day
    qualify row_number() over (
        partition by is_eligible
        order by md5('rule sample ' || ticket_id)
    ) <= if(is_eligible, 50, 25)
),
marked as (
    select key as ticket_id, decision = 'eligible' as is_marked_eligible
    from lake.request_decisions
    where decision in ('eligible', 'ineligible')
)
select
    requests.ticket_id,
    requests.class,
    requests.is_eligible,
    requests.team_id,
    requests.opened_on,
    rule,
    drawn.ticket_id is not null                  as is_drawn,
    is_marked_eligible,
from marts.requests
join marts.ticket_classes on ticket_classes.ticket_id = requests.ticket_id
left join drawn on drawn.ticket_id = requests.ticket_id
left join marked on marked.ticket_id = requests.ticket_id
where
    requests.is_eligible is not null
    and (drawn.ticket_id is not null or marked.ticket_id is not null)
