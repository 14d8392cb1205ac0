-- One row per word that the exports have for the state of a request, with what they
-- say of its approval, and whose turn that leaves it: not begun, in work, an
-- approval's, the requester's, a vendor's, done, cancelled or rejected. A word that
-- nothing here knows is work. Both are in lower case and trimmed; empty where the
-- export says neither.
with words as (
    select
        lower(trim(coalesce(state, '')))         as state,
        lower(trim(coalesce(approval, '')))      as approval,
        bool_or(coalesce(is_cancelled, false))   as is_cancelled,
        count(*)                                 as updates,
        count(*) filter (is_newest)              as requests,
    from staging.ticket_updates
    group by all
)
select
    state,
    approval,
    case
        when is_cancelled then 'cancelled'
        when regexp_matches(state, '\b(rejected|declined|refused)\b') then 'rejected'
        when regexp_matches(
            state, '\b(cancell?ed|withdrawn|abandoned|void|skipped|won.?t do)\b'
        )
            then 'cancelled'
        when approval = 'rejected' then 'rejected'
        when regexp_matches(
            state, '\b(resolved|closed|done|completed?|fulfilled|delivered)\b'
        )
            or state in ('6', '7')
            then 'done'
        when approval = 'requested' or regexp_matches(state, '\bapproval\b')
            then 'approval'
        when regexp_matches(state, '\b(await|wait|pending|hold)')
            and regexp_matches(state, '\b(user|caller|customer|requester|requestor)\b')
            then 'requester'
        when regexp_matches(state, '\b(await|wait|pending|hold)')
            and regexp_matches(state, '\b(vendor|supplier|third|3rd|external)\b')
            then 'vendor'
        when state in (
            '1', 'new', 'open', 'opened', 'submitted', 'registered', 'logged', 'draft',
            'assigned', 'queued', 'backlog', 'to do', 'todo'
        )
            then 'not begun'
        when state = '' then null
        else 'in work'
    end                                          as turn,
    updates,
    requests,
from words
