-- One row per row of a people export and key of its person: who has changed one key of
-- several is still there. Keys are pseudonyms, those without leading zeros too.
with texts as (
    select
        line,
        unnest([object_id_key, employee_id_key, principal_name_key, mail_key]) as text,
    from canonical
)
select distinct
    line,
    key_of(person_key)                           as key,
    if(
        bare(texts.text) <> texts.text,
        key_of(pseudonym(bare(texts.text))),
        null
    )                                            as bare_key,
    null::timestamp                              as first_at,
    null::timestamp                              as told_at,
from texts
join person_texts on person_texts.text = texts.text
order by key, line
