"""Which rows of the people exports are one person: docs/rules.md, counted without a thought for speed."""

from collections import Counter, defaultdict


class Keys:
    def __init__(self, principal, mail, account, number):
        self.principal, self.mail, self.account, self.number = ((key or "").lower() or None for key in (principal, mail, account, number))

    @property
    def kinds(self):
        return self.principal, self.mail, self.account, self.number

    @property
    def all(self):
        return {key for key in self.kinds if key}


def persons_of(rows, names):
    """For each row (series, place, day, keys, facts) the number of its person; `names` calls several domains one directory."""
    directories = directories_of(rows, names)
    parts = list(range(len(rows)))  # row -> the lowest row that is the same person, as far as is known
    own = {}
    for number, (_, _, _, keys, facts) in enumerate(rows):  # rows with the same keys are the same
        directory = directories[rows[number][0], rows[number][1]] if keys.number else None
        parts[number] = own.setdefault((keys.kinds, directory), number)
    number_of = lambda row: rows[row][3].number and (directories[rows[row][0], rows[row][1]], rows[row][3].number)
    follow(rows, parts, lambda row: {rows[row][3].account}, lambda cores: True)
    follow(rows, parts, lambda row: {number_of(row)}, lambda cores: True)
    follow(rows, parts, lambda row: {rows[row][3].principal, rows[row][3].mail}, lambda cores: is_one(rows, cores, number_of))
    return parts


def directories_of(rows, names):
    """(series, place of the export) -> its directory."""
    domains = defaultdict(lambda: defaultdict(set))
    for series, place, _, keys, _ in rows:
        address = keys.mail or keys.principal
        domains[series, place]  # known, also without an address
        if address and "@" in address:
            domain = address.rsplit("@", 1)[1]
            domains[series, place][names.get(domain, domain)].add(address)
    told = {export: min(found, key=lambda name: (-len(found[name]), name)) for export, found in domains.items() if found}
    only = next(iter(set(told.values()))) if len(set(told.values())) == 1 else ""
    return {export: told.get(export, only) for export in domains}


def follow(rows, parts, keys_of, fits):
    """One step: joins the parts that share a key, unless that makes one of what must stay apart."""
    members = members_of(parts)
    may = lambda heads: not beside(rows, [row for head in heads for row in members[head]]) and fits([members[head] for head in heads])
    holders = defaultdict(set)
    for row in range(len(rows)):
        for key in keys_of(row) - {None}:
            holders[key].add(parts[row])
    joins = [heads for heads in holders.values() if len(heads) > 1 and may(heads)]
    together = {head: {head} for head in members}
    for heads in joins:
        union = set().union(*(together[head] for head in heads))
        for head in union:
            together[head] = union
    final = {head: min(union) if may(union) else head for head, union in together.items()}
    for row, head in enumerate(parts):
        parts[row] = final[head]


def members_of(parts):
    members = defaultdict(list)
    for row, head in enumerate(parts):
        members[head].append(row)
    return members


def beside(rows, numbers):
    """Whether one export lists two of these rows, neither ended by its day, with different keys of one kind."""
    exports = defaultdict(list)
    for number in numbers:
        series, place, day, keys, facts = rows[number]
        if facts["ended_on"] is None or facts["ended_on"] > day:
            exports[series, place].append(keys)
    return any(len({key for key in kind if key}) > 1 for found in exports.values() for kind in zip(*(keys.kinds for keys in found)))


def is_one(rows, cores, number_of):
    employed = [core for core in cores if any(number_of(row) for row in core)]
    numbers = {number_of(row) for core in employed for row in core if number_of(row)}
    if any(count > 1 for count in Counter(directory for directory, _ in numbers).values()):
        return False
    if sum(any(rows[row][3].account for row in core) for core in cores) < 2:
        return True
    return len(employed) == 1 and any(number_of(row) and not rows[row][3].account for core in cores for row in core)
