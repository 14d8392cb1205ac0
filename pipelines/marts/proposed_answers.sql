-- One row per eligible request that a tool may have answered though no export says so:
-- the one tool of the requester's team, begun within a year after the request was opened
-- and of its class (or of none), whose name and description have most of the request's
-- words: at least two, and half of them, each weighing ln(tools and requests / those that
-- have it). `share` is that half; `words` are those in common. A person says whether.
with begun as (
    select
        tool_beginnings.*,
        string_split(
            regexp_replace(words, '[^\p{L}\p{N}]+', ' ', 'g'), ' '
        )                                        as words,
    from marts.tool_beginnings
    join marts.tool_words on tool_words.tool_id = tool_beginnings.tool_id
    where team_id <> 'unassigned'
),
asking as (
    select
        requests.ticket_id,
        requests.team_id,
        requests.class,
        requests.opened_on,
        string_split(
            regexp_replace(lower(title), '[^\p{L}\p{N}]+', ' ', 'g'), ' '
        )                                        as words,
    from marts.requests
    join marts.tickets on tickets.ticket_id = requests.ticket_id
    anti join marts.named_answers
        on named_answers.ticket_id = requests.ticket_id
    where
        is_eligible
        and tickets.tool_id is null
        and requests.team_id in (select team_id from begun)
),
tool_tokens as (
    select distinct tool_id, team_id, class, began_on, unnest(words) as word from begun
),
asked_tokens as (
    select distinct ticket_id, team_id, class, opened_on, unnest(words) as word from asking
),
weights as (
    select
        word,
        -- Decimals add up to the same in any order.
        (ln((
            select count(*) from begun
        ) + (select count(*) from asking)) - ln(count(*)))::decimal(18, 9) as weight,
    from (
        select word from tool_tokens
        union all
        select word from asked_tokens
    )
    where length(word) >= 3
    group by word
),
wished as (
    select ticket_id, sum(weight) as weight
    from asked_tokens
    join weights on weights.word = asked_tokens.word
    group by ticket_id
),
-- By team and word at once: a word alone is in too many requests and tools.
common as materialized (
    select ticket_id, tool_id, asked_tokens.word
    from asked_tokens
    join tool_tokens
        on tool_tokens.team_id = asked_tokens.team_id
        and tool_tokens.word = asked_tokens.word
    where
        asked_tokens.opened_on between began_on - 365 and began_on - 1
        and coalesce(tool_tokens.class = asked_tokens.class, true)
)
select
    common.ticket_id,
    common.tool_id,
    sum(weights.weight)::double / any_value(wished.weight)::double as share,
    list(weights.word order by weights.weight desc, weights.word) as words,
from common
join weights on weights.word = common.word
join wished on wished.ticket_id = common.ticket_id
group by common.ticket_id, common.tool_id
having count(*) >= 2 and share >= 0.5
qualify row_number() over (
    partition by common.ticket_id order by share desc, common.tool_id
) = 1
