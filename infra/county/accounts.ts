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

/** The account under which the letters' service reads and acts through the gateway. */
export const LETTERS_ACCOUNT = "letters";

/** Names that no person bears: accounts of services, by the department whose service it is. */
const SERVICE_NAMES: Readonly<Record<string, string>> = {
  [SERVICE_ACCOUNT]: "联席会议办公室",
  [LETTERS_ACCOUNT]: "函件服务",
};

/** Whether an account is a service's own: no person asks under it, and no command gives its token out. */
export function isServiceAccount(account: string): boolean {
  return Object.hasOwn(SERVICE_NAMES, account);
}

interface CountyPost {
  account: string;
  post: string;
  department: string;
  role: Role;
  /** A role that marks the account beside its own. */
  marker?: Role;
  /** Post of the head (单位负责人), who has an account of its own. */
  head?: string;
}

const COUNTY_POSTS: readonly CountyPost[] = [
  { account: "office", post: "联席会议办公室干事", department: "joint-meeting", role: "office" },
  { account: "leader", post: "分管副区长、联席会议召集人", department: "joint-meeting", role: "leader" },
  {
    account: "education",
    post: "教育局基础教育股股长",
    department: "education",
    role: "education",
    head: "教育局局长",
  },
  // Who reviews a letter is not who drew it up.
  { account: "education-reviewer", post: "教育局办公室主任", department: "education", role: "education" },
  {
    account: "public-security",
    post: "公安局人口管理大队民警",
    department: "public-security",
    role: "public-security",
    head: "公安局局长",
  },
  {
    account: "civil-affairs",
    post: "民政局儿童福利股干事",
    department: "civil-affairs",
    role: "civil-affairs",
    head: "民政局局长",
  },
  {
    account: "disabled-persons",
    post: "残联教育就业部干事",
    department: "disabled-persons",
    role: "disabled-persons",
    head: "残联理事长",
  },
  {
    account: "poverty-relief",
    post: "扶贫办信息股干事",
    department: "poverty-relief",
    role: "poverty-relief",
    head: "扶贫办主任",
  },
  { account: "health", post: "卫健局妇幼健康股干事", department: "health", role: "health", head: "卫健局局长" },
  { account: "justice", post: "司法局法律援助中心干事", department: "justice", role: "justice", head: "司法局局长" },
  {
    account: "human-resources",
    post: "人社局劳动监察大队干事",
    department: "human-resources",
    role: "human-resources",
    head: "人社局局长",
  },
  { account: "auditor", post: "审计局干部", department: "audit", role: "auditor" },
  {
    account: SERVICE_ACCOUNT,
    post: "联席会议办公室系统账号",
    department: "joint-meeting",
    role: "office",
    marker: "service",
  },
  { account: LETTERS_ACCOUNT, post: "函件服务系统账号", department: "letters", role: "letters", marker: "service" },
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
  const withPerson = (account: Post): Account => ({
    ...account,
    secret: secrets.get(account.account) ?? randomSecret(),
    name: SERVICE_NAMES[account.account] ?? inventName(account.account),
  });
  return [
    ...COUNTY_POSTS.flatMap((post) => countyAccounts(post, countyCode)).map(withPerson),
    ...townshipsOf(countyCode)
      .flatMap((code) => withHead(townshipAccount(code), `${getRegion(code).name}负责人`))
      .map(withPerson),
    ...schools.flatMap((school) => withHead(schoolAccount(school), `${school.name}校长`)).map(withPerson),
  ];
}

type Post = Omit<Account, "secret" | "name">;

function countyAccounts({ role, marker, head, ...post }: CountyPost, countyCode: string): Post[] {
  const account: Post = { ...post, roles: marker === undefined ? [role] : [role, marker], regions: [countyCode] };
  // Letters (函) are issued by departments of the county, and signed by their heads where the leader has appointed them.
  return head === undefined ? [account] : withHead(account, head, ["signatory"]);
}

/** An account and that of its head, who may do the same and is told of what is late. */
function withHead(account: Post, head: string, besides: readonly Role[] = []): Post[] {
  return [
    account,
    { ...account, account: `${account.account}-head`, post: head, roles: [...account.roles, "head", ...besides] },
  ];
}

function townshipAccount(code: string): Post {
  return {
    account: `township-${code}`,
    post: `${getRegion(code).name}控辍保学专干`,
    department: "township",
    roles: ["township"],
    regions: [code],
  };
}

function schoolAccount({ id, name, townshipCode }: AccountSchool): Post {
  return {
    account: `school-${id}`,
    post: `${name}学籍管理员`,
    department: "education",
    roles: ["school"],
    regions: [townshipCode],
    school: id,
  };
}
