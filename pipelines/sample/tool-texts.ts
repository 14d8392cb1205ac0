import type { Random } from "./random.ts";
import { type Act, acts, contexts } from "./vocabulary/acts.ts";
import { sites } from "./vocabulary/organisation.ts";
import { subjects } from "./vocabulary/subjects.ts";

export type ToolText = { readonly name: string; readonly description: string; readonly isScheduled: boolean };

/** Names and descriptions put together from what a department works with; every name is given once. */
export class ToolTexts {
  readonly #names = new Set<string>();
  readonly #turns = new Map<number, number>();

  constructor(readonly random: Random) {}

  /** A tool of a department that no other tool resembles, as far as the words go round. */
  one(department: number): ToolText {
    const own = subjects[department % subjects.length] ?? [];
    const turn = this.#turns.get(department) ?? 0;
    this.#turns.set(department, turn + 1);
    // Subjects in turn, and within one its things in turn, so that two tools share a thing as late as possible.
    const subject = own[turn % own.length] ?? { label: "", things: [""] };
    const round = Math.floor(turn / own.length);
    const thing = (offset: number) => subject.things[(round * 2 + offset) % subject.things.length] ?? "";
    // 5 and the number of acts have no common divisor, so the acts differ from subject to subject and from round to round.
    const act = acts[(turn * 5 + round * 3 + department) % acts.length] ?? this.random.pick(acts);
    const name = this.#free(`${titled(thing(0))} ${act.word}`);
    const description = `${filled(act, thing(1), thing(2), this.random)} ${context(this.random)}`;
    return { name, description, isScheduled: act.isScheduled === true };
  }

  /** The same tool once more, as another team would have built and called it. */
  again(text: ToolText): ToolText {
    const first = text.description.slice(0, text.description.indexOf(".") + 1);
    const name = this.#free(this.random.pick(respellings)(text.name, this.random));
    return { ...text, name, description: `${first} ${shortContext(this.random)}` };
  }

  /** A text from outside, its name kept free of the others. */
  given(name: string, description: string): ToolText {
    return { name: this.#free(name), description, isScheduled: false };
  }

  #free(name: string): string {
    for (let turn = 0; ; turn += 1) {
      const site = sites[turn % sites.length] ?? "";
      const free =
        turn === 0 ? name : `${name} ${site}${turn > sites.length ? ` ${Math.ceil(turn / sites.length)}` : ""}`;
      if (this.#names.has(free.toLowerCase())) continue;
      this.#names.add(free.toLowerCase());
      return free;
    }
  }
}

const respellings: readonly ((name: string, random: Random) => string)[] = [
  (name) => `Our ${name}`,
  (name) => `${name} 2.0`,
  (name) => `${name} new`,
  (name, random) => `${name} ${random.pick(sites)}`,
  (name) => `My ${name}`,
  (name) => `${name} (shared)`,
];

function titled(text: string): string {
  return text.replace(/(^|[\s])[a-z]/g, (letters) => letters.toUpperCase());
}

function filled(act: Act, first: string, second: string, random: Random): string {
  const sentence = random.pick(act.says).replace("{a}", first).replace("{b}", second);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function context(random: Random): string {
  const system = random.pick(contexts.systems);
  const audience = random.pick(contexts.audiences);
  const habit = random.pick(contexts.habits);
  const sentences = [
    `Reads ${system}; ${audience} open it ${habit}.`,
    `Built over ${system} for ${audience}.`,
    `Fed from ${system} ${habit}.`,
    `${audience.charAt(0).toUpperCase()}${audience.slice(1)} rely on it ${habit}.`,
    `Needs ${system}, runs ${habit}.`,
  ];
  return random.pick(sentences);
}

function shortContext(random: Random): string {
  return random.chance(0.5) ? `For ${random.pick(contexts.audiences)}.` : `Runs ${random.pick(contexts.habits)}.`;
}
