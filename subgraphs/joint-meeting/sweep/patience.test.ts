import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { Patience } from "./patience";

const MINUTE = 60_000;

describe("the patience of a sweep", () => {
  let now = 0;
  const at = (milliseconds: number): void => {
    now = milliseconds;
    jest.spyOn(performance, "now").mockReturnValue(now);
  };
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it("waits for a department as long as it lasts, and then tries each further reading once", () => {
    const patience = new Patience(MINUTE);
    at(1000);
    expect(patience.isAtItsEnd("education", now)).toBe(false);
    at(1000 + MINUTE - 1);
    expect(patience.isAtItsEnd("education", 1000)).toBe(false);
    at(1000 + MINUTE);
    expect(patience.isAtItsEnd("education", 1000)).toBe(true);
    expect(patience.isAtItsEnd("education", now)).toBe(true);
  });

  it("is whole again for one that has answered, and for another one", () => {
    const patience = new Patience(MINUTE);
    at(0);
    patience.isAtItsEnd("education", now);
    at(MINUTE);
    expect(patience.isAtItsEnd("civil-affairs", now)).toBe(false);
    patience.answered();
    expect(patience.isAtItsEnd("education", now)).toBe(false);
  });

  it("ends for a reading that fails alone, while others are answered", () => {
    const patience = new Patience(MINUTE);
    for (const time of [0, 20_000, 40_000]) {
      at(time);
      expect(patience.isAtItsEnd("education", 0)).toBe(false);
      patience.answered();
    }
    at(MINUTE);
    expect(patience.isAtItsEnd("education", 0)).toBe(true);
  });
});
