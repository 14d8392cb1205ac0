import { rootOf } from "./average-linkage.ts";

/** The keys that a row of a people export has, and the exports in which rows with just these stand beside others. */
export type Identity = {
  readonly identity: string;
  readonly principalName: string | null;
  readonly mail: string | null;
  readonly objectId: string | null;
  readonly employeeId: string | null;
  /** Whose numbers the employee id is of: the same number elsewhere is another key. */
  readonly directory: string | null;
  readonly loads: readonly string[];
};

/** Two keys, or identities where no key leads to somebody, of which somebody said that they are one person (`isMerge`), or two. */
export type Verdict = { readonly key: string; readonly other: string; readonly isMerge: boolean };

/** `groups`: of each identity the lowest place of those that are the same person. `extras`: keys of merges that no identity has, and their group. */
export type Persons = { readonly groups: Int32Array; readonly extras: ReadonlyMap<string, number> };

/**
 * Which identities are one person. Equal keys make one, the surest first: object ids, then employee ids of one directory, then addresses. A key
 * is not followed where it would make one of rows that one export lists beside each other with other keys, of two accounts or two employee ids
 * (an address that was given on, or a rehired person: that is for somebody to say), or of what somebody said is two; where only several keys together
 * would do that, none of them is. Then what somebody said is one becomes one. The same identities give the same persons, in whatever order.
 */
export function findPersons(identities: readonly Identity[], verdicts: readonly Verdict[]): Persons {
  const holders = holdersOf(identities);
  const partition = new Partition(identities, sidesOf(verdicts, holders));
  partition.follow(
    keysOf(identities, ({ objectId }) => [objectId]),
    () => true,
  );
  partition.follow(
    keysOf(identities, ({ employeeId, directory }) => [employeeId && `${directory}\n${employeeId}`]),
    () => true,
  );
  partition.follow(
    keysOf(identities, ({ principalName, mail }) => [principalName, mail]),
    (cores) => isOneAccount(cores),
  );
  return partition.merged(verdicts, holders);
}

type Places = readonly number[];
/** On which sides of what was said to be two an identity is: `3 left` is one of both. */
type Sides = ReadonlyMap<number, readonly string[]>;
type Cores = readonly (readonly Identity[])[];

class Partition {
  readonly #identities: readonly Identity[];
  readonly #sides: Sides;
  readonly #parents: Int32Array;

  constructor(identities: readonly Identity[], sides: Sides) {
    this.#identities = identities;
    this.#sides = sides;
    this.#parents = Int32Array.from(identities, (_, place) => place);
  }

