import { FileFault } from "./file-fault";

/** A side, and an area, that no photograph or scan of a page has: a small file that unpacks to gigabytes. */
const MAXIMUM_SIDE = 20_000;
const MAXIMUM_PIXELS = 150_000_000;

interface Size {
  width: number;
  height: number;
}

/** @throws FileFault for a PNG that is broken, has anything behind its end, or unpacks to too much */
export function inspectPng(bytes: Buffer): void {
  if (bytes.length < 33 || bytes.readUInt32BE(8) !== 13 || bytes.toString("latin1", 12, 16) !== "IHDR") throw broken();
  requireSize({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });
  for (let at = 8, type = ""; type !== "IEND" || at !== bytes.length;) {
    if (type === "IEND" || at + 12 > bytes.length) throw broken();
    type = bytes.toString("latin1", at + 4, at + 8);
    at += 12 + bytes.readUInt32BE(at);
  }
}

/** @throws FileFault for a JPEG without frame or end, or that unpacks to too much */
export function inspectJpeg(bytes: Buffer): void {
  let size: Size | null = null;
  for (let at = 2; size === null;) {
    if (at + 9 > bytes.length || bytes[at] !== 0xff) throw broken();
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    // The scan before any frame: nobody could show it.
    else if (marker === 0xda) throw broken();
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  requireSize(size);
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0) throw broken();
}

/** SOF0 to SOF15 but the tables and reserved markers that lie between them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function requireSize({ width, height }: Size): void {
  if (width === 0 || height === 0) throw broken();
  if (width <= MAXIMUM_SIDE && height <= MAXIMUM_SIDE && width * height <= MAXIMUM_PIXELS) return;
  throw new FileFault(
    400,
    `The picture is too large: ${width} × ${height} pixels.`,
    `图片尺寸过大：${width}×${height}像素。`,
  );
}

function broken(): FileFault {
  return new FileFault(
    400,
    "The picture is broken or has something behind its end.",
    "图片文件损坏或尾部附有其他内容。",
  );
}
