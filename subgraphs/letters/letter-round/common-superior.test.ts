import { describe, expect, it } from "@jest/globals";
import { bureauNameOf } from "../directory/bureau-name";
import { commonSuperiorOf } from "./common-superior";

describe("the authority above two counties", () => {
  it.each([
    ["of one prefecture is that", "450204", "450222", "450200", "柳州市教育局"],
    ["of one autonomous region is that", "450204", "451302", "450000", "广西壮族自治区教育厅"],
    ["of two provinces is the ministry", "450204", "440106", "100000", "教育部"],
    ["of one municipality is that, which has no prefectures", "110101", "110105", "110000", "北京市教育委员会"],
    ["directly under one province is that", "469001", "469002", "460000", "海南省教育厅"],
  ])("%s", (_what, one, other, superior, name) => {
    expect(commonSuperiorOf(one, other)).toBe(superior);
    expect(bureauNameOf(superior)).toBe(name);
  });
});
