import { describe, expect, it } from "@jest/globals";
import { LEDGER_PAGE } from "./ledger-page";

const LINE = {
  child: { id: "a", household: null, residences: [], povertyReliefs: [] },
  foundOn: "2018-05-11",
  state: "PERSUADING",
};

const pageOf = (...nodes: unknown[]) => ({
  ledger: { edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage: false, endCursor: null } },
});

describe("a page of the ledger", () => {
  it("fits with lines of children that no other department knows", () => {
    expect(LEDGER_PAGE.parse(pageOf(LINE, LINE)).ledger.edges).toHaveLength(2);
  });

  it.each([
    ["a line without its child", pageOf(LINE, { ...LINE, child: null })],
    ["a line that is hidden", pageOf(LINE, null)],
    ["a line that does not say what another department knows", pageOf({ ...LINE, child: { id: "a" } })],
    ["a list that a department did not give", pageOf({ ...LINE, child: { ...LINE.child, povertyReliefs: null } })],
    ["a state that is none", pageOf({ ...LINE, state: "LOST" })],
    ["no ledger", { ledger: null }],
  ])("does not fit with %s, which could not be counted", (_what, page) => {
    expect(LEDGER_PAGE.safeParse(page).success).toBe(false);
  });
});
