/**
 * A seeded stream of random numbers: sfc32 (PractRand, public domain), its state filled by splitmix32 from a seed and a label, so that each
 * part of the company draws from a stream of its own and a change in one part leaves the others as they were.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count: number;

  constructor(
    readonly seed: number,
    label = "",
  ) {
    let state = seed | 0;
    for (let place = 0; place < label.length; place += 1)
      state = Math.imul(state ^ label.charCodeAt(place), 0x01000193);
    const mix = () => {
      state = (state + 0x9e3779b9) | 0;
      let word = state ^ (state >>> 16);
      word = Math.imul(word, 0x21f0aaad);
      word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
      return word ^ (word >>> 15);
    };
    this.#a = mix();
    this.#b = mix();
    this.#c = mix();
    this.#count = 1;
    for (let turn = 0; turn < 12; turn += 1) this.word();
  }

  /** A stream of its own for one part. */
  fork(label: string): Random {
    return new Random(this.seed, label);
  }

  /** 32 bits, as an unsigned integer. */
  word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 up to, but not, 1. */
  next(): number {
    return this.word() / 4294967296;
  }

  /** A whole number from 0 up to, but not, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  }

  /** In another order; Fisher and Yates. */
  shuffled<Item>(items: Iterable<Item>): Item[] {
    const order = [...items];
    for (let place = order.length - 1; place > 0; place -= 1) {
      const other = this.below(place + 1);
      const moved = order[place] as Item;
      order[place] = order[other] as Item;
      order[other] = moved;
    }
    return order;
  }

  /** The place of one of the weights, drawn by weight. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let place = 0; place < weights.length; place += 1) {
      left -= weights[place] ?? 0;
      if (left < 0) return place;
    }
    return weights.length - 1;
  }

  /** Standard normal; Box and Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** A count with this mean: Knuth's product below 30, above it the rounded normal of the same mean and variance. */
  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.next(); product > limit; product *= this.next()) count += 1;
    return count;
  }

  hex(characters: number): string {
    let text = "";
    while (text.length < characters) text += this.word().toString(16).padStart(8, "0");
    return text.slice(0, characters);
  }

  /** In the shape of a version 4 UUID. */
  uuid(): string {
    const text = this.hex(32);
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20)}`;
  }
}
