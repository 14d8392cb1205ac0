import fs from "node:fs/promises";
import { z } from "zod";
import type { Layout } from "../../contract/layout.ts";
import { seal, unseal } from "../../contract/sealed.ts";
import { replaceFile } from "../files.ts";
import { hashOf } from "../memo.ts";

/** The one row of an answer, as JSON says it. */
export type Answer = readonly unknown[];

const schema = z.object({ answers: z.record(z.string(), z.array(z.unknown())) });

/**
 * What was asked of files before: the same question about the same bytes has the same answer, and of a hundred files that stand only the newest
 * have to be compared. Losing it costs time, nothing else.
 */
export class Compared {
  readonly #place: string;
  readonly #known: ReadonlyMap<string, Answer>;
  readonly #used = new Map<string, Answer>();

  private constructor(place: string, known: ReadonlyMap<string, Answer>) {
    this.#place = place;
    this.#known = known;
  }

  static async open({ compared }: Layout): Promise<Compared> {
    const text = await fs.readFile(compared, "utf8").catch(() => "");
    const parsed = schema.safeParse(unseal(text));
    return new Compared(compared, new Map(parsed.success ? Object.entries(parsed.data.answers) : []));
  }

  /** `question`: the text that asks, and the hashes of the bytes that are asked about. */
  async answer(question: readonly unknown[], ask: () => Promise<Answer>): Promise<Answer> {
    const key = hashOf(...question);
    const answer = this.#known.get(key) ?? this.#used.get(key) ?? (await ask());
    this.#used.set(key, answer);
    return answer;
  }

  /** Keeps what was asked since it was opened, and nothing of files that nobody asks about any more. */
  async save(): Promise<void> {
    const isSame = this.#used.size === this.#known.size && [...this.#used.keys()].every((key) => this.#known.has(key));
    if (!isSame) await replaceFile(this.#place, seal({ answers: Object.fromEntries(this.#used) }));
  }
}
