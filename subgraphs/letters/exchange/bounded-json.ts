import { isUtf8 } from "node:buffer";

interface JsonBounds {
  /** Objects and lists within each other. */
  depth: number;
  /** Objects, lists, and members and elements beyond their first. */
  parts: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/**
 * The value of a JSON text; undefined for what is none, or nests deeper or holds more than the bounds. Looked over before it is
 * parsed: a few megabytes of brackets would take hundreds of memory, and anybody may send them.
 */
export function readJson(bytes: Buffer, bounds: JsonBounds): unknown {
  if (!isUtf8(bytes) || !isWithin(bytes, bounds)) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

function isWithin(bytes: Buffer, bounds: JsonBounds): boolean {
  let depth = 0;
  let parts = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = endOfString(bytes, at);
      if (at < 0) return false;
    } else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > bounds.depth || ++parts > bounds.parts) return false;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
    else if (byte === COMMA && ++parts > bounds.parts) return false;
  }
  return true;
}

/** Place of the quote that ends a string; -1 when there is none. Long strings are passed over by a native search. */
function endOfString(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(QUOTE, start + 1); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let escapes = 0;
    while (bytes[at - 1 - escapes] === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return at;
  }
  return -1;
}
