import { describe, expect, it } from "@jest/globals";
import { isMailAddress } from "./mail-address";

describe("an address for mail", () => {
  it.each(["kongchuo@ln.example.gov.cn", "a.b+c_d@example.cn", "x@localhost", `${"a".repeat(64)}@e.cn`])(
    "may be %s",
    (address) => {
      expect(isMailAddress(address)).toBe(true);
    },
  );

  it.each([
    ["two", "a@e.cn,b@e.cn"],
    ["two behind a semicolon", "a@e.cn; b@e.cn"],
    ["one with a name", "王 <a@e.cn>"],
    ["one with a header behind it", "a@e.cn\r\nBcc: b@e.cn"],
    ["one with a bare end of line", "a@e.cn\n"],
    ["one with a null", "a@e.cn\0"],
    ["one in quotes", '"a b"@e.cn'],
    ["one with a comment", "a(b)@e.cn"],
    ["a group", "all: a@e.cn;"],
    ["without a place", "a@"],
    ["without anybody", "@e.cn"],
    ["too long", `${"a".repeat(65)}@e.cn`],
    ["far too long", `a@${"e.".repeat(130)}cn`],
    ["nothing", ""],
  ])("is not %s", (_what, address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});
