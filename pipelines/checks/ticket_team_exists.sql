-- title: Tickets of a team that there is not, so that teams would not add up to the total
-- severity: error
select ticket_number, team_id, load_id, line
from marts.tickets
anti join marts.teams on teams.team_id = tickets.team_id
order by all
