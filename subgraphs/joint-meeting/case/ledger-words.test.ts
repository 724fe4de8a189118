import { describe, expect, it } from "@jest/globals";
import { causeOfWords, DropoutCause } from "./dropout-cause";
import { Whereabouts, whereaboutsOfWords } from "./whereabouts";

describe("the ledger's own words", () => {
  it.each([
    ["家庭经济困难", DropoutCause.POVERTY],
    ["厌学", DropoutCause.WEARY_OF_SCHOOL],
    ["疾病", DropoutCause.ILLNESS],
    ["残疾", DropoutCause.DISABILITY],
    ["外出务工", DropoutCause.WORKING],
    ["早婚", DropoutCause.EARLY_MARRIAGE],
    ["随父母流动", DropoutCause.AWAY_WITH_FAMILY],
    ["随父母外出务工", DropoutCause.AWAY_WITH_FAMILY],
    ["家庭变故", DropoutCause.FAMILY_MISFORTUNE],
    ["原因不明", DropoutCause.UNKNOWN],
    ["跟人学手艺", DropoutCause.OTHER],
  ])("of a cause: %s is %s", (words, cause) => {
    expect(causeOfWords(words)).toBe(cause);
  });

  it.each([
    ["在家", Whereabouts.AT_HOME],
    ["外出务工", Whereabouts.WORKING_AWAY],
    ["随父母外出", Whereabouts.WITH_PARENTS_AWAY],
    ["去向不明", Whereabouts.UNKNOWN],
    ["出国", Whereabouts.ABROAD],
    ["服刑", Whereabouts.IN_CUSTODY],
    ["南宁", Whereabouts.OTHER],
  ])("of whereabouts: %s is %s", (words, whereabouts) => {
    expect(whereaboutsOfWords(words)).toBe(whereabouts);
  });
});
