/** An address that a form or an address names to go back to, when it is one of ours; else the brief's. */
export function localPath(from: unknown): string {
  return typeof from === "string" && /^\/(?![/\\])/.test(from) ? from : "/";
}
