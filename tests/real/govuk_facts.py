"""What the GOV.UK registries say, straight from their YAML files, by nothing of Lanemark.

Usage: python3 tests/real/govuk_facts.py FOLDER/snapshots > tests/real/govuk-facts.json
An entry is an app: its app_name, else the name of its repository (github_repo_name, since 2022 repo_name). Where all
entries of a repository in a file are one app, the app's name and the repository's are the same tool, in every file.
`listed`, `retired`, `without_team`, `new` and `lacking` look at one file and the one before it. `standing`, `standing_without_team`
and `ended` follow the rule that one file lacking a tool ends nothing: it stands, as it was last listed, until the first of two
files in a row that lack it; the newest file has no second one yet. `then` says the same of a day with nothing but the files until
that day, `without_team_in_use` those of them that are not retired. PyYAML takes the last of two equal keys.
"""

import json
import pathlib
import sys

import yaml


def repository(entry):
    return entry.get("repo_name") or entry.get("github_repo_name")


def app(entry):
    return entry.get("app_name") or repository(entry)


def is_teamless(entries):
    return not any(entry.get("team") for entry in entries)


def is_retired(entries):
    return any(entry.get("retired") is True for entry in entries)


def same_tools(files):
    """Name -> the name that stands for its tool."""
    parent = {}

    def find(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for entries in files.values():
        apps = {}
        for entry in entries:
            apps.setdefault(repository(entry), set()).add(app(entry))
        for name, names in apps.items():
            if len(names) == 1:
                parent[find(min(names))] = find(name)
    return {name: find(name) for name in list(parent)}


def histories(files):
    """Day -> tool -> its entries: as listed, and as standing."""
    tool_of = same_tools(files)
    days = list(files)
    listed = {}
    for day, entries in files.items():
        tools = {}
        for entry in entries:
            name = app(entry)
            tools.setdefault(tool_of.get(name, name), []).append(entry)
        listed[day] = tools

    standing = {}
    for place, day in enumerate(days):
        tools = dict(listed[day])
        if place > 0:
            following = listed[days[place + 1]] if place + 1 < len(days) else None
            for tool, entries in standing[days[place - 1]].items():
                was_there = tool in listed[days[place - 1]]
                if tool not in tools and was_there and (following is None or tool in following):
                    tools[tool] = entries
        standing[day] = tools
    return listed, standing


def known_then(files, day):
    _, standing = histories({each: entries for each, entries in files.items() if each <= day})
    teamless = [entries for entries in standing[day].values() if is_teamless(entries)]
    return {
        "standing": len(standing[day]),
        "without_team": len(teamless),
        "without_team_in_use": sum(not is_retired(entries) for entries in teamless),
    }


def main(folder):
    files = {path.name[:10]: yaml.safe_load(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*.yml"))}
    listed, standing = histories(files)
    days = list(files)
    rows = []
    seen = set()
    for place, day in enumerate(days):
        tools = listed[day]
        before = listed[days[place - 1]] if place else {}
        stood = standing[days[place - 1]] if place else {}
        ended = sorted(set(stood) - set(standing[day]))
        rows.append({
            "day": day,
            "entries": len(files[day]),
            "entries_retired": sum(entry.get("retired") is True for entry in files[day]),
            "entries_without_team": sum(not entry.get("team") for entry in files[day]),
            "listed": len(tools),
            "new": len(set(tools) - seen),
            "retired": sum(map(is_retired, tools.values())),
            "without_team": sum(map(is_teamless, tools.values())),
            "lacking": len(set(before) - set(tools)),
            "standing": len(standing[day]),
            "standing_without_team": sum(map(is_teamless, standing[day].values())),
            "ended": len(ended),
            "ended_after_retired": sum(is_retired(stood[tool]) for tool in ended),
            "back": len((set(standing[day]) - set(stood)) & seen),
            "then": known_then(files, day),
        })
        seen |= set(tools)
    change = days.index("2022-07-01")
    print(json.dumps({
        "origin": "github.com/alphagov/govuk-developer-docs, data/applications.yml and data/repos.yml by half-year, MIT, Crown copyright; printed by tests/real/govuk_facts.py",
        "tools": len(seen),
        "ended_when_the_file_changed": sorted(set(standing[days[change - 1]]) - set(standing[days[change]])),
        "snapshots": rows,
    }, indent=2))


main(sys.argv[1])
