import { ServeError } from "./listen.server.ts";

/** Bytes that one form may bring: LANEMARK_UPLOAD_LIMIT, 2 GiB unless set. Throws ServeError for what is no number, which would be no limit. */
export function uploadLimit(): number {
  const text = process.env.LANEMARK_UPLOAD_LIMIT ?? String(2 * 2 ** 30);
  if (!/^\d{1,15}$/.test(text))
    throw new ServeError(`LANEMARK_UPLOAD_LIMIT: ${text} is no number of bytes; an example is 2147483648`);
  return Number(text);
}
