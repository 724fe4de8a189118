import type { DataSource } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import type { Log } from "../../../infra/runtime/log";
import type { Vault } from "../../../infra/runtime/vault";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";

/** What the daily rounds of casework work with. */
export interface RoundResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  /** Six digits of the county. */
  countyCode: string;
  office: GatewayReader;
  log: Log;
}