  /** Joins the holders of each key, unless they cannot be one by themselves, or not together with what the other keys join. */
  follow(keys: Iterable<Places>, fits: (cores: Cores) => boolean): void {
    const cores = Int32Array.from(this.#parents, (_, place) => rootOf(this.#parents, place));
    const members = groupsOf(cores);
    const isSound = (roots: readonly number[]) => {
      const all = roots.map((root) => members.get(root) ?? []);
      return this.#mayBeOne(all.flat()) && fits(all.map((places) => this.#at(places)));
    };
    const joining: number[][] = [];
    for (const holders of keys) {
      const roots = [...new Set(holders.map((place) => cores[place] ?? 0))];
      if (roots.length > 1 && isSound(roots)) joining.push(roots);
    }
    const together = cores.slice();
    for (const roots of joining) joinAll(together, roots);
    const unsound = new Set<number>();
    for (const [root, joined] of groupsOf(cores.map((core) => rootOf(together, core)))) {
      const roots = [...new Set(joined.map((place) => cores[place] ?? 0))];
      if (roots.length > 2 && !isSound(roots)) unsound.add(root);
    }
    for (const roots of joining) {
      if (!unsound.has(rootOf(together, roots[0] ?? 0))) joinAll(this.#parents, roots);
    }
  }

  /** What each merge names is who that was before any merge: the order of merges means nothing. */
  merged(verdicts: readonly Verdict[], holders: ReadonlyMap<string, Places>): Persons {
    const size = this.#identities.length;
    const extras = new Map<string, number>();
    const merges = verdicts.filter(({ isMerge }) => isMerge);
    const rootsOf = (key: string): number[] => {
      const places = holders.get(key);
      if (places) return [...new Set(places.map((place) => rootOf(this.#parents, place)))];
      if (!extras.has(key)) extras.set(key, size + extras.size);
      return [extras.get(key) ?? 0];
    };
    const joining = merges.map(({ key, other }) => [rootsOf(key), rootsOf(other)]);
    const parents = new Int32Array(size + extras.size);
    for (const place of parents.keys()) parents[place] = place < size ? rootOf(this.#parents, place) : place;
    // A key that leads to several people by now names none of them.
    for (const sides of joining) if (sides.every(({ length }) => length === 1)) joinAll(parents, sides.flat());
    const lowest = new Map<number, number>();
    for (const place of parents.keys()) {
      const root = rootOf(parents, place);
      if (!lowest.has(root)) lowest.set(root, place);
    }
    const groups = Int32Array.from(parents, (_, place) => lowest.get(rootOf(parents, place)) ?? place);
    return { groups: groups.slice(0, size), extras: mapValues(extras, (place) => groups[place] ?? place) };
  }

  #at(places: Places): Identity[] {
    return places.flatMap((place) => this.#identities[place] ?? []);
  }

  #mayBeOne(places: Places): boolean {
    if (areSideBySide(this.#at(places))) return false;
    const sides = new Set(places.flatMap((place) => this.#sides.get(place) ?? []));
    return ![...sides].some((side) => side.endsWith("left") && sides.has(side.replace("left", "right")));
  }
}

const kinds = ["principalName", "mail", "objectId", "employeeId"] as const;

/** Whether one export has two of these with another key of one kind. */
function areSideBySide(identities: readonly Identity[]): boolean {
  const differing = kinds.filter((kind) => new Set(identities.flatMap((each) => each[kind] ?? [])).size > 1);
  if (differing.length === 0) return false;
  const seen = new Map<string, string>();
  for (const identity of identities) {
    for (const kind of differing) {
      const key = identity[kind];
      if (key === null) continue;
      for (const load of identity.loads) {
        const place = `${load}\n${kind}`;
        if ((seen.get(place) ?? key) !== key) return true;
        seen.set(place, key);
      }
    }
  }
  return false;
}

/**
 * Whether addresses may make one person of these cores. Two of them with different employee ids of one directory are two people, or one with a new number; two
 * with object ids are two accounts, unless a list apart from the accounts has had the address under one employee id throughout.
 */
function isOneAccount(cores: Cores): boolean {
  const employed = cores.filter((core) => core.some(({ employeeId }) => employeeId !== null));
  const numbers = new Set(
    cores.flat().flatMap(({ directory, employeeId }) => (employeeId === null ? [] : `${directory}\n${employeeId}`)),
  );
  const directories = new Set(cores.flat().flatMap(({ directory }) => directory ?? []));
  if (numbers.size > directories.size) return false;
  if (cores.filter((core) => core.some(({ objectId }) => objectId !== null)).length < 2) return true;
  return (
    employed.length === 1 && cores.flat().some(({ employeeId, objectId }) => employeeId !== null && objectId === null)
  );
}

function holdersOf(identities: readonly Identity[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [place, identity] of identities.entries()) {
    const keys = kinds.flatMap((kind) => identity[kind] ?? []);
    for (const key of new Set([identity.identity, ...keys])) put(holders, key, place);
  }
  return holders;
}

/** The holders of each key of a kind, of those that several have. */
function* keysOf(
  identities: readonly Identity[],
  read: (identity: Identity) => readonly (string | null)[],
): Generator<Places> {
  const holders = new Map<string, number[]>();
  for (const [place, identity] of identities.entries()) {
    for (const key of new Set(read(identity))) if (key !== null) put(holders, key, place);
  }
  for (const places of holders.values()) if (places.length > 1) yield places;
}

function sidesOf(verdicts: readonly Verdict[], holders: ReadonlyMap<string, Places>): Sides {
  const sides = new Map<number, string[]>();
  for (const [number, { key, other, isMerge }] of verdicts.entries()) {
    if (isMerge) continue;
    for (const place of holders.get(key) ?? []) put(sides, place, `${number} left`);
    for (const place of holders.get(other) ?? []) put(sides, place, `${number} right`);
  }
  return sides;
}

function joinAll(parents: Int32Array, places: Places): void {
  for (const place of places) {
    const [one, other] = [rootOf(parents, places[0] ?? 0), rootOf(parents, place)];
    parents[Math.max(one, other)] = Math.min(one, other);
  }
}

function groupsOf(roots: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [place, root] of roots.entries()) put(groups, root, place);
  return groups;
}

function put<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function mapValues<Key>(map: ReadonlyMap<Key, number>, change: (value: number) => number): Map<Key, number> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
