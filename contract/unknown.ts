/** A value that cannot be said, and why. It is never 0, and nothing adds it. */
export type Unknown = { readonly unknown: string };

export type Known<T> = T | Unknown;

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === "object" && value !== null && typeof (value as Unknown).unknown === "string";
}

export function unknownBecause(reason: string): Unknown {
  return { unknown: reason };
}
