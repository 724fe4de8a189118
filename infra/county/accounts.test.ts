import { describe, expect, it } from "@jest/globals";
import { accountsSchema } from "../identity/account";
import { ROLE_SCOPES } from "../../schema/access/roles";
import { isServiceAccount, makeAccounts } from "./accounts";

const SCHOOL = { id: "2145020401", name: "柳南区第1小学", townshipCode: "450204001" };

describe("the demo's accounts", () => {
  const accounts = makeAccounts("450204", [SCHOOL], []);

  it("are such as the issuer takes, with a secret each", () => {
    expect(accountsSchema.safeParse(accounts).success).toBe(true);
    expect(new Set(accounts.map(({ secret }) => secret)).size).toBe(accounts.length);
  });

  it("cover every role", () => {
    expect(new Set(accounts.flatMap(({ roles }) => roles))).toEqual(new Set(Object.keys(ROLE_SCOPES)));
  });

  it("give the letters' own role to that service alone, whose token no command gives out", () => {
    const holders = accounts.filter(({ roles }) => roles.includes("letters"));
    expect(holders).toMatchObject([{ account: "letters", roles: ["letters", "service"], regions: ["450204"] }]);
    expect(holders.map(({ account }) => isServiceAccount(account))).toEqual([true]);
  });

  it("give a township its own territory and a school itself", () => {
    expect(accounts.find(({ account }) => account === "township-450204100")).toMatchObject({
      regions: ["450204100"],
      roles: ["township"],
    });
    expect(accounts.find(({ account }) => account === "school-2145020401")).toMatchObject({
      regions: ["450204001"],
      school: "2145020401",
      roles: ["school"],
    });
  });

  it("let a head do what its people do, under an account and a post of its own", () => {
    expect(accounts.find(({ account }) => account === "school-2145020401-head")).toMatchObject({
      post: "柳南区第1小学校长",
      school: "2145020401",
      roles: ["school", "head"],
    });
  });

  it("keep their secrets when a school is added", () => {
    const more = makeAccounts("450204", [SCHOOL, { ...SCHOOL, id: "2145020402" }], accounts);
    expect(more.slice(0, accounts.length)).toEqual(accounts);
    expect(more.slice(accounts.length).map(({ account }) => account)).toEqual([
      "school-2145020402",
      "school-2145020402-head",
    ]);
  });
});
