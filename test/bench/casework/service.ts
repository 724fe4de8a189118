import type { JWK } from "jose";

/** What the service is started with. */
export interface ServiceSettings {
  regionCode: string;
  /** YYYY-MM-DD. */
  today: string;
  databaseUrl: string;
  /** Base64; for both of the service's keys. */
  key: string;
  callerPublicKey: JWK;
  /** Address of gateway and identity service. */
  gateway: string;
}

export interface ServiceAnswer {
  url: string;
}
