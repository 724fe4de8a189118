import { describe, expect, it } from "@jest/globals";
import { dateOfSerial } from "./serial-date";

describe("dates by a spreadsheet's serial number", () => {
  it.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [61, "1900-03-01"],
    [36_526, "2000-01-01"],
    [43_344, "2018-09-01"],
    [2_958_465, "9999-12-31"],
  ])("reads %i as %s", (serial, date) => {
    expect(dateOfSerial(serial)).toBe(date);
  });

  it("knows that 29 February 1900 never was", () => {
    expect(dateOfSerial(60)).toBeNull();
  });

  it.each([0, -1, 1.5, 2_958_466, Number.NaN])("reads no date from %d", (serial) => {
    expect(dateOfSerial(serial)).toBeNull();
  });
});
