import { describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { signatoryOf } from "../../../test/support/planted-letters";
import { LetterChildState } from "./letter-child-state";
import { LetterDirection, LetterKind, LetterVia } from "./letter-kind";
import { LetterState } from "./letter-state";
import type { LetterRow } from "./letter.rows";
import { nextActsOf } from "./next-acts";

const { WAITING, ACCEPTED, IN_PROGRESS, ANSWERED, ENDED, FORWARDED } = LetterChildState;
const clerk = callerOf("education");

const offered = (
  given: Partial<LetterRow>,
  { states = [WAITING], caller = clerk, authors = ["somebody"], signed = [] as string[] } = {},
) =>
  nextActsOf(caller, {
    letter: {
      direction: LetterDirection.OUT,
      kind: LetterKind.INQUIRY,
      via: LetterVia.NETWORK,
      organs: ["education", "public-security"],
      withdrawalAskedOn: null,
      originId: null,
      ...given,
    } as LetterRow,
    children: states.map((state) => ({ state })),
    signatures: signed.map((organ) => ({ organ })),
    authors,
  });

describe("the acts offered next", () => {
  it.each([
    [LetterState.DRAFT, ["EDIT", "SUBMIT", "WITHDRAW"]],
    [LetterState.IN_REVIEW, ["REVIEW", "WITHDRAW"]],
    [LetterState.TO_SIGN, ["WITHDRAW"]],
    [LetterState.SIGNED, ["REMIND", "WITHDRAW"]],
    [LetterState.DELIVERED, ["REMIND", "WITHDRAW"]],
    [LetterState.WITHDRAWN, []],
    [LetterState.CLOSED, []],
  ])("to a clerk on a letter that is %s are %j", (state, acts) => {
    expect(offered({ state })).toEqual(acts);
  });

  it("leave review to somebody else than who wrote", () => {
    expect(offered({ state: LetterState.IN_REVIEW }, { authors: [clerk.actor] })).toEqual(["WITHDRAW"]);
  });

  it("let each organ sign once", () => {
    const police = signatoryOf("public-security");
    const toSign = { state: LetterState.TO_SIGN };
    expect(offered(toSign, { caller: police })).toEqual(["SIGN"]);
    expect(offered(toSign, { caller: police, signed: ["public-security"] })).toEqual([]);
    expect(offered(toSign, { caller: signatoryOf("civil-affairs") })).toEqual([]);
    expect(offered({ state: LetterState.DELIVERED }, { caller: police })).toEqual([]);
  });

  it("are of paper where it goes on paper", () => {
    const paper = { via: LetterVia.PAPER };
    expect(offered({ ...paper, state: LetterState.SIGNED })).toEqual(["MARK_POSTED", "REMIND", "WITHDRAW"]);
    const posted = offered({ ...paper, state: LetterState.DELIVERED }, { states: [ANSWERED] });
    expect(posted).toEqual(["RECORD_PAPER_ANSWER"]);
    const reply = { ...paper, kind: LetterKind.REPLY, state: LetterState.SIGNED };
    expect(offered(reply, { states: [] })).toEqual(["MARK_POSTED"]);
  });

  it("have no withdrawal once nothing waits, it was asked for, or the letter continues another", () => {
    const state = LetterState.DELIVERED;
    expect(offered({ state }, { states: [ACCEPTED, FORWARDED] })).toEqual(["REMIND"]);
    expect(offered({ state, withdrawalAskedOn: "2018-12-31" })).toEqual(["REMIND"]);
    expect(offered({ state, originId: "another" })).toEqual(["REMIND"]);
  });

  it.each([
    [[WAITING], ["ACCEPT", "RETURN", "FORWARD"]],
    [[ACCEPTED], ["REPORT_PROGRESS", "REPLY"]],
    [
      [WAITING, IN_PROGRESS],
      ["ACCEPT", "RETURN", "FORWARD", "REPORT_PROGRESS", "REPLY"],
    ],
    [[ANSWERED, ENDED], ["REPLY"]],
    [[FORWARDED], []],
  ])("on a letter that came in with children %j are %j", (states, acts) => {
    const arrival = { direction: LetterDirection.IN, state: LetterState.DELIVERED };
    expect(offered(arrival, { states })).toEqual(acts);
    expect(offered({ ...arrival, state: LetterState.CLOSED }, { states })).toEqual([]);
    expect(offered({ ...arrival, kind: LetterKind.REMINDER }, { states: [] })).toEqual([]);
  });

  it("are none without the scopes for them", () => {
    for (const state of Object.values(LetterState)) {
      const reader = callerOf("office", { purpose: "REPORT" });
      expect(offered({ state }, { caller: reader })).toEqual([]);
      expect(offered({ state }, { caller: callerOf("auditor") })).toEqual([]);
    }
  });
});
