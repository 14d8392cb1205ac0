import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import zlib from "node:zlib";
import yauzl from "yauzl";
import { LoadError } from "../errors.ts";
import { bomb, unpack } from "./inflate.ts";
import { limits, printable, unpackedLimit } from "./limits.ts";
import type { Unpacked } from "./prepared.ts";

const encrypted = 1;
const utf8Name = 0x800;

/**
 * The files in a zip, unpacked one after another into the work directory; a member's name is text and never a path.
 * Throws a LoadError for a damaged or encrypted archive, a workbook, a bomb, and an archive without files.
 */
export async function* unzip(archive: Unpacked, workDirectory: string): AsyncGenerator<Unpacked> {
  const zip = await yauzl
    .openPromise(archive.path, { autoClose: false, decodeStrings: false, lazyEntries: true })
    .catch((error: Error) => Promise.reject(damaged(archive.label, error)));
  try {
    const members = await readMembers(zip, archive);
    let left = unpackedLimit(archive.bytes);
    for (const { entry, name } of members) {
      const label = `${archive.label}/${printable(name)}`;
      yield { ...(await unpackMember(zip, entry, label, left, workDirectory)), ...identify(archive, name, entry) };
      left -= entry.uncompressedSize;
    }
  } finally {
    zip.close();
  }
}

/** The hash of the archive, a zero byte and the member's name stand for the member: the same archive again is the same export. */
function identify(archive: Unpacked, name: string, entry: yauzl.Entry) {
  return {
    fileName: `${archive.fileName}/${printable(name)}`,
    contentHash: createHash("sha256").update(`${archive.contentHash}\0${name}`).digest("hex"),
    bytes: entry.compressedSize,
  };
}

async function readMembers(zip: yauzl.ZipFile, archive: Unpacked) {
  const { label } = archive;
  if (zip.entryCount > limits.zipMembers) {
    throw new LoadError(
      `${label}: holds ${zip.entryCount} files, and ${limits.zipMembers} is the most; unpack it and load those that are exports`,
    );
  }
  const members: { entry: yauzl.Entry; name: string }[] = [];
  for (const entry of await readEntries(zip, label)) {
    const name = nameOf(entry);
    if (name === "[Content_Types].xml")
      throw new LoadError(`${label}: an Excel workbook or another Office file; save the sheet as CSV UTF-8`);
    if (!/(^|\/)(__MACOSX\/|\.DS_Store$)|\/$/.test(name)) members.push({ entry, name });
  }
  if (members.length === 0) throw new LoadError(`${label}: holds no files; pack the export into it`);
  const declared = members.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  if (declared > unpackedLimit(archive.bytes)) throw bomb(label);
  return members;
}

async function readEntries(zip: yauzl.ZipFile, label: string): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on("entry", (entry: yauzl.Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", resolve);
    zip.on("error", (error: Error) => reject(damaged(label, error)));
    zip.readEntry();
  });
  return entries;
}

async function unpackMember(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  label: string,
  limit: number,
  workDirectory: string,
) {
  if (entry.generalPurposeBitFlag & encrypted) {
    throw new LoadError(`${label}: is encrypted; unpack it with its password and load what is inside`);
  }
  let checksum = 0;
  const onChunk = (chunk: Buffer) => {
    checksum = zlib.crc32(chunk, checksum);
  };
  const path = await openMember(zip, entry)
    .then((stream) => unpack(stream, { label, limit, onChunk }, workDirectory))
    .catch((error: Error) => Promise.reject(damaged(label, error)));
  if (checksum !== entry.crc32) throw damaged(label, new Error("its checksum does not match"));
  return { path, label };
}

function openMember(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

/** Names are bytes: UTF-8 where the archive says so, else read as such too, since a name is only shown. */
function nameOf(entry: yauzl.Entry): string {
  const name: unknown = entry.fileName;
  if (!Buffer.isBuffer(name)) return String(name);
  return entry.generalPurposeBitFlag & utf8Name ? name.toString("utf8") : name.toString("latin1");
}

/** What the archive library says is about the archive; what the disk says is not. */
function damaged(label: string, error: Error): Error {
  if (error instanceof LoadError || ("code" in error && /^E[A-Z]+$/.test(String(error.code)))) return error;
  return new LoadError(`${label}: is damaged or cut short (${error.message}); copy or export it again`);
}
