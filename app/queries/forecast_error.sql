-- scope: everyone
-- One row per number of weeks ahead: how well the forecast would have done from past
-- weeks, in requests, beside the last value known and a straight line.
select
    ahead,
    origins,
    inside,
    round(error, 1)                              as error,
    error_unknown,
    round(error_of_last_value, 1)                as error_of_last_value,
    round(error_of_line, 1)                      as error_of_line,
    round(loss, 2)                               as loss,
    round(loss_of_last_value, 2)                 as loss_of_last_value,
    round(loss_of_line, 2)                       as loss_of_line,
    seed,
from marts.forecast_error
order by ahead
