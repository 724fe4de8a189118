import { readFileSync } from "node:fs";
import type { SecureVersion } from "node:tls";
import { ConfigError } from "../../../infra/runtime/config";

/** Variables that say how letters travel. */
interface TlsVariables {
  EXCHANGE_TLS?: "on" | "off" | undefined;
  EXCHANGE_TLS_KEY_FILE?: string | undefined;
  EXCHANGE_TLS_CERT_FILE?: string | undefined;
  EXCHANGE_CLIENT_CA_FILE?: string | undefined;
  EXCHANGE_CA_FILE?: string | undefined;
  EXCHANGE_URL: string;
  LIANKONG_MODE: "demo" | "production";
}

/** Keys and certificates of the exchange, both as server and as client. */
export interface ExchangeTls {
  /** What the door shows; null where it speaks plain HTTP, in a demo or behind a proxy. */
  server: { key: Buffer; cert: Buffer; clientCa: Buffer | null } | null;
  client: {
    /** Shown to peers that ask for it. */
    identity: { key: Buffer; cert: Buffer } | null;
    /** Authorities that peers' certificates come from; null for those that the system trusts. */
    ca: Buffer | null;
    /** Whether a peer may be written to without TLS: in a demo only. */
    plainHttp: boolean;
  };
}

export const LOWEST_TLS: SecureVersion = "TLSv1.2";

/**
 * Reads the keys and certificates that the variables name.
 * @throws ConfigError for files that cannot be read, and in production for a door that nothing encrypts
 */
export function readExchangeTls(variables: TlsVariables): ExchangeTls {
  const faults = faultsOf(variables);
  const read = (variable: keyof typeof variables & `${string}_FILE`): Buffer | null => {
    const path = variables[variable];
    if (path === undefined) return null;
    try {
      return readFileSync(path);
    } catch (fault) {
      faults.push(`${variable}: cannot be read: ${(fault as NodeJS.ErrnoException).code ?? "fault"}`);
      return null;
    }
  };
  const [key, cert] = [read("EXCHANGE_TLS_KEY_FILE"), read("EXCHANGE_TLS_CERT_FILE")];
  const [clientCa, ca] = [read("EXCHANGE_CLIENT_CA_FILE"), read("EXCHANGE_CA_FILE")];
  if (faults.length > 0) throw new ConfigError(faults);
  const identity = key === null || cert === null ? null : { key, cert };
  return {
    server: identity === null || variables.EXCHANGE_TLS === "off" ? null : { ...identity, clientCa },
    client: { identity, ca, plainHttp: variables.LIANKONG_MODE === "demo" },
  };
}

function faultsOf(variables: TlsVariables): string[] {
  const { EXCHANGE_TLS, EXCHANGE_TLS_KEY_FILE: key, EXCHANGE_TLS_CERT_FILE: cert, EXCHANGE_CLIENT_CA_FILE } = variables;
  const faults: string[] = [];
  if ((key === undefined) !== (cert === undefined))
    faults.push("EXCHANGE_TLS_KEY_FILE, EXCHANGE_TLS_CERT_FILE: both or neither");
  const served = EXCHANGE_TLS !== "off" && key !== undefined;
  if (EXCHANGE_TLS === "on" && !served) faults.push("EXCHANGE_TLS: on needs EXCHANGE_TLS_KEY_FILE");
  if (EXCHANGE_CLIENT_CA_FILE !== undefined && !served)
    faults.push("EXCHANGE_CLIENT_CA_FILE: nobody asks for certificates where the door has none itself");
  if (variables.LIANKONG_MODE === "production") {
    if (!served && EXCHANGE_TLS !== "off")
      faults.push("EXCHANGE_TLS_KEY_FILE: missing; off in EXCHANGE_TLS says that a proxy in front encrypts");
    if (!variables.EXCHANGE_URL.startsWith("https:")) faults.push("EXCHANGE_URL: https in production");
  }
  return faults;
}
