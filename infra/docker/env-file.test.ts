import { describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { parse } from "yaml";
import { readGatewayConfig } from "../../gateway/config";
import { DEPARTMENTS } from "../../schema/departments";
import { readServiceConfig as readJointMeetingConfig } from "../../subgraphs/joint-meeting/config";
import { readServiceConfig as readLettersConfig } from "../../subgraphs/letters/config";
import { readCountyConfig } from "../county/config";
import { readProvisionConfig } from "../county/provision/config";
import { readConfig } from "../runtime/config";
import { departmentVariables } from "../runtime/department-config";
import { projectPath } from "../runtime/project-path";
import { fillSecrets } from "./env-file";

const EXAMPLE = readFileSync(projectPath(".env.example"), "utf8");
const COMPOSE = readFileSync(projectPath("docker-compose.yml"), "utf8");
/** Where each process says which variables it reads. */
const CONFIG_FILES = [
  "infra/county/config.ts",
  "infra/identity/config.ts",
  "infra/runtime/department-config.ts",
  "subgraphs/joint-meeting/config.ts",
  "subgraphs/letters/config.ts",
  "gateway/config.ts",
];

interface ComposeService {
  environment: Record<string, string>;
  image: string;
  networks: string[];
  ports?: string[];
}

const services = (parse(COMPOSE, { merge: true }) as { services: Record<string, ComposeService> }).services;

describe(".env.example", () => {
  const told = new Set([...EXAMPLE.matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name));

  it.each(CONFIG_FILES)("tells every variable of %s", (file) => {
    const source = readFileSync(projectPath(...file.split("/")), "utf8");
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(([, name]) => name);
    expect(read.length).toBeGreaterThan(2);
    expect(read.filter((name) => !told.has(name))).toEqual([]);
  });

  it("tells the variables that prepare the databases", () => {
    expect(told).toContain("DATABASE_ADMIN_URL");
    expect(() => readProvisionConfig({})).toThrow(/_PASSWORD/);
    const faults = namesOfFaults(() => readProvisionConfig({}));
    expect(faults.filter((name) => !told.has(name))).toEqual([]);
  });

  it("gives the gateway's limits as they are by default", () => {
    const defaults = Object.fromEntries(
      [...EXAMPLE.matchAll(/^# ((?:LIMIT|DEPARTMENT)_[A-Z_]+)=(\d+)$/gm)].map(([, name, value]) => [
        name,
        Number(value),
      ]),
    );
    expect(Object.keys(defaults)).toHaveLength(9);
    const given = environmentOf("gateway", parseEnv(""), {
      CALLER_PRIVATE_KEY: '{"kty":"OKP"}',
      OIDC_ISSUER: "https://id.example",
    });
    expect(readGatewayConfig(given)).toMatchObject(defaults);
  });
});

describe("docker-compose.yml", () => {
  it("reads no variable that .env.example does not give", () => {
    const given = Object.keys(parseEnv(EXAMPLE));
    const read = [...COMPOSE.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name as string);
    expect(read.length).toBeGreaterThan(20);
    expect([...new Set(read)].filter((name) => !given.includes(name) && name !== "LOG_LEVEL")).toEqual([]);
    expect(given.filter((name) => !read.includes(name))).toEqual([]);
  });

  it("has no default for a secret", () => {
    const preset = [...COMPOSE.matchAll(/\$\{(\w+):-(\w+)\}/g)].map(([, name]) => name);
    const optional = [...COMPOSE.matchAll(/\$\{(\w+):-\}/g)].map(([, name]) => name);
    const others = [...COMPOSE.matchAll(/\$\{(\w+)(?!:\?\}|:-\w*\}|\w)[^}]*\}/g)];
    expect({ preset, optional, others }).toEqual({
      preset: ["LOG_LEVEL"],
      optional: ["SMTP_URL", "MAIL_FROM", "SMTP_TLS", "MAIL_LINK"],
      others: [],
    });
  });

  it("publishes the gateway and the exchange on the loopback address alone, and lets no department out", () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published).toEqual([
      ["gateway", "127.0.0.1:4000:4000"],
      ["letters", "127.0.0.1:4050:4050"],
    ]);
    expect(Object.keys(services).filter((name) => services[name]?.networks.includes("outside"))).toEqual([
      "gateway",
      "joint-meeting",
      "letters",
    ]);
    expect(services["gateway"]?.networks).not.toContain("databases");
  });

  it("gives every service a configuration that it takes, with the generated secrets", async () => {
    const env = parseEnv(await fillSecrets(EXAMPLE)) as Record<string, string>;
    env["OIDC_CLIENT_SECRET"] = env["LETTERS_OIDC_CLIENT_SECRET"] = "given by the issuer";
    expect(readGatewayConfig(environmentOf("gateway", env))).toMatchObject({ LIANKONG_MODE: "production" });
    expect([...readGatewayConfig(environmentOf("gateway", env)).SUBGRAPH_URLS.keys()].sort()).toEqual(
      DEPARTMENTS.map(({ name }) => name).sort(),
    );
    expect(readJointMeetingConfig(environmentOf("joint-meeting", env))).toMatchObject({ LIANKONG_MODE: "production" });
    expect(readLettersConfig(environmentOf("letters", env))).toMatchObject({
      LIANKONG_MODE: "production",
      OIDC_CLIENT_ID: "letters",
      EXCHANGE_PORT: 4050,
      EXCHANGE_TLS: "off",
    });
    expect(readProvisionConfig(environmentOf("migrate", env)).adminUrl).toContain("@postgres:5432/");
    for (const { name, database } of DEPARTMENTS) {
      const { DATABASE_URL, FIELD_KEY } = readConfig(departmentVariables, environmentOf(name, env));
      expect(new URL(DATABASE_URL)).toMatchObject({ username: `${database}_app`, pathname: `/${database}` });
      expect(FIELD_KEY).toHaveLength(32);
    }
  });

  it("makes other secrets each time, none of them twice, and leaves what the issuer gives out", async () => {
    const [one, other] = (await Promise.all([fillSecrets(EXAMPLE), fillSecrets(EXAMPLE)])).map(
      (text) => parseEnv(text) as Record<string, string>,
    );
    const secrets = Object.keys(parseEnv(EXAMPLE)).filter((name) => /_(PASSWORD|KEY)$/.test(name));
    expect(secrets).toHaveLength(32);
    expect(new Set(secrets.flatMap((name) => [one?.[name], other?.[name]])).size).toBe(64);
    expect([one?.["OIDC_CLIENT_SECRET"], one?.["LETTERS_OIDC_CLIENT_SECRET"]]).toEqual(["", ""]);
  });
});

