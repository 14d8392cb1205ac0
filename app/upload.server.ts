import { randomBytes } from "node:crypto";
import { link, mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";
import { type Layout, layoutOf } from "../contract/layout.ts";
import { scratchFolder } from "./scratch.server.ts";
import { uploadLimit } from "./upload-limit.server.ts";

export type Uploads = {
  /** Names under which the files now lie in the exports folder, in order of arrival. */
  readonly files: readonly string[];
  /** The form's other fields. */
  readonly fields: URLSearchParams;
};

type Target = { readonly layout: Layout; readonly limit: number };

/**
 * Streams every file of a multipart form into the exports folder, under a name of ours that is never one that exists. Throws a
 * 413 Response past LANEMARK_UPLOAD_LIMIT bytes over all files and a 400 Response for a broken form; files that were whole stay.
 */
export async function receiveUploads(request: Request): Promise<Uploads> {
  const layout = layoutOf(process.env.LANEMARK_DATA ?? "data");
  const files: string[] = [];
  const fields = new URLSearchParams();
  let left = uploadLimit();
  await mkdir(layout.exports, { recursive: true });
  await parseMultipart(request, async ({ name, filename, data }) => {
    if (filename === undefined) fields.append(name, await readField(data));
    else if (filename !== "") {
      const saved = await saveExport(filename, data, { layout, limit: left });
      left -= saved.bytes;
      files.push(saved.name);
    }
    return undefined;
  }).catch((error: unknown) => {
    throw isOurs(error) ? error : new Response("That form could not be read.", { status: 400 });
  });
  return { files, fields };
}

/** A refusal of ours, a fault of the disk, or a reader who left; anything else is the form's fault. */
function isOurs(error: unknown): boolean {
  return error instanceof Response || (error instanceof Error && ("syscall" in error || error.name === "AbortError"));
}

/** Writes one file beside, then gives it its name: a reader of the folder never sees half of it. */
export async function saveExport(spelling: string, data: AsyncIterable<Uint8Array>, { layout, limit }: Target) {
  const beside = path.join(await scratchFolder(layout), `upload-${randomBytes(8).toString("hex")}`);
  const file = await open(beside, "wx", 0o600);
  try {
    let bytes = 0;
    for await (const chunk of data) {
      bytes += chunk.length;
      if (bytes > limit) throw new Response("That is more than this server takes.", { status: 413 });
      await file.writeFile(chunk);
    }
    await file.sync();
    return { name: await nameExport(beside, layout.exports, safeName(spelling)), bytes };
  } finally {
    await file.close();
    await rm(beside, { force: true });
  }
}

/** A link, unlike a rename, fails when the name exists, so two uploads at once cannot overwrite each other. */
async function nameExport(beside: string, folder: string, name: string): Promise<string> {
  const { name: stem, ext } = path.parse(name);
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? name : `${stem}-${copy}${ext}`;
    try {
      await link(beside, path.join(folder, candidate));
      return candidate;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** The last part of a name, in letters that mean nothing to any file system or shell, never hidden and at most 120 long. */
export function safeName(spelling: string): string {
  const last = spelling.split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^A-Za-z0-9._ -]+/g, "_");
  const trimmed = plain.replace(/^[ .-]+/, "").replace(/[ .]+$/, "");
  const { name, ext } = path.parse(trimmed);
  return `${name.slice(0, 100) || "export"}${ext.slice(0, 20)}`;
}

async function readField(data: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of data) {
    bytes += chunk.length;
    if (bytes > 65_536) throw new Response("That field is too long.", { status: 413 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
