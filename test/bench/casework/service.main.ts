import { startApp } from "../../../subgraphs/joint-meeting/app";
import { runProgram } from "../program";
import type { ServiceAnswer, ServiceSettings } from "./service";
import { StatementRecorder } from "./statement-recorder";

const recorder = new StatementRecorder();

/** The joint meeting's service alone; told anything more, it tells the statements that it has sent since. */
runProgram(
  async ({
    regionCode,
    today,
    databaseUrl,
    key,
    callerPublicKey,
    gateway,
  }: ServiceSettings): Promise<ServiceAnswer> => {
    const service = await startApp({
      HOST: "127.0.0.1",
      PORT: 0,
      COUNTY_REGION_CODE: regionCode,
      DATABASE_URL: databaseUrl,
      COUNTY_DATE: today,
      FIELD_KEY: Buffer.from(key, "base64"),
      PERSON_ID_KEY: Buffer.from(key, "base64"),
      CALLER_PUBLIC_KEY: callerPublicKey,
      GATEWAY_URL: `${gateway}/graphql`,
      OIDC_TOKEN_URL: `${gateway}/token`,
      OIDC_CLIENT_ID: "joint-meeting",
      OIDC_CLIENT_SECRET: "none",
      SWEEP_PATIENCE_MS: 60_000,
      ATTACHMENT_BYTES: 64 * 1024,
      LOG_LEVEL: "silent",
      LIANKONG_MODE: "demo",
    });
    process.on("message", () => void process.send?.(recorder.take()));
    return { url: service.url };
  },
);
