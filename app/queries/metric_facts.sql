-- scope: everyone
-- Every metric: its definition, the months that its values speak of, why it cannot be
-- known or never was, and what changed in it with the newest load.
select
    definitions.metric,
    title,
    question,
    definition,
    kind,
    unit,
    better,
    filters,
    data_through,
    unknown_because,
    never_known,
    missing,
    is_newest_only,
    gap_question,
    gap_effect,
    first_month,
    last_month,
    words                                        as change_words,
from metrics.definitions
left join marts.changes on changes.metric = definitions.metric
order by definitions.metric
