import { describe, expect, it } from "@jest/globals";
import { localChild, viewOf } from "../../../test/support/child-views";
import type { ChildView } from "../examination/child-view";
import { readPageAnswer } from "./page-answer";

const [one, other] = ["a", "b"].map((letter) => localChild({ id: letter.repeat(52) as ChildView["id"] })) as [
  ChildView,
  ChildView,
];
const answerOf = (...nodes: (object | null)[]) => ({ page: { edges: nodes.map((node) => ({ node })) } });

describe("the answer for a page of a sweep", () => {
  it("is taken by the ids of its children, in whatever order", () => {
    const views = readPageAnswer(answerOf(other, one), [one.id, other.id]);
    expect([...views.keys()].sort()).toEqual([one.id, other.id]);
    expect(views.get(one.id)).toEqual(one);
  });

  it.each([
    ["lacks a child", answerOf(one)],
    ["has one child twice", answerOf(one, one)],
    ["has another child", answerOf(one, viewOf({ id: "c".repeat(52) as ChildView["id"] }))],
    ["has a child too many", answerOf(one, other, viewOf({ id: "c".repeat(52) as ChildView["id"] }))],
    ["hides a child", answerOf(one, null)],
    ["is none", { page: null }],
  ])("is not used when it %s", (_what, answer) => {
    expect(() => readPageAnswer(answer, [one.id, other.id])).toThrow();
  });

  it.each(Object.keys(one).filter((field) => field !== "id"))("is not used when it lacks %s", (field) => {
    expect(() => readPageAnswer(answerOf({ ...one, [field]: undefined }), [one.id])).toThrow(field);
  });

  it.each(Object.entries(one).filter(([, value]) => Array.isArray(value)))(
    "is not used when the list %s is null: its department was away",
    (field) => {
      expect(() => readPageAnswer(answerOf({ ...one, [field]: null }), [one.id])).toThrow(field);
    },
  );
});
