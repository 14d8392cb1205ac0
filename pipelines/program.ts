import fs from "node:fs/promises";
import { parseDocument } from "yaml";
import type { Layout } from "../contract/layout.ts";
import { type Program, programSchema } from "../contract/program.ts";
import { LoadError } from "./errors.ts";
import { assertTakes } from "./reading-said.ts";
import type { Source } from "./source.ts";

/** The program's rules; the defaults where the data directory has no `program.yaml`. All faults at once, each with its line. */
export async function readProgram(layout: Layout, sources: readonly Source[]): Promise<Program> {
  const text = await fs.readFile(layout.program, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw new LoadError(`${layout.program}: cannot be read (${error.code}); make it a readable file`);
  });
  const document = parseDocument(text);
  const broken = document.errors[0];
  if (broken)
    throw new LoadError(`${layout.program}:${broken.linePos?.[0].line ?? 1}: ${broken.message.split("\n")[0]}`);
  const lineOf = (place: readonly string[]) => {
    const node = document.getIn(place, true) as { range?: [number] } | undefined;
    return node?.range ? text.slice(0, node.range[0]).split("\n").length : 1;
  };
  const parsed = programSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) {
    assertSources(parsed.data, sources, (name) => `${layout.program}:${lineOf(["sources", name])}: sources.${name}`);
    return parsed.data;
  }
  const faults = parsed.error.issues.map((issue) => {
    const place = issue.path.map(String);
    const wrong = issue.code === "unrecognized_keys" ? [...place, String(issue.keys[0])] : place;
    return `${layout.program}:${lineOf(wrong)}: ${place.join(".") || "the file"}: ${issue.message}`;
  });
  throw new LoadError(faults.join("\n"));
}

function assertSources(program: Program, sources: readonly Source[], whereOf: (name: string) => string): void {
  for (const [name, said] of Object.entries(program.sources)) {
    const source = sources.find((each) => each.name === name);
    if (source === undefined) throw new LoadError(`${whereOf(name)}: no such source; lanemark sources lists them`);
    assertTakes(source, said, whereOf(name));
  }
}
