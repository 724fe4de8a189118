import { resolve } from "node:path";
import { z } from "zod";
import { logLevelVariable, portVariable, readConfig } from "../runtime/config";
import { projectPath } from "../runtime/project-path";

const DEFAULT_PORT = 4000;

const variables = z.object({
  /** Folder of all that the county keeps; a relative path counts from the project. */
  LIANKONG_DATA_DIR: z.string().default(".data"),
  /** Port of the gateway; the other services take free ones. */
  LIANKONG_PORT: portVariable.refine((port) => port !== 0, "a port from 1 to 65535").optional(),
  /** Port at which other counties' letters come in; by default the gateway's and fifty more. */
  LIANKONG_EXCHANGE_PORT: portVariable.refine((port) => port !== 0, "a port from 1 to 65535").optional(),
  LOG_LEVEL: logLevelVariable,
  /** A county on one machine has a demo issuer and generated keys: never a production. */
  LIANKONG_MODE: z
    .enum(["demo"], { error: "npm start runs a demo; in production each service runs by its own main.js" })
    .default("demo"),
});

export interface CountyConfig {
  /** Absolute. */
  dataFolder: string;
  port: number;
  /** Where other counties' letters come in: the same at every start, since their directories name it. */
  exchangePort: number;
  /** Whether the port was asked for: then a command that finds a county on another one has found the wrong county. */
  isPortGiven: boolean;
  /** What paths on the command line count from. */
  workingFolder: string;
  /** Put before a command, it makes that command find this county; empty for the default one. */
  commandPrefix: string;
  /**
   * What every service's process gets of this one's environment: how to run, and where they are set the gateway's limits
   * and the mail server of the digests.
   */
  passedOn: Record<string, string>;
}

const PASSED_ON =
  /^(PATH|HOME|LANG|LC_\w+|TMPDIR|TEMP|SystemRoot|NODE_OPTIONS|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS|LOG_LEVEL|LIMIT_\w+|DEPARTMENT_\w+|SWEEP_\w+|EXCHANGE_(?!PORT$|URL$)\w+|CORS_ORIGINS|SMTP_URL|SMTP_TLS|MAIL_FROM|MAIL_LINK)$/;

const LAST_PORT = 65_535;
const EXCHANGE_DISTANCE = 50;

/** A port fifty above, or below where there is none. */
const besides = (port: number): number =>
  port + EXCHANGE_DISTANCE <= LAST_PORT ? port + EXCHANGE_DISTANCE : port - EXCHANGE_DISTANCE;

/** @throws ConfigError naming every faulty variable. */
export function readCountyConfig(env: NodeJS.ProcessEnv = process.env): CountyConfig {
  const { LIANKONG_DATA_DIR, LIANKONG_PORT, LIANKONG_EXCHANGE_PORT } = readConfig(variables, env);
  const passedOn = Object.entries(env).filter(
    (entry): entry is [string, string] => PASSED_ON.test(entry[0]) && entry[1] !== undefined,
  );
  return {
    dataFolder: resolve(projectPath(), LIANKONG_DATA_DIR),
    port: LIANKONG_PORT ?? DEFAULT_PORT,
    exchangePort: LIANKONG_EXCHANGE_PORT ?? besides(LIANKONG_PORT ?? DEFAULT_PORT),
    isPortGiven: LIANKONG_PORT !== undefined,
    // npm runs its scripts in the project and tells where it was called.
    workingFolder: env["INIT_CWD"] ?? process.cwd(),
    commandPrefix: env["LIANKONG_DATA_DIR"] ? `LIANKONG_DATA_DIR='${LIANKONG_DATA_DIR}' ` : "",
    passedOn: Object.fromEntries(passedOn),
  };
}
