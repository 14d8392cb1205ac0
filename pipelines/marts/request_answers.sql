-- One row per request and tool that may have answered it: named by the registry, named
-- by the request (a tool that began after it), or proposed. Proposed is the one tool of
-- the requester's team, begun within a year after an eligible request was opened and of
-- its class (or of none), whose name and description have most of the request's words:
-- at least two, and half of them, each weighing ln(tools and requests / those that have
-- it). `share` is that half; `words` are those in common. What a person said stands.
-- Each request counts once, for the tool that the most speaks for (`is_counted`): hours
-- are those of its class. `state`: verified where a person said so and others use the
-- tool, measured where it is named and others use it, claimed where it is only named or
-- said, refused where a person said no; proposed counts for nothing.
with requests as (
    select
        tickets.ticket_id,
        lower(trim(ticket_number))               as number,
        title,
        tickets.tool_id,
        requests.team_id,
        requests.class,
        requests.is_eligible,
        requests.opened_on,
    from marts.tickets
    join marts.requests on requests.ticket_id = tickets.ticket_id
),
numbers as (
    select number, min(ticket_id) as ticket_id
    from requests
    group by number
    having count(*) = 1
),
named as (
    select distinct tool_id, lower(reference) as number
    from (
        select
            tool_id,
            unnest(regexp_split_to_array(trim(replaces_request), '[;,|\s]+')) as reference,
        from marts.listings
        where replaces_request is not null
    )
    where reference <> ''
),
explicit as (
    select ticket_id, tool_id, 'named by the registry' as link
    from named
    join numbers on numbers.number = named.number
    union all
    select requests.ticket_id, requests.tool_id, 'named by the request'
    from requests
    join marts.tool_beginnings on tool_beginnings.tool_id = requests.tool_id
    where is_eligible and opened_on < began_on
),
begun as (
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
        ticket_id,
        team_id,
        class,
        opened_on,
        string_split(
            regexp_replace(lower(title), '[^\p{L}\p{N}]+', ' ', 'g'), ' '
        )                                        as words,
    from requests
    anti join explicit on explicit.ticket_id = requests.ticket_id
    where
        is_eligible
        and tool_id is null
        and team_id in (select team_id from begun)
),
tool_tokens as (
    select distinct tool_id, unnest(words) as word from begun
),
asked_tokens as (
    select distinct ticket_id, unnest(words) as word from asking
),
weights as (
    select
        word,
        ln((
            select count(*) from begun
        ) + (select count(*) from asking)) - ln(count(*)) as weight,
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
alike as (
    select
        asking.ticket_id,
        begun.tool_id,
        sum(weights.weight) / any_value(wished.weight) as share,
        list(weights.word order by weights.weight desc, weights.word) as words,
    from asking
    join begun
        on begun.team_id = asking.team_id
        and asking.opened_on between began_on - 365 and began_on - 1
        and coalesce(begun.class = asking.class, true)
    join asked_tokens on asked_tokens.ticket_id = asking.ticket_id
    join tool_tokens
        on tool_tokens.tool_id = begun.tool_id
        and tool_tokens.word = asked_tokens.word
    join weights on weights.word = asked_tokens.word
    join wished on wished.ticket_id = asking.ticket_id
    group by all
    having count(*) >= 2 and share >= 0.5
),
linked as (
    select ticket_id, tool_id, min(link) as link, null::double as share, []::varchar[] as words
    from explicit
    group by ticket_id, tool_id
    union all
    select ticket_id, tool_id, 'proposed', share, words
    from alike
    qualify row_number() over (partition by ticket_id order by share desc, tool_id) = 1
),
keyed as (
    select tool_id, series || '/' || native_id as tool_key from marts.tools
),
decided as (
    select
        key                                      as ticket_id,
        tool_keys.tool_id,
        request_decisions.decision,
    from lake.request_decisions
    join marts.tool_keys
        on tool_keys.series || '/' || tool_keys.native_id = request_decisions.other
),
judged as (
    select
        coalesce(linked.ticket_id, decided.ticket_id) as ticket_id,
        coalesce(linked.tool_id, decided.tool_id) as tool_id,
        coalesce(link, 'named by a person')      as link,
        share,
        coalesce(words, [])                      as words,
        decision,
    from linked
    full join decided
        on decided.ticket_id = linked.ticket_id and decided.tool_id = linked.tool_id
),
stated as (
    select
        judged.*,
        requests.class,
        requests.team_id,
        requests.opened_on,
        tool_beginnings.began_on,
        shared_on,
        shared_untold,
        tool_key,
        case
            when decision = 'unanswered' then 'refused'
            when decision = 'answered' and shared_on is not null then 'verified'
            when decision is null and link = 'proposed' then 'proposed'
            when decision is null and shared_on is not null then 'measured'
            else 'claimed'
        end                                      as state,
    from judged
    join requests on requests.ticket_id = judged.ticket_id
    join marts.tool_beginnings on tool_beginnings.tool_id = judged.tool_id
    join keyed on keyed.tool_id = judged.tool_id
),
hours as (
    select
        class,
        arg_min(hours_low, place)                as hours_low,
        arg_min(hours_usual, place)              as hours_usual,
        arg_min(hours_high, place)               as hours_high,
    from lake.class_rules
    where hours_usual is not null
    group by class
)
select
    left(md5(ticket_id || chr(31) || tool_key), 16) as answer_id,
    stated.*,
    state in ('verified', 'measured', 'claimed')
        and row_number() over (
            partition by ticket_id
            order by
                list_position(
                    ['verified', 'measured', 'claimed', 'proposed', 'refused'], state
                ),
                began_on,
                tool_id
        ) = 1                                    as is_counted,
    hours_low,
    hours_usual,
    hours_high,
    if(
        hours_usual is null,
        format('program.yaml says no hours for the class {}', stated.class),
        null
    )                                            as hours_usual_unknown,
from stated
left join hours on hours.class = stated.class
