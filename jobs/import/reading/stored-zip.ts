import { crc32 } from "node:zlib";

const VERSION = 20;
const NAMES_IN_UTF_8 = 0x0800;
/** 1 January 1980, the first day that the format knows. */
const DAY = 0x0021;

/**
 * Packs parts into a ZIP file without compressing them. So the libraries that read Office files see
 * exactly what was unpacked and weighed, and nothing of what the sender's package says of itself.
 */
export function storeZip(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const encoded = Buffer.from(name, "utf8");
    const described = description(data, encoded.length);
    const position = Buffer.alloc(14);
    position.writeUInt32LE(offset, 10);
    files.push(Buffer.from("PK\x03\x04", "latin1"), described, encoded, Buffer.from(data));
    directory.push(versionMade(), described, position, encoded);
    offset += 4 + described.length + encoded.length + data.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...files, listed, directoryEnd(parts.size, listed.length, offset)]);
}

/** What a file's own header and its line in the directory have in common. */
function description(data: Uint8Array, nameLength: number): Buffer {
  const described = Buffer.alloc(26);
  described.writeUInt16LE(VERSION, 0);
  described.writeUInt16LE(NAMES_IN_UTF_8, 2);
  described.writeUInt16LE(DAY, 8);
  described.writeUInt32LE(crc32(data), 10);
  described.writeUInt32LE(data.length, 14);
  described.writeUInt32LE(data.length, 18);
  described.writeUInt16LE(nameLength, 22);
  return described;
}

function versionMade(): Buffer {
  const made = Buffer.from("PK\x01\x02\0\0", "latin1");
  made.writeUInt16LE(VERSION, 4);
  return made;
}

function directoryEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
