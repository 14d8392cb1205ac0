import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPersons, type Identity, type Verdict } from "../../pipelines/computed/persons.ts";

/** `principalName mail objectId employeeId directory loads`, `-` for none, several loads by `+`. */
function identity(text: string): Identity {
  const [principalName, mail, objectId, employeeId, directory, loads] = text
    .trim()
    .split(/\s+/)
    .map((word) => (word === "-" ? null : word));
  return {
    identity: text.trim().replace(/\s+/g, " "),
    principalName: principalName ?? null,
    mail: mail ?? null,
    objectId: objectId ?? null,
    employeeId: employeeId ?? null,
    directory: directory ?? null,
    loads: loads?.split("+") ?? [],
  };
}

const said = (text: string): Verdict => {
  const [key = "", word, other = ""] = text.split(" ");
  return { key, other, isMerge: word === "is" };
};

/** Which of the rows, told by their place, are one person. */
function personsOf(rows: string, ...verdicts: string[]): string[] {
  const lines = rows.trim().split("\n").map(identity);
  const { groups } = findPersons(lines, verdicts.map(said));
  const members = new Map<number, number[]>();
  groups.forEach((group, place) => {
    members.set(group, [...(members.get(group) ?? []), place + 1]);
  });
  return [...members.values()].map((places) => places.join(" "));
}

describe("equal keys", () => {
  test("make one of a directory's row and HR's, and of what had another name before", () => {
    const rows = `
      ana@x  ana@x  o1  -   -  entra1
      ana@x  ward@x o1  -   -  entra2
      -      ana@x  -   e1  x  hr1
      -      ward@x -   e1  x  hr2
      ben@x  ben@x  o2  -   -  entra1+entra2`;
    expect(personsOf(rows)).toEqual(["1 2 3 4", "5"]);
  });

  test("are not followed where one export lists them beside each other: a shared mailbox, five accounts with one number", () => {
    const mailbox = `
      gus@x  info@x o1  - - entra
      hana@x info@x o2  - - entra
      ivo@x  info@x o3  - - entra
      -      info@x -   - - hr`;
    expect(personsOf(mailbox)).toEqual(["1", "2", "3", "4"]);
    const number = Array.from({ length: 5 }, (_, n) => `a${n}@x a${n}@x o${n} e9999 x entra`).join("\n");
    expect(personsOf(number)).toEqual(["1", "2", "3", "4", "5"]);
  });

  test("say nothing across directories where they are numbers", () => {
    expect(personsOf("- a@x - 1001 x hr1\n- b@y - 1001 y hr2")).toEqual(["1", "2"]);
    expect(personsOf("- a@x - 1001 x hr1\n- - - 1001 x hr2")).toEqual(["1 2"]);
  });

  test("that only together would make one of two accounts are not followed, and the others are", () => {
    // HR's row has the mail of one account and the number of another; the number is surer.
    const rows = `
      a@x a@x o1 -  - entra
      b@x b@x o2 e1 x entra
      -   a@x -  e1 x hr
      c@x c@x o3 -  - entra
      -   c@x -  e3 x hr`;
    expect(personsOf(rows)).toEqual(["1", "2 3", "4 5"]);
    // Two addresses lead from one account to the other by way of a row that has neither id.
    const chain = `
      a@x - o1 - - jan
      b@x - o2 - - feb
      a@x b@x - - - hr`;
    expect(personsOf(chain)).toEqual(["1", "2", "3"]);
  });

  test("follow a new account only where a list apart from the accounts has had the address all along", () => {
    const accounts = "d@x d@x o1 - - jan\nd@x d@x o2 - - jun";
    expect(personsOf(accounts)).toEqual(["1", "2"]);
    expect(personsOf(`${accounts}\n- d@x - e1 x hr1+hr6`)).toEqual(["1 2 3"]);
    expect(personsOf(`${accounts}\n- d@x - e1 x hr1\n- d@x - e2 x hr6`)).toEqual(["1", "2", "3", "4"]);
  });

  test("of an account and HR are followed though the number is on a second account as well", () => {
    const rows = `
      mia@x mia@x o1 e9 x entra
      adm@x -     o2 e9 x entra
      -     mia@x -  e9 x hr`;
    expect(personsOf(rows)).toEqual(["1 3", "2"]);
  });
});

describe("what somebody said", () => {
  const rows = `
    ana@x ana@x o1 - - entra
    -     ana@x -  e1 x hr
    adm@x -     o2 - - entra`;

  test("makes one, whatever the exports say, and two", () => {
    expect(personsOf(rows)).toEqual(["1 2", "3"]);
    expect(personsOf(rows, "o1 is o2")).toEqual(["1 2 3"]);
    expect(personsOf(rows, "e1 not o1")).toEqual(["1", "2", "3"]);
  });

  test("reaches a key that no people export has, and from there another", () => {
    const { groups, extras } = findPersons(
      [identity("ana@x - o1 - - entra")],
      [said("ana is o1"), said("ana is anne")],
    );
    expect([...groups]).toEqual([0]);
    expect([...extras]).toEqual([
      ["ana", 0],
      ["anne", 0],
    ]);
  });

  test("names nobody by a key that several people have by now", () => {
    const shared = "a@x info@x o1 - - entra\nb@x info@x o2 - - entra\nc@x c@x o3 - - entra";
    expect(personsOf(shared, "info@x is o3")).toEqual(["1", "2", "3"]);
  });
});

