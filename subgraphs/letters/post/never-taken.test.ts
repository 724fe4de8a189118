import { describe, expect, it } from "@jest/globals";
import { isNeverTaken } from "./never-taken";

describe("a message that has come to nothing was", () => {
  it.each(["MALFORMED", "TOO_LARGE", "UNSUPPORTED", "MISADDRESSED", "NOT_APPLICABLE"])(
    "never taken where it was refused as %s, whatever came of the tries before",
    (fault) => {
      expect(isNeverTaken({ fault, attempts: 9, refusals: 1 })).toBe(true);
    },
  );

  it.each(["UNKNOWN_SENDER", "EXPIRED", "ALTERED"])(
    "never taken where it was refused as %s at every try; an earlier one without an answer may have arrived",
    (fault) => {
      expect(isNeverTaken({ fault, attempts: 3, refusals: 3 })).toBe(true);
      expect(isNeverTaken({ fault, attempts: 3, refusals: 2 })).toBe(false);
    },
  );

  it.each(["UNREACHABLE", "NO_ANSWER", "BAD_RECEIPT", "NO_KEY", "TRY_LATER", "KEY_EXPIRED", null])(
    "perhaps taken where the last that is known is %s",
    (fault) => {
      expect(isNeverTaken({ fault, attempts: 3, refusals: 3 })).toBe(false);
    },
  );
});
