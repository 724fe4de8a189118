import { crc32, deflateSync } from "node:zlib";

const RED = [200, 0, 0, 255] as const;
const NOTHING = [0, 0, 0, 0] as const;

/** An electronic seal: a red ring as wide as the picture, transparent within and without. */
export function sealPng(side = 420): Buffer {
  const middle = (side - 1) / 2;
  const rows = Array.from({ length: side }, (_, y) => [
    0,
    ...Array.from({ length: side }, (_, x) => {
      const radius = Math.hypot(x - middle, y - middle);
      return radius <= side / 2 && radius > side / 2 - side / 30 ? RED : NOTHING;
    }).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
