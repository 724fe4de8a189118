import type { Role } from "../../schema/access/roles";
import { getRegion, townshipsOf } from "../../schema/regions/regions";
import type { Account } from "../identity/account";
import { inventName } from "./invented-name";
import { randomSecret } from "./secrets";

/** A school of the county, as an account needs it. */
export interface AccountSchool {
  id: string;
  name: string;
  townshipCode: string;
}

/** The account under which the joint meeting's service reads through the gateway, as the office. */
export const SERVICE_ACCOUNT = "joint-meeting";

interface CountyPost {
  account: string;
  post: string;
  department: string;
  role: Role;
}

const COUNTY_POSTS: readonly CountyPost[] = [
  { account: "office", post: "联席会议办公室干事", department: "joint-meeting", role: "office" },
  { account: "leader", post: "分管副区长、联席会议召集人", department: "joint-meeting", role: "leader" },
  { account: "education", post: "教育局基础教育股股长", department: "education", role: "education" },
  {
    account: "public-security",
    post: "公安局人口管理大队民警",
    department: "public-security",
    role: "public-security",
  },
  { account: "civil-affairs", post: "民政局儿童福利股干事", department: "civil-affairs", role: "civil-affairs" },
  { account: "disabled-persons", post: "残联教育就业部干事", department: "disabled-persons", role: "disabled-persons" },
  { account: "poverty-relief", post: "扶贫办信息股干事", department: "poverty-relief", role: "poverty-relief" },
  { account: "auditor", post: "审计局干部", department: "audit", role: "auditor" },
  { account: SERVICE_ACCOUNT, post: "联席会议办公室系统账号", department: "joint-meeting", role: "office" },
];

/**
 * The demo's accounts: the offices of the county, each township and each school. An account that existed keeps its secret.
 * @param kept the accounts of the start before
 */
export function makeAccounts(
  countyCode: string,
  schools: readonly AccountSchool[],
  kept: readonly Account[],
): Account[] {
  const secrets = new Map(kept.map(({ account, secret }) => [account, secret]));
  const withPerson = (account: Omit<Account, "secret" | "name">): Account => ({
    ...account,
    secret: secrets.get(account.account) ?? randomSecret(),
    name: account.account === SERVICE_ACCOUNT ? "联席会议办公室" : inventName(account.account),
  });
  return [
    ...COUNTY_POSTS.map(({ role, ...post }) => withPerson({ ...post, roles: [role], regions: [countyCode] })),
    ...townshipsOf(countyCode).map((code) => withPerson(townshipAccount(code))),
    ...schools.map((school) => withPerson(schoolAccount(school))),
  ];
}

function townshipAccount(code: string): Omit<Account, "secret" | "name"> {
  return {
    account: `township-${code}`,
    post: `${getRegion(code).name}控辍保学专干`,
    department: "township",
    roles: ["township"],
    regions: [code],
  };
}

function schoolAccount({ id, name, townshipCode }: AccountSchool): Omit<Account, "secret" | "name"> {
  return {
    account: `school-${id}`,
    post: `${name}学籍管理员`,
    department: "education",
    roles: ["school"],
    regions: [townshipCode],
    school: id,
  };
}
