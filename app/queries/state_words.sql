-- scope: everyone
-- The exports' own words for the state of a request, against open and done by its
-- dates: a word that is said of both names requests whose word and dates differ.
select
    state,
    requests::int                                as requests,
    open::int                                    as open,
    done::int                                    as done,
from marts.state_words
order by requests desc, state
