import { describe, expect, it } from "@jest/globals";
import { readPeerArguments } from "./peer-arguments";

const read = (...args: string[]) => readPeerArguments(args, "/home/clerk");

describe("what the command of the directory takes", () => {
  it("is the own card, the list, or a card to add with its fingerprint", () => {
    expect(read("card")).toEqual({ command: "card" });
    expect(read("list")).toEqual({ command: "list" });
    expect(read("add", "xingbin.json", "--fingerprint", "00 11")).toEqual({
      command: "add",
      file: "/home/clerk/xingbin.json",
      fingerprint: "00 11",
    });
  });

  it("is no card without a fingerprint, and it says where to get it", () => {
    expect(() => read("add", "xingbin.json")).toThrow("ask the county");
  });

  it.each([
    [[]],
    [["cards"]],
    [["card", "x"]],
    [["list", "--fingerprint", "0"]],
    [["add"]],
    [["add", "a", "b", "--fingerprint", "0"]],
    [["add", "a", "--trust"]],
  ])("is not %j", (args) => {
    expect(() => read(...args)).toThrow("usage");
  });
});
