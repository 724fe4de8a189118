import { describe, expect, it } from "@jest/globals";
import { readAskArguments } from "./ask-arguments";

describe("what the ask command takes", () => {
  it("is an account and an operation, for a case unless told otherwise", () => {
    expect(readAskArguments(["office", "{ lastCaseworkRound }"])).toEqual({
      account: "office",
      operation: "{ lastCaseworkRound }",
      purpose: "CASE",
      under: null,
      variables: {},
      get: null,
    });
  });

  it("may have a purpose, a case, variables, and the place of what is wanted", () => {
    const args = [
      "office",
      "student-view",
      "--purpose",
      "CASE",
      "--case",
      "c",
      "--variables",
      '{"a":1}',
      "--get",
      "a.0",
    ];
    expect(readAskArguments(args)).toMatchObject({ under: "c", variables: { a: 1 }, get: "a.0" });
  });

  it.each([
    [["office"], "usage"],
    [["office", "a", "b"], "usage"],
    [["office", "{ a }", "--purpose", "FUN"], "no purpose"],
    [["office", "{ a }", "--variables", "["], "JSON object"],
    [["office", "{ a }", "--variables", "[1]"], "JSON object"],
    [["office", "{ a }", "--what"], "usage"],
  ])("is refused as %j", (args, message) => {
    expect(() => readAskArguments(args)).toThrow(message);
  });
});
