-- One row per two that wait for somebody to say whether they are one person: what speaks
-- for it and what a merge would change. `key` and `other` are what a decision names them
-- by; a side without a person is a key that no people export knows. Employee ids alone
-- are none where there are many such pairs: those directories number apart.
with doubts as (
    select person_id, other_id, one.anchor as key, two.anchor as other, evidence
    from marts.person_doubts
    join marts.person_anchors as one using (person_id)
    join marts.person_anchors as two on two.person_id = other_id
    union all
    select person_id, null, anchor, person_key, evidence
    from marts.key_doubts
    join marts.person_anchors using (person_id)
),
pairs as (
    select
        key,
        other,
        person_id,
        other_id,
        coalesce(other_id, doubts.other)         as other_holder,
        list(distinct evidence order by evidence) as evidence,
        list(distinct evidence) = ['employee id several directories'] as is_number_alone,
    from doubts
    group by all
),
decided as (
    select key, other from lake.person_decisions where decision = 'separate'
    union
    select other, key from lake.person_decisions where decision = 'separate'
),
waiting as (
    select * exclude (is_number_alone)
    from pairs
    anti join decided using (key, other)
    where not is_number_alone or (select count_if(is_number_alone) from pairs) <= 50
),
owned as (
    select distinct coalesce(person_id, person_key) as holder, tool_id
    from marts.tool_roles
    where to_day is null
),
asked as (
    select coalesce(person_id, requester_key) as holder, count(*) as tickets
    from marts.tickets
    left join marts.person_keys on person_keys.person_key = requester_key
    where requester_key is not null
    group by all
),
holders as (
    select key, other, unnest([person_id, other_holder]) as holder from waiting
),
tools as (
    select key, other, count(distinct tool_id) as tools
    from holders
    join owned on owned.holder = holders.holder
    group by key, other
),
tickets as (
    select key, other, sum(tickets) as tickets
    from holders
    join asked on asked.holder = holders.holder
    group by key, other
)
select
    left(md5(
        least(waiting.key, waiting.other) || chr(31) || greatest(waiting.key, waiting.other)
    ), 16)                                       as pair_id,
    waiting.key,
    waiting.other,
    waiting.person_id,
    other_id,
    other_holder,
    evidence,
    (other_id is not null)::int                  as people_fewer,
    coalesce(tools, 0)                           as tools,
    coalesce(tickets, 0)::bigint                 as tickets,
from waiting
left join tools on tools.key = waiting.key and tools.other = waiting.other
left join tickets on tickets.key = waiting.key and tickets.other = waiting.other
