import fs from "node:fs/promises";
import path from "node:path";
import type { Layout } from "../contract/layout.ts";
import { replaceFile } from "./files.ts";
import type { KnownLoad } from "./loads.ts";

/** `written` and `moved` are the times of the content and of the file itself: a copy that keeps the first cannot keep the second. */
type SeenFile = {
  readonly size: number;
  readonly written: number;
  readonly moved: number;
  readonly loads: readonly string[];
};

/** Files as they were when they were last read: enough to skip hashing what did not change. Losing it costs time, nothing else. */
export class Seen {
  #files: Map<string, SeenFile>;
  readonly #place: string;

  private constructor(place: string, files: Map<string, SeenFile>) {
    this.#place = place;
    this.#files = files;
  }

  static async open(layout: Layout): Promise<Seen> {
    const place = layout.seen;
    const text = await fs.readFile(place, "utf8").catch(() => "{}");
    try {
      return new Seen(place, new Map(Object.entries(JSON.parse(text) as Record<string, SeenFile>)));
    } catch {
      return new Seen(place, new Map());
    }
  }

  /** The loads of a file whose size and time are as they were, when each still lies in the lake as it would be read today. */
  async unchanged(file: string, known: ReadonlyMap<string, KnownLoad>): Promise<KnownLoad[] | undefined> {
    const stat = await fs.lstat(file).catch(() => undefined);
    const seen = this.#files.get(path.resolve(file));
    if (!stat?.isFile() || seen?.size !== stat.size) return undefined;
    if (seen.written !== stat.mtimeMs || seen.moved !== stat.ctimeMs) return undefined;
    const loads = seen.loads.flatMap((loadId) => known.get(loadId) ?? []);
    return loads.length === seen.loads.length && loads.every((load) => load.manifest !== undefined) ? loads : undefined;
  }

  async remember(file: string, loads: readonly string[]): Promise<void> {
    const stat = await fs.lstat(file);
    // A file written in this very moment can change again without its time telling.
    if (Date.now() - stat.ctimeMs < 2000) return;
    const { size, mtimeMs: written, ctimeMs: moved } = stat;
    this.#files.set(path.resolve(file), { size, written, moved, loads });
  }

  async save(): Promise<void> {
    await replaceFile(this.#place, JSON.stringify(Object.fromEntries(this.#files)));
  }
}
