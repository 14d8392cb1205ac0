#!/usr/bin/env python3
"""Computes the numbers of the five reports again, from a company's exports and its program.yaml alone.

    python3 tests/sample-company/recount.py FOLDER [PROGRAM.YAML]

Python's standard library only, none of Lanemark's code: every rule is written a second time, from docs/metrics.md and docs/formats.md.
Prints JSON: `cells` holds one number per metric, month and team (`team` null: all), as far as there is one.
"""

import json
import sys
from pathlib import Path

from recount.adoption import count_adoption, count_tools_in_use
from recount.cells import Cells
from recount.company import Company
from recount.confirmations import count_confirmations
from recount.escalation import count_escalations
from recount.half_finished import count_half_finished
from recount.owner_spans import count_spans
from recount.requests import count_requests
from recount.tool_numbers import count_ownership, count_sprawl, tool_day


def recount(folder, program):
    company, cells = Company(folder, program), Cells()
    change = count_requests(company, cells)
    count_adoption(company, cells)
    company.tool_days = [(month, day, tool_day(company, day)) for month, day in company.report_days()]
    count_escalations(company, cells)
    orphans, groups, tools = [], [], []
    for month, day, tools in company.tool_days:
        count_tools_in_use(company, cells, month, day, tools)
        count_half_finished(company, cells, month, day, tools)
        count_ownership(company, cells, month, day, tools)
        orphans += [
            {"month": month, "tool": each["tool"].id, "cause": each["cause"], "since": each["since"].isoformat()}
            for each in tools
            if each["state"] == "orphaned"
        ]
    if company.tool_days:
        groups = count_sprawl(company, cells, month, tools)
    count_spans(company, cells)
    count_confirmations(company, cells)
    cells.close()
    return {
        "cells": cells.all,
        "backlog_change": change,
        "orphans": orphans,
        "clusters": [sorted(each["tool"].id for each in group) for group in groups],
        "tools": [
            {"tool": each["tool"].id, "name": each["tool"].name, "users": each["users"], "is_active": each["is_active"],
             "depended_on": each["depended_on"], "state": each["state"]}
            for each in tools
        ],
        "events": company.use.count,
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    print(json.dumps(recount(folder, sys.argv[2] if len(sys.argv) > 2 else folder / "program.yaml"), default=str))
