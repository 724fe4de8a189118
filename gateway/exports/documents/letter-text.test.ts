import { describe, expect, it } from "@jest/globals";
import { breakLines, charactersOf, widthOf } from "./letter-text";

describe("lines of Chinese text", () => {
  it("hold as many characters as they are wide, the first one less its indent", () => {
    const lines = breakLines("控".repeat(26 + 28 + 28 + 3), 28, 2);
    expect(lines.map((line) => line.length)).toEqual([26, 28, 28, 3]);
  });

  it("neither begin with a closing mark nor end with an opening one", () => {
    expect(breakLines(`${"控".repeat(28)}，辍`, 28)).toEqual(["控".repeat(27), "控，辍"]);
    expect(breakLines(`${"控".repeat(27)}（辍）`, 28)).toEqual(["控".repeat(27), "（辍）"]);
  });

  it("keep numbers and Latin words whole, and break what no line could hold", () => {
    expect(breakLines("号码45132120040601002X，电话", 11)).toEqual(["号码", "45132120040601002X，", "电话"]);
    expect(breakLines("1".repeat(30), 5).join("")).toBe("1".repeat(30));
  });

  it("tear no character of CJK Extension B, and no variant from its selector", () => {
    const name = "𠅤𠮷葛\u{e0100}";
    expect(charactersOf(name)).toEqual(["𠅤", "𠮷", "葛\u{e0100}"]);
    expect(widthOf(name)).toBe(3);
    for (const line of breakLines(name.repeat(20), 7)) expect(line.isWellFormed()).toBe(true);
  });
});
