import { crc32, deflateRawSync } from "node:zlib";

export type Member = {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory claims, where it lies. */
  readonly claimedBytes?: number;
  readonly isEncrypted?: boolean;
};

/** A zip of these members, each deflated; just enough of the format to lie with. */
export function givenZip(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const content = Buffer.from(member.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(member.name);
    const facts = factsOf(member, content, packed, name);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), facts, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("504b01021400", "hex"), facts, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([...locals, ...directory, endOf(members.length, size, offset)]);
}

/** The fields that both headers of a member share: version, flags, method, time, checksum, sizes, lengths. */
function factsOf(member: Member, content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(member.isEncrypted ? 1 : 0, 2);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(member.claimedBytes ?? content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write("504b0506", "hex");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
