-- title: Confirmation rate
-- question: Do owners say again, when they are asked, that a tool is theirs?
-- definition: Confirmations given by the day on which they were due, of all that were due
--   in the period. The next one is due on the day on which the last runs out (after 365
--   days unless the program says otherwise), the first one 30 days after the tool was
--   created, its owners changed or the registry began to tell of confirmations. Owners who
--   are none any more by the day on which it is due owe none. One given here counts like
--   one that an export tells; one given late counts as not given.
-- kind: ratio of flows
-- unit: share
-- better: higher
-- filters: team, platform
-- rows: tools
-- needs: tools
-- minimum: 10
-- interval: wilson
-- none: no confirmation was due, or no registry export tells of any
with terms as (
    select
        *,
        lead(owner_since) over (
            partition by tool_id order by owner_since nulls first
        )                                        as until,
    from (
        select
            tool_id,
            owner_since,
            min(expected_from)                   as expected_from,
            list_sort(list(distinct confirmed_on)) as given,
        from marts.confirmations
        where expected_from is not null or confirmed_on is not null
        group by tool_id, owner_since
    )
),
given as (
    select tool_id, owner_since, until, unnest(given) as confirmed_on
    from terms
),
renewals as (
    select
        tool_id,
        confirmed_on + confirm_days              as due_on,
        lead(confirmed_on) over (
            partition by tool_id, owner_since order by confirmed_on
        )                                        as answered_on,
        until,
    from given
    cross join lake.program
),
firsts as (
    select
        tool_id,
        expected_from + due_days                 as due_on,
        given[1]                                 as answered_on,
        until,
    from terms
    cross join lake.program
    where expected_from is not null and coalesce(given[1] > expected_from, true)
),
asked as (
    select * from (
        from renewals
        union all
        from firsts
    )
    where coalesce(due_on < until, true)
)
select
    due_on                                       as day,
    team_id,
    platform,
    asked.tool_id                                as subject,
    coalesce(answered_on <= due_on, false)::int  as numerator,
    1                                            as denominator,
from asked
join marts.days
    on month = date_trunc('month', due_on)::date and due_on <= days.day
join marts.listed_days
    on listed_days.day = days.day and listed_days.tool_id = asked.tool_id
where not is_retired
