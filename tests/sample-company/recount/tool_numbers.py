"""The numbers of ownership and sprawl on one day."""

from .overlap import clusters_of

MINIMUM = 10


def tool_day(company, day):
    """What is so of each tool listed on a day."""
    rules, use, owners = company.rules, company.use, company.owners
    found = []
    for tool, row in company.registry.on(day):
        platform = row.get("platform", "")
        is_covered = use.covers(platform, day, rules.line_days)
        builders = builders_of(company, tool)
        users = use.users(tool, day, rules.line_days, builders) if is_covered else None
        is_active = use.has_acts(tool, ("use", "run", "author"), day, rules.active_days)
        state, cause, since = owners.state(tool, day)
        found.append({
            "tool": tool, "row": row, "team": company.registry.team(row), "platform": platform,
            "users": None if users is None else len(users),
            "is_active": is_active or not use.covers(platform, day, rules.active_days),
            "state": state, "cause": cause, "since": since,
            "depended_on": is_depended_on(tool.depended_on(day), users, rules.line_users),
            "builders": builders,
        })
    return found


def is_depended_on(declared, users, line):
    """Declared so or used by enough people; None where no log covers its platform."""
    return True if declared else None if users is None else len(users) >= line


def builders_of(company, tool):
    """The people whom the registry has ever named as builders; a key that no people export knows is a person of its own."""
    return {company.use.person(key) for key in tool.builders()} - {None}


def is_owned_by_builders(company, each, day):
    able = company.owners.able_owners(each["tool"], day)
    return bool(able) and all(company.people.find(key) is not None and company.use.person(key) in each["builders"] for key in able)


def has_other_owner(company, each, day):
    able = company.owners.able_owners(each["tool"], day)
    return bool(able) and not is_owned_by_builders(company, each, day)


def count_ownership(company, cells, month, day, tools):
    if tools:
        teamless = sum(each["team"] is None for each in tools)
        cells.add("teamless_rate", month, None, teamless / len(tools), teamless, len(tools))
    if company.people.first_day is None or not company.registry.has_owners(day):
        return
    cells.counts("orphaned_tools", month, [each["team"] for each in tools if each["state"] == "orphaned"])
    cells.counts("not_matched_owners", month, [each["team"] for each in tools if each["state"] == "not matched"])
    active = [each for each in tools if each["is_active"]]
    cells.ratios("orphan_rate", month, [(each["team"], (each["state"] == "orphaned", 1)) for each in active], minimum=MINIMUM)
    depended = [
        each
        for each in tools
        if each["depended_on"] and (each["tool"].builders() or each["state"] in ("orphaned", "covered"))
    ]
    cells.ratios(
        "owner_is_builder", month, [(each["team"], (is_owned_by_builders(company, each, day), 1)) for each in depended], minimum=MINIMUM
    )
    cells.ratios(
        "independent_owner_rate", month, [(each["team"], (has_other_owner(company, each, day), 1)) for each in depended], minimum=MINIMUM
    )
    known = [each for each in tools if each["depended_on"]]
    cells.ratios("depended_orphan_rate", month, [(each["team"], (each["state"] == "orphaned", 1)) for each in known], minimum=MINIMUM)


def text_of(each):
    return f"{each['tool'].name} {each['row'].get('description', '')}".strip()


def is_compared(company, each):
    text = text_of(each)
    return len(text) >= company.rules.minimum_characters and any(letter.isalnum() for letter in text)


def count_sprawl(company, cells, month, tools):
    """Clusters of the latest day; of each the tool with most users is kept, of equals the active one, then the oldest."""
    compared = sorted((each for each in tools if is_compared(company, each)), key=lambda each: each["tool"].id)
    groups = [[compared[place] for place in group] for group in clusters_of([text_of(each) for each in compared], company.rules.threshold)]
    spared, keepers = [], []
    for group in groups:
        kept = min(group, key=lambda each: (
            -(each["users"] or 0), not each["is_active"], each["row"].get("created_on") or "9999", each["tool"].id,
        ))
        spared += [each for each in group if each is not kept]
        keepers.append(kept)
    cells.counts("overlap_clusters", month, [each["team"] for each in keepers])
    cells.counts("excess_tools", month, [each["team"] for each in spared])
    spared_ids = {id(each) for each in spared}
    cells.ratios("excess_rate", month, [(each["team"], (id(each) in spared_ids, 1)) for each in compared if each["is_active"]])
    return groups
