/** Bytes of the characters of two bytes in GB18030, which are all that the tests' rosters hold beyond ASCII. */
let bytesByCharacter: Map<string, Buffer> | undefined;

/** Encodes a text; Node decodes GB18030 but does not encode it. @throws Error for a character of four bytes. */
export function encodeGb18030(text: string): Buffer {
  bytesByCharacter ??= readTwoByteArea();
  const parts = [...text].map((character) => {
    if (character < "\u0080") return Buffer.from(character, "latin1");
    const bytes = bytesByCharacter?.get(character);
    if (bytes === undefined) throw new Error(`no two-byte code for ${character}`);
    return bytes;
  });
  return Buffer.concat(parts);
}

function readTwoByteArea(): Map<string, Buffer> {
  const decoder = new TextDecoder("gb18030");
  const found = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      if (trail !== 0x7f) found.set(decoder.decode(bytes), bytes);
    }
  }
  return found;
}
