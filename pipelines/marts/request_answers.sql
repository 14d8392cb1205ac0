-- One row per request and tool that may have answered it: named by an export, or
-- proposed by their words. What a person said stands. Each request counts once, for the
-- tool that the most speaks for (`is_counted`): hours are those of its class. `state`:
-- verified where a person said so and others use the tool, measured where it is named and
-- others use it, claimed where it is only named or said, refused where a person said no;
-- proposed counts for nothing.
with linked as (
    select ticket_id, tool_id, link, null::double as share, []::varchar[] as words
    from marts.named_answers
    union all
    select ticket_id, tool_id, 'proposed', share, words
    from marts.proposed_answers
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
    join marts.requests on requests.ticket_id = judged.ticket_id
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
