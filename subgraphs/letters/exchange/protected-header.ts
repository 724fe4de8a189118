import { readJson } from "./bounded-json";

/** Longer than any header with a key in it. */
const LONGEST = 2048;
const BASE64URL = /^[\w-]+$/;

/** A header's members, all of them texts but the sender's ephemeral key. */
export type ProtectedHeader = Readonly<Record<string, unknown>> & { readonly kid: string };

/**
 * The protected header of a compact JWS (three parts) or JWE (five), before anything is verified; null for what is none. It
 * finds the key, and nothing else is believed of it.
 */
export function readProtectedHeader(compact: string, parts: 3 | 5): ProtectedHeader | null {
  const pieces = compact.split(".", parts + 1);
  const [head = ""] = pieces;
  if (pieces.length !== parts || head.length > LONGEST || !BASE64URL.test(head)) return null;
  const header = readJson(Buffer.from(head, "base64url"), { depth: 2, parts: 24 });
  if (typeof header !== "object" || header === null || Array.isArray(header)) return null;
  const { kid } = header as { kid?: unknown };
  return typeof kid === "string" && kid.length <= 128 ? (header as ProtectedHeader) : null;
}

/**
 * Whether a header has just these members with just these values, and of the others no more than are named: `zip`, `crit`,
 * `jku`, `jwk`, `x5u` and whatever else could lead somewhere have no place in it.
 */
export function isPlainHeader(
  header: ProtectedHeader,
  fixed: Readonly<Record<string, string>>,
  others: readonly string[],
): boolean {
  const names = Object.keys(header);
  return (
    names.every((name) => Object.hasOwn(fixed, name) || others.includes(name)) &&
    Object.entries(fixed).every(([name, value]) => header[name] === value)
  );
}
