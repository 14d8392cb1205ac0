-- takes: concern, decision, decision_state
-- gives: value
-- Where a tool stands in the queue of ownership, by its `concern` (marts.tool_list) and
-- by what was decided of it and the state of that: waiting, re-opened, snoozed or
-- decided; null for a tool that needs nobody.
select
    case
        when decision_state = 're-opened' then 're-opened'
        when decision_state = 'open'
            then if(decision = 'snooze', 'snoozed', 'decided')
        when concern < 6 then 'waiting'
    end
