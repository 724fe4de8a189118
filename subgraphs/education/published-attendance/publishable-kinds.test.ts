import { describe, expect, it } from "@jest/globals";
import { publishableKinds } from "./publishable-kinds";

const kinds = (unexcused: number, sickLeave: number, personalLeave: number) => ({
  unexcused,
  sickLeave,
  personalLeave,
});

describe("reasons of absence", () => {
  it.each([
    ["one child, whose reason it would be", kinds(0, 1, 0)],
    ["two of a kind beside many of another", kinds(2, 9, 0)],
    ["many, all of one kind: each of them would be known to be ill", kinds(0, 9, 0)],
    ["kinds enough, one of them small", kinds(5, 4, 1)],
  ])("are not published of %s", (_what, counts) => {
    expect(publishableKinds(counts, 3)).toBeNull();
  });

  it("are published where two or more were given by enough", () => {
    expect(publishableKinds(kinds(0, 3, 3), 3)).toEqual(kinds(0, 3, 3));
    expect(publishableKinds(kinds(4, 5, 6), 3)).toEqual(kinds(4, 5, 6));
  });

  it("are all zero where nobody was absent", () => {
    expect(publishableKinds(kinds(0, 0, 0), 3)).toEqual(kinds(0, 0, 0));
  });
});
