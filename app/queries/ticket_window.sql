-- scope: everyone
select *
from marts.ticket_window
