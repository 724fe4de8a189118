import { describe, expect, it } from "@jest/globals";
import { givenText } from "./given-text";

describe("a text that somebody filled in", () => {
  it.each([
    ["家长外出务工，已家访（两次）：电话不通；待查！", "家长外出务工，已家访（两次）：电话不通；待查！"],
    ["　 已返校。\n", "已返校。"],
    ["Zoe\u0308", "Zo\u00eb"],
  ])("keeps %j as it was written, without blanks around it", (given, kept) => {
    expect(givenText(given)).toBe(kept);
  });

  it.each([
    ["nothing", ""],
    ["blanks", " 　\n"],
    ["more than anybody would read", "因".repeat(2001)],
    ["what the database does not keep", "因\0"],
  ])("is none for %s", (_what, given) => {
    expect(givenText(given)).toBeNull();
  });

  it("is as long as is asked for", () => {
    expect(givenText("三年级1班", 4)).toBeNull();
    expect(givenText(" 三年级1班 ", 5)).toBe("三年级1班");
  });
});
