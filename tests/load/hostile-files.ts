import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, symlinkSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { givenZip } from "../reading/given-zip.ts";

export const header = "tool_id,name,owner,builder,team\n";
export const registry = `${header}T1,Leave planner,ana@ortolan.test,ana@ortolan.test,Claims\nT2,Rechnungsprüfung,ben@ortolan.test,ben@ortolan.test,Finance\n`;

export type Hostile = {
  readonly name: string;
  readonly make: (file: string) => void;
  /** The one line that it gets, without the folder's path. */
  readonly words: RegExp;
};

const write = (content: string | Buffer) => (file: string) => writeFileSync(file, content);
const wide = Array.from({ length: 10_000 }, (_, index) => `column ${index}`).join(",");
const zip = givenZip([{ name: "registry.csv", content: registry }]);

/** Everything that a person may drop into a folder by mistake, and what must be said of it. */
export const hostileFiles: readonly Hostile[] = [
  { name: "empty-2026-03-31.csv", make: write(""), words: /^empty-2026-03-31\.csv: is empty; export it again, / },
  {
    name: "blank.csv",
    make: write("\n\n \n"),
    words: /^blank\.csv: is empty; export it again, with its header$/,
  },
  {
    name: "folder.csv",
    make: (file) => mkdirSync(file),
    words: /^folder\.csv: a directory in place of a file; name the files in it, /,
  },
  {
    name: "link.csv",
    make: (file) => symlinkSync(path.join(path.dirname(file), "good.csv"), file),
    words: /^link\.csv: a symbolic link, which is not followed; name the file that it points to$/,
  },
  {
    name: "pipe.csv",
    make: (file) => execFileSync("mkfifo", [file]),
    words: /^pipe\.csv: a pipe, socket or device in place of a file; save the export to a file first$/,
  },
  {
    name: "cut.zip",
    make: write(zip.subarray(0, zip.length - 30)),
    words: /^cut\.zip: is damaged or cut short \(.+\); copy or export it again$/,
  },
  {
    name: "bomb.zip",
    make: write(givenZip([{ name: "bomb.csv", content: Buffer.alloc(30_000_000) }])),
    words: /^bomb\.zip: unpacks to more than 100 times its size, or more than 20 GB; unpack it by hand /,
  },
  {
    name: "lying-bomb.zip",
    make: write(givenZip([{ name: "bomb.csv", content: Buffer.alloc(30_000_000), claimedBytes: 100 }])),
    words:
      /^lying-bomb\.zip\/bomb\.csv: is damaged or cut short \(too many bytes in the stream\..+\); copy or export it again$/,
  },
  {
    name: "picture.csv",
    make: write(Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(500, 7)])),
    words: /^picture\.csv: a PNG picture, not a table; export it as CSV$/,
  },
  {
    name: "long-line.csv",
    make: (file) => writeLongLine(file),
    words: /^long-line\.csv:3: a record of more than 16 MB starts here; /,
  },
  {
    name: "twice.csv",
    make: write("tool_id,name,owner,builder,Name\n1,a,b,c,d\n"),
    words:
      /^twice\.csv: .*nearest is lanemark-registry \(Registry sheet\), but the file has `name` twice; remove one of them$/,
  },
  {
    name: "wide.csv",
    make: write(`${wide}\n`),
    words: /^wide\.csv:1: 10000 columns, and 500 is the most; export only those that are needed$/,
  },
  {
    name: "nul.csv",
    make: write(registry.replace("T2", "T\0")),
    words: /^nul\.csv:3: a NUL byte; this is no text, or it was damaged on the way: export it again$/,
  },
  {
    name: "header-only-2026-03-31.csv",
    make: write(header),
    words:
      /^header-only-2026-03-31\.csv: .* held: it has a header and no rows; export it again; if there is nothing to tell, accept it and say why$/,
  },
  {
    name: "undated.csv",
    make: write(registry),
    words: /^undated\.csv: .* held: it does not say which day it shows; put the day into its name /,
  },
  {
    name: "broken-rows-2026-03-31.csv",
    make: write(`${header}${"T1,only two cells\n".repeat(3)}`),
    words: /^broken-rows-2026-03-31\.csv: .* held: 3 of 3 rows cannot be read, more than 1 %; see its rejects, /,
  },
  {
    name: "nearly.csv",
    make: write("tool_id,name,owner,maker\n1,a,b,c\n"),
    words:
      /^nearly\.csv: no source recognises it; nearest is lanemark-registry \(Registry sheet\), but the file has no column `builder`$/,
  },
  {
    name: "stranger.csv",
    make: write("foo,bar\n1,2\n"),
    words: /^stranger\.csv: no source recognises it; none of its columns belongs to a format that Lanemark knows$/,
  },
  {
    name: "sheet.xlsx",
    make: write(givenZip([{ name: "[Content_Types].xml", content: "<Types/>" }])),
    words: /^sheet\.xlsx: an Excel workbook or another Office file; save the sheet as CSV UTF-8$/,
  },
  {
    name: "aliases.yml",
    make: write(`- repo_name: &a [x, x, x]\n${"- repo_name: [*a, *a, *a]\n".repeat(1000)}`),
    words: /^aliases\.yml:1: an anchor \(&…\); write the value out instead$/,
  },
  {
    name: "deep.yml",
    make: write(`- repo_name: planner\n  type: ${"[".repeat(900_000)}\n`),
    words: /^deep\.yml:2: lists or maps in one another, deeper than any table; write plain values$/,
  },
  {
    name: "map.yml",
    make: write("---\ntools:\n  - repo_name: planner\n"),
    words:
      /^map\.yml:2: YAML, but no list; write one entry per tool, each beginning with a hyphen: - repo_name: planner$/,
  },
  {
    name: "line\nbreak.csv",
    make: write("foo,bar\n1,2\n"),
    words: /^line\?break\.csv: no source recognises it; /,
  },
];

/** A file of 1 GB whose third line never ends: 18 MB of letters, then a hole that takes no disk. */
function writeLongLine(file: string): void {
  const handle = openSync(file, "w");
  writeSync(handle, `${registry.slice(0, registry.indexOf("T2"))}"`);
  writeSync(handle, Buffer.alloc(18_000_000, "x"));
  closeSync(handle);
  truncateSync(file, 2 ** 30);
}
