"""Finds the export files of a company and says which format each is: by its columns, as docs/formats.md tells."""

import csv
import io
import json
import re
from datetime import date, datetime
from pathlib import Path

csv.field_size_limit(1 << 30)

FORMATS = {
    "lanemark-registry": ("tool_id", "name", "owner", "builder"),
    "lanemark-people": ("mail", "name", "team", "enabled"),
    "entra-users": ("userprincipalname", "displayname", "accountenabled"),
    "lanemark-headcounts": ("team", "month", "headcount"),
    "lanemark-launches": ("team", "launched_on"),
    "lanemark-events": ("occurred_at", "actor", "tool_id", "operation"),
    "purview-audit": ("creationdate", "auditdata"),
    "servicenow-incident-log": (
        "number", "incident_state", "reassignment_count", "sys_mod_count", "opened_at", "sys_updated_at", "assignment_group",
    ),
    "servicenow-incidents-list": ("number", "short_description", "opened_at", "state", "assignment_group"),
}
# An incident list that says when its audit rows were written is the event log.
NOT_WITH = {"servicenow-incidents-list": {"cat_item", "sys_updated_at"}}

EMPTY = {
    "lanemark-registry": {"n/a", "na", "none", "-", "–", "?", "unknown", "tbd"},
    "lanemark-people": {"n/a", "na", "-", "–"},
    "servicenow-incidents-list": {"null"},
    "servicenow-incident-log": {"?"},
}


class Export:
    """One file: its format, the day in its name, and its rows as text by lower-case column."""

    def __init__(self, path, kind, rows):
        self.path, self.kind, self.rows = path, kind, rows
        found = re.findall(r"\d{4}-\d{2}-\d{2}", path.name)
        self.day = date.fromisoformat(found[-1]) if found else None


def text_of(path):
    raw = path.read_bytes()
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def recognise(columns):
    held = {column for column in columns}
    return [
        kind
        for kind, needed in FORMATS.items()
        if held.issuperset(needed) and not held & NOT_WITH.get(kind, set())
    ]


def read_csv(path):
    text = text_of(path)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [column.strip().lower() for column in next(reader, [])]
    kinds = recognise(columns)
    if not kinds:
        return None
    kind = max(kinds, key=lambda each: len(FORMATS[each]))
    empty = EMPTY.get(kind, set())

    def rows():
        for cells in reader:
            if any(cells):
                cells = ["" if cell.strip().lower() in empty else cell.strip() for cell in cells]
                yield dict(zip(columns, cells + [""] * (len(columns) - len(cells))))

    return Export(path, kind, rows())


def read_ndjson(path):
    def rows():
        for line in text_of(path).splitlines():
            if line.strip():
                yield {key.lower(): "" if value is None else str(value) for key, value in json.loads(line).items()}

    return Export(path, "lanemark-events", rows())


def read_exports(folder):
    """The files of a folder by format, each list in the order of their days, then names."""
    found = {kind: [] for kind in FORMATS}
    for path in sorted(Path(folder).rglob("*")):
        suffix = path.suffix.lower()
        if suffix == ".parquet":
            raise SystemExit(f"{path}: Python's standard library cannot read Parquet")
        export = read_csv(path) if suffix == ".csv" else read_ndjson(path) if suffix in (".ndjson", ".jsonl") else None
        if export:
            found[export.kind].append(export)
    for exports in found.values():
        exports.sort(key=lambda export: (export.day or date.min, export.path.name))
    return found


# ---- cells --------------------------------------------------------------------------------------------------------------------------

DAY_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y")


def day_in(text):
    """A day that only one reading fits, else None."""
    for form in DAY_FORMATS:
        try:
            return datetime.strptime(text[:10] if form == "%Y-%m-%d" else text, form).date()
        except ValueError:
            continue
    return None


def is_yes(text):
    """yes, no or None where a cell says neither."""
    word = text.lower()
    return True if word in ("yes", "true", "x", "1") else False if word in ("no", "false", "0") else None


def keys_in(cell):
    """The people of one cell: separated by `;`, `|`, `/`, `&`, `and` or a line break; an address in angle brackets is the key."""
    parts = re.split(r"[;|/&\n]|\s+and\s+", cell)
    found = []
    for part in parts:
        address = re.search(r"<([^<>]+@[^<>]+)>", part)
        key = (address.group(1) if address else part).strip()
        if key and key.lower() not in EMPTY["lanemark-registry"]:
            found.append(key.lower())
    return found
