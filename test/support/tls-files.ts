import { readFileSync } from "node:fs";
import { projectPath } from "../../infra/runtime/project-path";

/** Certificates for 127.0.0.1 of an invented authority (`county`, `peer`) and of another one (`stranger`), good for a century. */
export type TlsHolder = "county" | "peer" | "stranger";

/** Path of a file of `test/support/tls`. */
export const tlsPath = (name: string): string => projectPath("test", "support", "tls", name);

export const AUTHORITY = readFileSync(tlsPath("authority.cert.pem"));

export function tlsIdentity(holder: TlsHolder): { key: Buffer; cert: Buffer } {
  return { key: readFileSync(tlsPath(`${holder}.key.pem`)), cert: readFileSync(tlsPath(`${holder}.cert.pem`)) };
}
