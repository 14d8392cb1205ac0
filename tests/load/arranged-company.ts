import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";

/** How the rows of one kind of export may come: a log in any files, each row in one or more of them; a full export whole, though with rows told twice. */
type Kind = "log" | "full";

const kinds: readonly { readonly file: RegExp; readonly kind: Kind }[] = [
  { file: /^(purview|incident|events)/, kind: "log" },
  { file: /^(registry|entra|headcount|launches)/, kind: "full" },
];

/** Lines of one export of the sample: a header (none for NDJSON) and rows, of which each is one line. */
type Export = {
  readonly name: string;
  readonly header: string | null;
  readonly rows: readonly string[];
  readonly kind: Kind;
};

export function exportOf(file: string): Export {
  const name = path.basename(file);
  const lines = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "");
  const found = kinds.find((each) => each.file.test(name));
  if (found === undefined) throw new Error(`${name}: of no kind`);
  const header = name.endsWith(".ndjson") ? null : (lines.shift() ?? null);
  // A row that cannot be read counts against its file, the more the smaller that is: of this the arrangement is not free.
  return { name, header, rows: lines.filter((line) => !isBroken(line)), kind: found.kind };
}

/** Of an audit log's row the JSON is not closed. */
function isBroken(line: string): boolean {
  return /"{""/.test(line) && !/}",,$/.test(line);
}

/** A file to write: its name and lines. */
type Written = { readonly name: string; readonly lines: readonly string[] };

/** Files that tell what these exports tell, in the turns in which they come. */
export function arbitraryArrangement(exports: readonly Export[]): fc.Arbitrary<readonly (readonly Written[])[]> {
  return fc
    .tuple(...exports.map((each) => (each.kind === "log" ? arbitraryLogFiles(each) : arbitraryFullFiles(each))))
    .chain((files) => shuffled(files.flat()))
    .chain((files) =>
      fc
        .array(fc.nat(files.length), { maxLength: 2 })
        .map((cuts) => [0, ...cuts.sort((one, other) => one - other), files.length])
        .map((cuts) => cuts.slice(1).map((end, turn) => files.slice(cuts[turn], end)))
        .map((turns) => turns.filter((turn) => turn.length > 0)),
    );
}

export function writeTurns(folder: string, turns: readonly (readonly Written[])[]): string[][] {
  mkdirSync(folder, { recursive: true });
  return turns.map((files) =>
    files.map(({ name, lines }) => {
      const file = path.join(folder, name);
      writeFileSync(file, `${lines.join("\n")}\n`);
      return file;
    }),
  );
}

/** One to three files, cut where their lines are cut, the last rows of each again in the next; now and then all once more in one. */
function arbitraryLogFiles({ name, header, rows }: Export): fc.Arbitrary<Written[]> {
  const places = fc.array(fc.nat(rows.length), { maxLength: 2 });
  return fc.tuple(places, fc.nat(5), fc.boolean()).chain(([cuts, overlap, isWhole]) => {
    const edges = [0, ...cuts.sort((one, other) => one - other), rows.length];
    const parts = edges.slice(1).map((end, part) => rows.slice(Math.max(0, (edges[part] ?? 0) - overlap), end));
    const told = [...parts, ...(isWhole ? [rows] : [])].filter((part) => part.length > 0);
    return fc
      .tuple(...told.map((part) => shuffled(part)))
      .map((files) => files.map((file, index) => written(name, index, header, file)));
  });
}

/** The rows in any order, some of them twice; now and then the same again in another file. */
function arbitraryFullFiles({ name, header, rows }: Export): fc.Arbitrary<Written[]> {
  const told = fc.subarray([...rows], { maxLength: 3 }).chain((again) => shuffled([...rows, ...again]));
  return fc
    .array(told, { minLength: 1, maxLength: 2 })
    .map((files) => files.map((file, index) => written(name, index, header, file)));
}

/** The name keeps the day that it says at its end. */
function written(name: string, index: number, header: string | null, rows: readonly string[]): Written {
  return { name: `${index}-${name}`, lines: header === null ? rows : [header, ...rows] };
}

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
