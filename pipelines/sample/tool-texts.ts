import type { Random } from "../random.ts";
import { type Act, acts, contexts, facets } from "./vocabulary/acts.ts";
import { sites } from "./vocabulary/organisation.ts";
import { type Subject, subjects } from "./vocabulary/subjects.ts";

export type ToolText = { readonly name: string; readonly description: string; readonly isScheduled: boolean };

type Context = {
  readonly system: () => string;
  readonly audience: () => string;
  readonly habit: () => string;
};

/** One item after another in an order of its own, again from the start at the end. */
function turning(items: readonly string[], random: Random): () => string {
  const order = random.shuffled(items);
  let turn = 0;
  return () => order[turn++ % order.length] ?? "";
}

const noSubject: Subject = { label: "", things: [""] };

/** Names and descriptions put together from what a department works with; every name is given once. */
export class ToolTexts {
  readonly #names = new Set<string>();
  readonly #turns = new Map<number, number>();
  readonly #facets = new Map<Act, () => string>();
  readonly #contexts = new Map<Subject, Context>();

  constructor(readonly random: Random) {}

  /** A tool of a department that no other tool resembles, as far as the words go round. */
  one(department: number): ToolText {
    const own = subjects[department % subjects.length] ?? [];
    const turn = this.#turns.get(department) ?? 0;
    this.#turns.set(department, turn + 1);
    // Subjects in turn, and of each another pair of its things every time, so that two tools share at most one of them as long as it lasts.
    const subject = own[turn % own.length] ?? noSubject;
    const round = Math.floor(turn / own.length);
    const first = round % subject.things.length;
    const second = (first + 1 + Math.floor(round / subject.things.length)) % subject.things.length;
    // With twelve subjects, a subject's acts go up by 65 from round to round, which 28 acts have no divisor with: none comes twice.
    const act = acts[(turn * 5 + round * 5 + department) % acts.length] ?? this.random.pick(acts);
    const name = this.#free(`${titled(subject.things[first] ?? "")} ${act.word}`);
    const description = `${filled(act, subject.things[second] ?? "", this.#facetOf(act), this.random)} ${this.#contextOf(subject)}`;
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

  /** Tools that do the same with other things share no facet, as long as those last. */
  #facetOf(act: Act): string {
    const turn = this.#facets.get(act) ?? turning(facets, this.random);
    this.#facets.set(act, turn);
    return turn();
  }

  /** Tools on one subject share no context, as long as those last. */
  #contextOf(subject: Subject): string {
    const words = this.#contexts.get(subject) ?? {
      system: turning(contexts.systems, this.random),
      audience: turning(contexts.audiences, this.random),
      habit: turning(contexts.habits, this.random),
    };
    this.#contexts.set(subject, words);
    const audience = words.audience();
    const sentences = [
      () => `Reads ${words.system()}; ${audience} open it ${words.habit()}.`,
      () => `Built over ${words.system()} for ${audience}.`,
      () => `Fed from ${words.system()} ${words.habit()}.`,
      () => `${audience.charAt(0).toUpperCase()}${audience.slice(1)} rely on it ${words.habit()}.`,
      () => `Needs ${words.system()}, runs ${words.habit()}.`,
    ];
    return this.random.pick(sentences)();
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

function shortContext(random: Random): string {
  return random.chance(0.5) ? `For ${random.pick(contexts.audiences)}.` : `Runs ${random.pick(contexts.habits)}.`;
}