const some = <Value>(values: readonly Value[]) => fc.constantFrom<Value | null>(null, ...values);
const row = fc.record({
  principalName: some(["a", "b", "c", "d"]),
  mail: some(["a", "b", "c", "d", "e"]),
  objectId: some(["o1", "o2", "o3"]),
  employeeId: some(["e1", "e2", "e3"]),
  directory: fc.constantFrom("x", "y"),
  loads: fc.uniqueArray(fc.constantFrom("jan", "feb", "hr"), { minLength: 1 }),
});
const company = fc.array(row, { maxLength: 9 }).map((rows) => {
  const all = rows.map((each) => {
    const directory = each.employeeId === null ? null : each.directory;
    const { principalName, mail, objectId, employeeId } = each;
    return { ...each, directory, identity: JSON.stringify([principalName, mail, objectId, employeeId, directory]) };
  });
  return [...new Map(all.map((each) => [each.identity, each])).values()];
});
const key = fc.constantFrom("a", "b", "c", "o1", "o2", "o3", "e1", "e2", "stranger", "other stranger");
const verdict = fc.record({ key, other: key, isMerge: fc.boolean() }).filter(({ key, other }) => key !== other);
const verdicts = fc.array(verdict, { maxLength: 3 });
const runs = { seed: 20_261_121, numRuns: process.env.LANEMARK_SLOW === "1" ? 20_000 : 1_000 };

/** Sets of the names of identities, in an order of their own. */
function partition(identities: readonly Identity[], said: readonly Verdict[]): string {
  const { groups } = findPersons(identities, said);
  const sets = new Map<number, string[]>();
  groups.forEach((group, place) => {
    sets.set(group, [...(sets.get(group) ?? []), identities[place]?.identity ?? ""]);
  });
  return JSON.stringify([...sets.values()].map((names) => names.sort()).sort());
}

const keysOf = (each: Identity) => [
  each.principalName,
  each.mail,
  each.objectId && `o ${each.objectId}`,
  each.employeeId && `e ${each.employeeId} ${each.directory}`,
];

test("the partition does not depend on the order of rows, files or decisions", () => {
  const order = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(company, verdicts, order, (identities, said, places) => {
      const shuffled = <Value>(values: readonly Value[]) =>
        values
          .map((value) => ({ value, place: places.next().value }))
          .sort((one, other) => one.place - other.place)
          .map(({ value }) => value);
      const others = shuffled(identities).map((each) => ({ ...each, loads: shuffled(each.loads) }));
      expect(partition(others, shuffled(said))).toBe(partition(identities, said));
    }),
    runs,
  );
});

test("nobody is one of two rows that one export lists apart, nor of what was said to be two, and a key leads from each to each", () => {
  fc.assert(
    fc.property(company, verdicts, (identities, said) => {
      const automatic = said.filter(({ isMerge }) => !isMerge);
      const { groups } = findPersons(identities, automatic);
      for (const group of new Set(groups)) {
        const members = identities.filter((_, place) => groups[place] === group);
        for (const [place, one] of members.entries()) {
          for (const other of members.slice(place + 1)) expect(areApart(one, other)).toBe(false);
        }
        const has = (name: string) => members.some((each) => holds(each, name));
        expect(
          automatic
            .filter(({ key, other }) => has(key) && has(other) && members.length > 1)
            .filter(({ key, other }) => !members.some((each) => holds(each, key) && holds(each, other))),
        ).toEqual([]);
        expect(areConnected(members)).toBe(true);
      }
    }),
    runs,
  );
});

function holds({ principalName, mail, objectId, employeeId }: Identity, name: string): boolean {
  return [principalName, mail, objectId, employeeId].includes(name);
}

function areApart(one: Identity, other: Identity): boolean {
  if (!one.loads.some((load) => other.loads.includes(load))) return false;
  const kinds = ["principalName", "mail", "objectId", "employeeId"] as const;
  return kinds.some((kind) => one[kind] !== null && other[kind] !== null && one[kind] !== other[kind]);
}

function areConnected(members: readonly Identity[]): boolean {
  const reached = new Set(members.slice(0, 1));
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    const keys = new Set([...reached].flatMap(keysOf).filter((each) => each !== null));
    for (const each of members) if (keysOf(each).some((name) => name !== null && keys.has(name))) reached.add(each);
  }
  return reached.size === members.length;
}

test("rows of one account are one person, unless one export lists two of them apart", () => {
  fc.assert(
    fc.property(company, (identities) => {
      const { groups } = findPersons(identities, []);
      for (const id of ["o1", "o2", "o3"]) {
        const places = identities.flatMap(({ objectId }, place) => (objectId === id ? [place] : []));
        const rows = places.flatMap((place) => identities[place] ?? []);
        if (rows.some((one) => rows.some((other) => areApart(one, other)))) continue;
        expect(new Set(places.map((place) => groups[place])).size).toBeLessThan(2);
      }
    }),
    runs,
  );
});
