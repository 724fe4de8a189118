import { describe, expect, it } from "@jest/globals";
import type { Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { type Desk, deskTitle, desksOf, headOf, parseDesk, schoolOfDesk, townshipOfDesk } from "./desk";

const COUNTY = "450204";
const SCHOOL = "school:2145020401";
const TOWNSHIP = "township:450204001";

describe("a desk", () => {
  it.each([
    "office",
    "leader",
    "education",
    "public-security",
    "health",
    "justice",
    "human-resources",
    SCHOOL,
    TOWNSHIP,
    "education/head",
    `${SCHOOL}/head`,
    `${TOWNSHIP}/head`,
  ])("is %s", (text) => {
    expect(parseDesk(text, COUNTY)).toBe(text);
  });

  it.each([
    "",
    "head",
    "office/head",
    "leader/head",
    "education/head/head",
    "joint-meeting",
    "auditor",
    "school:",
    "school:214502040",
    "township:450205001",
    "township:450204",
    "township:450204999",
    " office",
  ])("is not %j", (text) => {
    expect(parseDesk(text, COUNTY)).toBeNull();
  });

  it.each([
    ["education", "education/head"],
    [SCHOOL, `${SCHOOL}/head`],
    [TOWNSHIP, `${TOWNSHIP}/head`],
    ["office", "leader"],
    ["leader", null],
    ["education/head", null],
  ])("%s has above it %s", (desk, head) => {
    expect(headOf(desk as Desk)).toBe(head);
  });

  it.each([
    ["office", "联席会议办公室"],
    ["leader", "分管领导"],
    ["health", "卫健局"],
    [TOWNSHIP, "河西街道"],
    ["education/head", "教育局负责人"],
  ])("%s is called %s", (desk, title) => {
    expect(deskTitle(desk as Desk)).toBe(title);
  });

  it("tells whose school or township it is", () => {
    expect(schoolOfDesk(`${SCHOOL}/head` as Desk)).toBe("2145020401");
    expect(townshipOfDesk(TOWNSHIP as Desk)).toBe("450204001");
    expect([schoolOfDesk(TOWNSHIP as Desk), townshipOfDesk("office" as Desk)]).toEqual([null, null]);
  });
});

describe("a caller sits at", () => {
  const desks = (roles: Role[], regions: string[], school: string | null = null) =>
    desksOf({ ...callerOf("office", { regions, school }), roles }, COUNTY);

  it("the desk of each of its roles in the county", () => {
    expect(desks(["office"], [COUNTY])).toEqual(["office"]);
    expect(desks(["education", "health"], ["4502"])).toEqual(["education", "health"]);
    expect(desks(["leader", "auditor", "service"], [COUNTY])).toEqual(["leader"]);
  });

  it("the desks of its townships and its school", () => {
    expect(desks(["township"], ["450204001", "450204100", "450205001"])).toEqual([TOWNSHIP, "township:450204100"]);
    expect(desks(["school"], ["450204001"], "2145020401")).toEqual([SCHOOL]);
  });

  it("the head's desk as well, where it is the head", () => {
    expect(desks(["education", "head"], [COUNTY])).toEqual(["education", "education/head"]);
    expect(desks(["school", "head"], ["450204001"], "2145020401")).toEqual([SCHOOL, `${SCHOOL}/head`]);
    expect(desks(["office", "leader", "head"], [COUNTY])).toEqual(["office", "leader"]);
  });

  it("none outside its territory, or of another's kind", () => {
    expect(desks(["office", "education"], ["450205"])).toEqual([]);
    expect(desks(["office"], ["450204001"])).toEqual([]);
    expect(desks(["township"], ["450205001"])).toEqual([]);
    expect(desks(["education"], [COUNTY], "2145020401")).toEqual([]);
    expect(desks(["head"], [COUNTY])).toEqual([]);
  });
});
