import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";

const chunkBytes = 1 << 20;

/** The bytes of a file, from `start`. Each chunk lies in the same memory as the one before it: copy what has to stay. */
export async function* readChunks(file: string, start = 0): AsyncGenerator<Buffer> {
  const handle = await fs.open(file, "r");
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let position = start; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

export async function readBytes(file: string, start: number, length: number): Promise<Buffer> {
  const handle = await fs.open(file, "r");
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of readChunks(file)) hash.update(chunk);
  return hash.digest("hex");
}

export type ChunkWriter = {
  readonly path: string;
  write(part: Buffer | string): Promise<void>;
  close(): Promise<void>;
};

/** A new file in the work directory, under a name that nothing from outside has a say in. */
export async function openWriter(workDirectory: string): Promise<ChunkWriter> {
  const file = path.join(workDirectory, `${randomUUID()}.txt`);
  const handle = await fs.open(file, "wx", 0o600);
  let parts: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    const whole = Buffer.concat(parts);
    parts = [];
    size = 0;
    for (let done = 0; done < whole.length; ) done += (await handle.write(whole, done)).bytesWritten;
  };
  return {
    path: file,
    async write(part) {
      const bytes = typeof part === "string" ? Buffer.from(part) : Buffer.from(part);
      parts.push(bytes);
      size += bytes.length;
      if (size >= chunkBytes) await flush();
    },
    async close() {
      await flush();
      await handle.close();
    },
  };
}
