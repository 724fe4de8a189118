import { expect, test } from "@jest/globals";
import { findRegion, regionContains, townshipsOf } from "./regions";

test("names a county and its township, each with the region above it", () => {
  expect(findRegion("450204")).toEqual({ code: "450204", name: "柳南区", level: "county", parentCode: "4502" });
  expect(findRegion("450204001")).toEqual({
    code: "450204001",
    name: "河西街道",
    level: "township",
    parentCode: "450204",
  });
  expect(findRegion("45")).toEqual({ code: "45", name: "广西壮族自治区", level: "province", parentCode: null });
});

test("knows no region for a code outside the directory", () => {
  expect(["450299", "4502041", "", "constructor"].map(findRegion)).toEqual([null, null, null, null]);
});

test("every county and township lies in a region of the directory", () => {
  expect(findRegion("451302")?.name).toBe("兴宾区");
  expect(townshipsOf("450204")).toHaveLength(11);
});

test("a region contains itself and what lies below, not its neighbour", () => {
  expect(regionContains("450204", "450204")).toBe(true);
  expect(regionContains("450204", "450204001")).toBe(true);
  expect(regionContains("450204", "450206001")).toBe(false);
  expect(regionContains("450204001", "450204")).toBe(false);
  expect(regionContains("", "450204")).toBe(false);
});
