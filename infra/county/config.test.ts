import { describe, expect, it } from "@jest/globals";
import { ConfigError } from "../runtime/config";
import { projectPath } from "../runtime/project-path";
import { readCountyConfig } from "./config";

describe("the county's variables", () => {
  it("default to .data in the project and port 4000", () => {
    expect(readCountyConfig({})).toMatchObject({
      dataFolder: projectPath(".data"),
      port: 4000,
      isPortGiven: false,
      commandPrefix: "",
    });
  });

  it("name each fault in a line of its own, without the value", () => {
    const faults = faultsOf({ LIANKONG_PORT: "seven", LOG_LEVEL: "loud", LIANKONG_MODE: "production" });
    expect(faults).toHaveLength(3);
    expect(faults.map((line) => line.split(":")[0])).toEqual(["LIANKONG_PORT", "LOG_LEVEL", "LIANKONG_MODE"]);
    expect(faults.join()).not.toMatch(/seven|loud/);
  });

  it.each(["0", "65536", "-1", "4000.5"])("refuse %s as a port", (port) => {
    expect(faultsOf({ LIANKONG_PORT: port })).toHaveLength(1);
  });

  it("pass on to services how to run, the gateway's limits and the mail server, and nothing else", () => {
    const { passedOn } = readCountyConfig({
      PATH: "/bin",
      LIMIT_DEPTH: "9",
      LOG_LEVEL: "warn",
      SMTP_URL: "smtp://127.0.0.1:25",
      AWS_SECRET: "x",
      DATABASE_URL: "x",
      PORT: "1",
    });
    expect(passedOn).toEqual({ PATH: "/bin", LIMIT_DEPTH: "9", LOG_LEVEL: "warn", SMTP_URL: "smtp://127.0.0.1:25" });
  });
});

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readCountyConfig(env);
    return [];
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.faults;
    throw fault;
  }
}
