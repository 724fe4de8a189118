import { describe, expect, it } from "@jest/globals";
import { ConfigError } from "../../infra/runtime/config";
import { readServiceConfig } from "./config";

const GIVEN = {
  PORT: "4000",
  DATABASE_URL: "postgresql://joint_meeting_app:x@db/joint_meeting",
  COUNTY_REGION_CODE: "450204",
  PERSON_ID_KEY: Buffer.alloc(32).toString("base64"),
  FIELD_KEY: Buffer.alloc(32).toString("base64"),
  CALLER_PUBLIC_KEY: '{"kty":"OKP"}',
  GATEWAY_URL: "http://gateway:4000/graphql",
  OIDC_TOKEN_URL: "https://id.example/token",
  OIDC_CLIENT_ID: "joint-meeting",
  OIDC_CLIENT_SECRET: "x",
};
const MAIL = { SMTP_URL: "smtp://liankong:secret@mail.example.gov.cn:587", MAIL_FROM: "liankong@example.gov.cn" };

function faultsOf(given: Record<string, string>): readonly string[] {
  try {
    readServiceConfig({ ...GIVEN, ...given });
    return [];
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.faults;
    throw fault;
  }
}

describe("the joint meeting's variables", () => {
  it("need no mail, and take it whole", () => {
    expect(readServiceConfig(GIVEN)).not.toHaveProperty("SMTP_URL");
    expect(readServiceConfig({ ...GIVEN, SMTP_URL: "", MAIL_FROM: "" })).not.toHaveProperty("SMTP_URL");
    expect(readServiceConfig({ ...GIVEN, ...MAIL })).toMatchObject(MAIL);
    expect(faultsOf({ ...MAIL, SMTP_TLS: "off", MAIL_LINK: "https://liankong.example.gov.cn/" })).toEqual([]);
  });

  it.each([
    ["MAIL_FROM", { SMTP_URL: MAIL.SMTP_URL }],
    ["SMTP_URL", { MAIL_FROM: MAIL.MAIL_FROM }],
    ["SMTP_URL", { ...MAIL, SMTP_URL: "http://mail.example.gov.cn" }],
    ["MAIL_FROM", { ...MAIL, MAIL_FROM: "联控 <secret@example.gov.cn>" }],
    ["SMTP_TLS", { ...MAIL, SMTP_TLS: "secret" }],
    ["MAIL_LINK", { ...MAIL, MAIL_LINK: "javascript:secret" }],
  ])("name %s when it does not fit, without the value", (name, given) => {
    const faults = faultsOf(given);
    expect(faults.map((line) => line.split(":")[0])).toEqual([name]);
    expect(faults.join()).not.toContain("secret");
  });
});
