import { hashText } from "./hash.ts";

/** JSON that tells when a byte of it was changed: its last key is the hash of all others. */
export function seal(value: object): string {
  return `${JSON.stringify({ ...value, sha256: hashText(JSON.stringify(value)) }, null, 2)}\n`;
}

/** What `seal` was given; undefined for any other text. */
export function unseal(text: string): object | undefined {
  try {
    const { sha256, ...value } = JSON.parse(text) as { sha256?: unknown };
    return sha256 === hashText(JSON.stringify(value)) ? value : undefined;
  } catch {
    return undefined;
  }
}
