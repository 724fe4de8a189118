import { expect, test } from "@jest/globals";
import { hideNumbers } from "./hide-numbers";

test("blanks ID numbers, student numbers and phones, and leaves codes", () => {
  expect(hideNumbers('got invalid value "45020420050225081X" at G450204200502250814, 13800138000')).toBe(
    'got invalid value "…" at G…, …',
  );
  expect(hideNumbers("Region 450204001, school 2145020401")).toBe("Region 450204001, school 2145020401");
});