describe("the county's variables", () => {
  it("are taken as the example gives them", () => {
    const [, part = ""] = EXAMPLE.split(/^# == .*$/m);
    const env = parseEnv(part.replace(/^# (?=[A-Z_]+=)/gm, "")) as Record<string, string>;
    expect(Object.keys(env)).toEqual(["LIANKONG_DATA_DIR", "LIANKONG_EXCHANGE_PORT", "LIANKONG_PORT", "LOG_LEVEL"]);
    expect(readCountyConfig(env)).toMatchObject({ dataFolder: projectPath(".data"), port: 4000, exchangePort: 4050 });
  });
});

/** What compose hands to a service: its variables with the file's values in the places of their names. */
function environmentOf(
  service: string,
  env: NodeJS.Dict<string>,
  rest: Record<string, string> = {},
): Record<string, string> {
  const variables = services[service]?.environment ?? {};
  const filled = Object.entries(variables).map(([name, value]) => [
    name,
    value.replace(/\$\{(\w+)(?::\?|:-(\w*))?\}/g, (_, key: string, preset = "") => env[key] ?? preset),
  ]);
  return { ...(Object.fromEntries(filled) as Record<string, string>), ...rest };
}

function namesOfFaults(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (fault) {
    return (fault as Error).message.split("\n").map((line) => line.split(":")[0] ?? "");
  }
}
