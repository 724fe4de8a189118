import { importJWK, SignJWT } from "jose";
import { join } from "node:path";
import { readAccountFile } from "../../infra/county/account-file";
import type { Purpose } from "../../schema/access/purposes";
import type { Role } from "../../schema/access/roles";
import type { CountyStack } from "../support/county-stack";
import { KNOWN_COUNTY } from "../support/known-county";

/** Somebody who asks, in whose territory the planted child is or is not. */
export interface Viewer {
  title: string;
  role: Role;
  regions: readonly string[];
  school: string | null;
  /** Whether the planted child, with all its records, is in the territory. */
  isOwn: boolean;
  /** Purposes to ask under; null asks without. */
  purposes: readonly (Purpose | null)[];
}

const { code, townships, schools } = KNOWN_COUNTY;
const ELSEWHERE = { county: "450204", township: "450204001", school: "2145020401" };

const EVERY_PURPOSE: readonly (Purpose | null)[] = [null, "CASE", "SWEEP", "SUBSIDY", "LETTER", "REPORT", "MEETING"];
/** Purposes change nothing about territory: the one that opens all, and the one that opens lists but no numbers. */
const PURPOSES_AWAY: readonly (Purpose | null)[] = ["CASE", "REPORT"];

const COUNTY_ROLES: readonly Role[] = [
  "office",
  "leader",
  "education",
  "public-security",
  "civil-affairs",
  "disabled-persons",
  "poverty-relief",
  "health",
  "justice",
  "human-resources",
  "auditor",
  "service",
  "letters",
  "signatory",
  "head",
];

const viewer = (role: Role, title: string, isOwn: boolean, region: string, school: string | null = null): Viewer => ({
  title: `${role} of ${title}`,
  role,
  regions: [region],
  school,
  isOwn,
  purposes: isOwn ? EVERY_PURPOSE : PURPOSES_AWAY,
});

/** Every role, at home and away: the same school, township or county as the planted child, and others. */
export const VIEWERS: readonly Viewer[] = [
  ...COUNTY_ROLES.flatMap((role) => [
    viewer(role, "the county", true, code),
    viewer(role, "another county", false, ELSEWHERE.county),
  ]),
  viewer("township", "the township", true, townships.first),
  viewer("township", "another township", false, townships.second),
  viewer("township", "another county's township", false, ELSEWHERE.township),
  viewer("school", "the school", true, townships.first, schools.first),
  viewer("school", "another school of the township", false, townships.first, schools.sameTownship),
  viewer("school", "another township's school", false, townships.second, schools.otherTownship),
  viewer("school", "another county's school", false, ELSEWHERE.township, ELSEWHERE.school),
];

/**
 * An access token of a viewer: that of the county's own account where there is one, else one that the issuer's key signs
 * for the account of another county.
 */
export async function accessTokenOf(county: CountyStack, { role, regions, school }: Viewer): Promise<string> {
  const accounts = readAccountFile(join(county.variables.LIANKONG_DATA_DIR, "identity", "accounts.json")) ?? [];
  // A service's own account may do more than its role: it is no viewer.
  const account = accounts.find(
    (candidate) =>
      candidate.roles[0] === role &&
      !candidate.roles.includes("service") &&
      candidate.regions[0] === regions[0] &&
      (candidate.school ?? null) === school,
  );
  return account === undefined ? signAccessToken(county, { role, regions, school }) : requestToken(county, account);
}

async function requestToken(
  county: CountyStack,
  { account, secret }: { account: string; secret: string },
): Promise<string> {
  const response = await fetch(`${county.serviceUrl("identity")}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function signAccessToken(
  county: CountyStack,
  { role, regions, school }: Pick<Viewer, "role" | "regions" | "school">,
): Promise<string> {
  const { identityKey } = county.secrets();
  const claims = {
    roles: [role],
    regions,
    post: "测试岗位",
    department: role,
    demo_issuer: true,
    ...(school === null ? {} : { school }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", kid: identityKey.kid ?? "" })
    .setSubject(`stranger-${role}`)
    .setIssuer(county.serviceUrl("identity"))
    .setAudience("liankong-gateway")
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(await importJWK(identityKey, "ES256"));
}
