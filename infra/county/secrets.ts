import { randomBytes } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import { DEPARTMENTS, type DepartmentName } from "../../schema/departments";
import { DEMO_KEY_PREFIX } from "../identity/config";
import type { DatabasePasswords } from "../postgres/provision";
import { readJsonFile, writeJsonFile } from "./json-file";

/** Every key and password of a county, made at its first start and never shown. */
export interface CountySecrets {
  /** Password of the database server's superuser. */
  superuserPassword: string;
  /** Passwords of the roles of each department's database. */
  databases: Record<DepartmentName, DatabasePasswords>;
  /** Base64, 32 bytes; shared by the departments so that one child has one id. */
  personIdKey: string;
  /** Base64, 32 bytes, a key a department: none reads another's sealed columns. */
  fieldKeys: Record<DepartmentName, string>;
  callerPrivateKey: JWK;
  callerPublicKey: JWK;
  /** Signs the demo issuer's tokens. */
  identityKey: JWK;
}

/** The secrets in a file, made and kept there when it does not exist; a department that joined since gets its own. */
export async function provideSecrets(file: string): Promise<CountySecrets> {
  const kept = readSecrets(file);
  const isWhole = kept !== null && DEPARTMENTS.every(({ name }) => Object.hasOwn(kept.databases, name));
  if (isWhole) return kept;
  const made = await makeSecrets();
  const secrets = kept === null ? made : withNewDepartments(kept, made);
  writeJsonFile(file, secrets);
  return secrets;
}

export function readSecrets(file: string): CountySecrets | null {
  return readJsonFile(file) as CountySecrets | null;
}

/** A password or client secret of 256 random bits. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

async function makeSecrets(): Promise<CountySecrets> {
  const caller = await generateKeyPair("EdDSA", { extractable: true });
  const identity = await generateKeyPair("ES256", { extractable: true });
  const identityKey = await exportJWK(identity.privateKey);
  return {
    superuserPassword: randomSecret(),
    databases: forEachDepartment(() => ({ owner: randomSecret(), app: randomSecret(), roster: randomSecret() })),
    personIdKey: randomBytes(32).toString("base64"),
    fieldKeys: forEachDepartment(() => randomBytes(32).toString("base64")),
    callerPrivateKey: await exportJWK(caller.privateKey),
    callerPublicKey: await exportJWK(caller.publicKey),
    identityKey: {
      ...identityKey,
      alg: "ES256",
      use: "sig",
      kid: DEMO_KEY_PREFIX + (await calculateJwkThumbprint(identityKey)),
    },
  };
}

function withNewDepartments(kept: CountySecrets, made: CountySecrets): CountySecrets {
  return {
    ...kept,
    databases: { ...made.databases, ...kept.databases },
    fieldKeys: { ...made.fieldKeys, ...kept.fieldKeys },
  };
}

function forEachDepartment<Value>(make: () => Value): Record<DepartmentName, Value> {
  return Object.fromEntries(DEPARTMENTS.map(({ name }) => [name, make()])) as Record<DepartmentName, Value>;
}
