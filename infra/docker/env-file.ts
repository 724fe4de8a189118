import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import { randomSecret } from "../county/secrets";

/**
 * Gives every variable that stands empty in a template a fresh secret of its kind, told by its name; what somebody else
 * gives out (the secret of the office's account) stays empty, and the start then asks for it.
 * @param template lines `NAME=value` and comments, as in `.env.example`
 */
export async function fillSecrets(template: string): Promise<string> {
  const callerKeys = await makeCallerKeys();
  return template.replace(
    /^([A-Z_]+)=$/gm,
    (line, name: string) => `${line}${callerKeys.get(name) ?? makeSecret(name)}`,
  );
}

function makeSecret(name: string): string {
  if (name.endsWith("_PASSWORD")) return randomSecret();
  if (name === "PERSON_ID_KEY" || name.endsWith("_FIELD_KEY")) return randomBytes(32).toString("base64");
  return "";
}

/** The two halves of one pair, in single quotes, which docker compose and shells take as they are. */
async function makeCallerKeys(): Promise<ReadonlyMap<string, string>> {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
  return new Map([
    ["CALLER_PRIVATE_KEY", `'${JSON.stringify(await exportJWK(privateKey))}'`],
    ["CALLER_PUBLIC_KEY", `'${JSON.stringify(await exportJWK(publicKey))}'`],
  ]);
}
