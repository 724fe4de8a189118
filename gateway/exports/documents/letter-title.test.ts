import { describe, expect, it } from "@jest/globals";
import { shapeLines } from "./letter-title";

describe("a title", () => {
  it.each([
    [["关于协助劝返辍学学生的函"]],
    [["柳州市柳南区教育局", "关于协助做好辍学学生劝返复学工作的函"]],
    [["柳州市柳南区教育局", "关于韦某等学生劝返复学情况的复函"]],
    [["积石山保安族东乡族撒拉族自治县教育局", "关于协助做好辍学学生劝返复学工作的函"]],
    [["柳州市柳南区教育局", "关于商请共同做好进城务工人员", "随迁子女控辍保学工作的函"]],
  ])("is broken at sense: %j", (lines) => {
    expect(shapeLines(lines.join(""), 19)).toEqual(lines);
  });

  it("of organs that write together keeps each one whole, and sets nothing between lines", () => {
    const organs = "柳州市柳南区教育局　柳州市柳南区公安局　柳州市柳南区民政局";
    const lines = shapeLines(`${organs}关于联合做好进城务工人员随迁子女控辍保学工作的函`, 19);
    expect(lines.slice(0, 2)).toEqual(["柳州市柳南区教育局", "柳州市柳南区公安局　柳州市柳南区民政局"]);
    expect(lines[2]).toMatch(/^关于/);
  });

  it("loses and tears nothing, however long it is and whatever it is written with", () => {
    const title = "柳州市柳南区教育局关于𠅤𠮷屯买买提·阿不都热合曼等同学劝返复学工作的函".repeat(6);
    const lines = shapeLines(title, 19);
    expect(lines.join("")).toBe(title);
    for (const line of lines) expect(line.isWellFormed()).toBe(true);
  });
});

describe("an organ's name in a narrow place", () => {
  it.each([[["柳州市柳南区", "教育局"]], [["罗城仫佬族", "自治县教育局"]], [["柳州市柳南区", "残疾人联合会"]]])(
    "is broken where its place ends: %j",
    (lines) => {
      expect(shapeLines(lines.join(""), 7)).toEqual(lines);
    },
  );
});
