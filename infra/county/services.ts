import { DEPARTMENTS, type DepartmentName } from "../../schema/departments";
import type { Account } from "../identity/account";
import { databaseUrl } from "../postgres/provision";
import { LETTERS_ACCOUNT, SERVICE_ACCOUNT } from "./accounts";
import type { RostersCounty } from "./county-file";
import { planDatabase } from "./databases";
import type { CountySecrets } from "./secrets";

export type ServiceName = "identity" | "gateway" | DepartmentName;

/** A service as the county runs it: a program of its own, told everything by variables. */
export interface ServiceDefinition {
  name: ServiceName;
  /** Below `dist/`. */
  program: string;
  url: string;
  variables: Record<string, string>;
}

export type ServicePorts = Record<ServiceName, number>;

interface CountyServices {
  county: RostersCounty;
  secrets: CountySecrets;
  accounts: readonly Account[];
  accountsFile: string;
  /** Holds the county's day. */
  dateFile: string;
  adminUrl: string;
  ports: ServicePorts;
  /** Where other counties' letters come in. */
  exchangePort: number;
}

const HOST = "127.0.0.1";
const AUDIENCE = "liankong-gateway";

export function serviceUrl(ports: ServicePorts, name: ServiceName): string {
  return `http://${HOST}:${ports[name]}`;
}

/** Where a county on this machine takes in other counties' letters. */
export function exchangeUrl(port: number): string {
  return `http://${HOST}:${port}`;
}

/** Every service of the county, the gateway last. */
export function defineServices(services: CountyServices): ServiceDefinition[] {
  const define = (name: ServiceName, program: string, variables: Record<string, string>): ServiceDefinition => ({
    name,
    program,
    url: serviceUrl(services.ports, name),
    variables: { HOST, PORT: String(services.ports[name]), LIANKONG_MODE: "demo", ...variables },
  });
  return [
    define("identity", "infra/identity/main.js", identityVariables(services)),
    ...DEPARTMENTS.map(({ name }) => define(name, `subgraphs/${name}/main.js`, departmentVariables(services, name))),
    define("gateway", "gateway/main.js", gatewayVariables(services)),
  ];
}

function identityVariables({ secrets, accountsFile }: CountyServices): Record<string, string> {
  return { OIDC_AUDIENCE: AUDIENCE, IDENTITY_KEY: JSON.stringify(secrets.identityKey), ACCOUNTS_FILE: accountsFile };
}

function departmentVariables(services: CountyServices, name: DepartmentName): Record<string, string> {
  const { county, dateFile, secrets, adminUrl } = services;
  return {
    DATABASE_URL: databaseUrl(adminUrl, planDatabase(name, secrets.databases[name]), "app"),
    COUNTY_REGION_CODE: county.regionCode,
    COUNTY_DATE_FILE: dateFile,
    CALLER_PUBLIC_KEY: JSON.stringify(secrets.callerPublicKey),
    PERSON_ID_KEY: secrets.personIdKey,
    FIELD_KEY: secrets.fieldKeys[name],
    ...ownVariables(services, name),
  };
}

function ownVariables(services: CountyServices, name: DepartmentName): Record<string, string> {
  if (name === "joint-meeting") return askingVariables(services, SERVICE_ACCOUNT);
  if (name !== "letters") return {};
  const { exchangePort } = services;
  return {
    ...askingVariables(services, LETTERS_ACCOUNT),
    EXCHANGE_PORT: String(exchangePort),
    EXCHANGE_URL: exchangeUrl(exchangePort),
  };
}

/** A service that asks the gateway does so like anybody else, under an account of its own. */
function askingVariables({ ports, accounts }: CountyServices, name: string): Record<string, string> {
  const account = accounts.find((candidate) => candidate.account === name) as Account;
  return {
    GATEWAY_URL: `${serviceUrl(ports, "gateway")}/graphql`,
    OIDC_TOKEN_URL: `${serviceUrl(ports, "identity")}/token`,
    OIDC_CLIENT_ID: account.account,
    OIDC_CLIENT_SECRET: account.secret,
  };
}

function gatewayVariables({ dateFile, ports, secrets }: CountyServices): Record<string, string> {
  return {
    OIDC_ISSUER: serviceUrl(ports, "identity"),
    OIDC_AUDIENCE: AUDIENCE,
    SUBGRAPH_URLS: DEPARTMENTS.map(({ name }) => `${name}=${serviceUrl(ports, name)}/graphql`).join(","),
    CALLER_PRIVATE_KEY: JSON.stringify(secrets.callerPrivateKey),
    COUNTY_DATE_FILE: dateFile,
  };
}
