import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { inventedChildren, letterAct, plantArrival, plantDraft } from "../../../test/support/planted-letters";
import { statementsDuring } from "../../../test/support/query-counter";
import { type Advanced, advanceChild, advanceChildren, type ChildChange } from "./advance-child";
import type { LetterChildStep } from "./letter-child-step";
import { openOutcomeWords } from "./letter-content";
import { LetterOutcome, ReturnReason } from "./letter-outcome";
import { lockLetterRow } from "./lock-letter";
import { type LetterChildRow, readLetterChildren } from "./letter.rows";

describe("a step of a child of a letter", () => {
  let bench: LettersBench;

  beforeAll(async () => {
    bench = await openLettersBench();
  });
  afterAll(() => bench?.close());

  const act = () => letterAct(bench, undefined);
  const take = (letterId: string, changesOf: (children: LetterChildRow[]) => ChildChange[]): Promise<Advanced | null> =>
    bench.database.transaction(async (manager) => {
      const letter = await lockLetterRow(manager, letterId);
      if (letter === null) throw new Error("no letter");
      return advanceChildren(manager, letter, changesOf(await readLetterChildren(manager, letterId)), act());
    });
  const all =
    (step: LetterChildStep, rest: Partial<ChildChange> = {}) =>
    (children: LetterChildRow[]) =>
      children.map((child) => ({ ...rest, child, step }));
  const events = (letterId: string) =>
    bench.sql<{ kind: string; detail: string | null; is_of_child: boolean }>(
      "SELECT kind, detail, child_id IS NOT NULL AS is_of_child FROM letter_event WHERE letter_id = $1 ORDER BY id",
      [letterId],
    );

  it("brings child and letter to their next version, once however many children take it, and is written down", async () => {
    const { letter } = await plantArrival(bench, { children: inventedChildren(3) });
    const advanced = await take(letter.id, all("ACCEPT"));
    expect(advanced?.letter).toMatchObject({ version: 2, state: "DELIVERED" });
    expect(advanced?.children).toHaveLength(3);
    for (const child of advanced?.children ?? [])
      expect(child).toMatchObject({
        state: "ACCEPTED",
        acceptedOn: "2018-12-31",
        stateSince: "2018-12-31",
        version: 2,
      });
    expect(await events(letter.id)).toEqual([
      { kind: "RECEIVED", detail: "兴宾教函〔2018〕7号", is_of_child: false },
      ...Array.from({ length: 3 }, () => ({ kind: "ACCEPTED", detail: null, is_of_child: true })),
    ]);
  });

  it("is taken by all the children or by none", async () => {
    const { letter, children } = await plantArrival(bench, {
      number: "兴宾教函〔2018〕8号",
      children: inventedChildren(2),
    });
    await take(letter.id, ([first]) => [{ child: first!, step: "ACCEPT" }]);
    expect(await take(letter.id, all("RETURN", { reason: ReturnReason.OTHER }))).toBeNull();
    const states = (await readLetterChildren(bench.database.manager, letter.id)).map(({ state }) => state);
    expect(states).toEqual(["ACCEPTED", "WAITING"]);
    expect(await events(letter.id)).toHaveLength(2);
    expect(children).toHaveLength(2);
  });

  it("that ends the last child closes the letter; what was withdrawn alone makes it withdrawn", async () => {
    const { letter } = await plantArrival(bench, { number: "兴宾教函〔2018〕9号", children: inventedChildren(2) });
    const words = { school: "兴宾区第一中学", account: "已返校" };
    const outcome = { kind: LetterOutcome.BACK_IN_SCHOOL, on: "2018-12-30", words };
    await take(letter.id, ([first]) => [{ child: first!, step: "ACCEPT" }]);
    const ended = await take(letter.id, ([first]) => [{ child: first!, step: "END", outcome }]);
    expect(ended?.letter.state).toBe("DELIVERED");
    expect(ended?.children[0]).toMatchObject({ state: "ENDED", outcome: "BACK_IN_SCHOOL", outcomeOn: "2018-12-30" });
    expect(openOutcomeWords(bench.vault, ended!.children[0]!.outcomeSealed!)).toEqual(words);
    const closed = await take(letter.id, ([, second]) => [
      { child: second!, step: "RETURN", reason: ReturnReason.MOVED_ON, movedTo: "450205" },
    ]);
    expect(closed?.letter).toMatchObject({ state: "CLOSED", closedOn: "2018-12-31" });
    expect((await events(letter.id)).map(({ kind, detail }) => [kind, detail])).toEqual([
      ["RECEIVED", "兴宾教函〔2018〕9号"],
      ["ACCEPTED", null],
      ["ENDED", "BACK_IN_SCHOOL"],
      ["RETURNED", "MOVED_ON 450205"],
      ["CLOSED", null],
    ]);

    const draft = await plantDraft(bench, { children: inventedChildren(2) });
    const withdrawn = await take(draft.letter.id, all("WITHDRAW"));
    expect(withdrawn?.letter).toMatchObject({ state: "WITHDRAWN", withdrawnOn: "2018-12-31", closedOn: null });
  });

  it("of a child that was forwarded leaves it so until the onward county has ended it", async () => {
    const { letter } = await plantArrival(bench, { number: "兴宾教函〔2018〕10号" });
    await take(letter.id, all("FORWARD", { movedTo: "450205" }));
    const accepted = await take(letter.id, all("ONWARD_ACCEPT"));
    expect(accepted?.children[0]).toMatchObject({ state: "FORWARDED", acceptedOn: "2018-12-31", movedTo: "450205" });
    expect(await take(letter.id, all("ONWARD_RETURN", { reason: ReturnReason.OTHER }))).toBeNull();
    const outcome = { kind: LetterOutcome.OVER_AGE, on: "2018-12-31", words: { school: null, account: null } };
    expect((await take(letter.id, all("ONWARD_END", { outcome })))?.letter.state).toBe("CLOSED");
  });

  it("of a child of another letter, or of one named twice, is a fault of the program", async () => {
    const { letter, children } = await plantArrival(bench, { number: "兴宾教函〔2018〕11号" });
    const other = await plantArrival(bench, { number: "兴宾教函〔2018〕12号" });
    await expect(take(other.letter.id, () => [{ child: children[0]!, step: "ACCEPT" }])).rejects.toThrow(
      "another letter",
    );
    await expect(take(letter.id, (own) => [...all("ACCEPT")(own), ...all("ACCEPT")(own)])).rejects.toThrow("twice");
  });

  it("judged on an old reading undoes its transaction", async () => {
    const { letter, children } = await plantArrival(bench, { number: "兴宾教函〔2018〕13号" });
    await bench.sql("UPDATE letter_child SET version = 5 WHERE letter_id = $1", [letter.id]);
    const stale = bench.database.transaction((manager) =>
      advanceChild(manager, letter, { child: children[0]!, step: "ACCEPT" }, act()),
    );
    await expect(stale).rejects.toThrow("was changed while its letter was locked");
    expect(await events(letter.id)).toHaveLength(1);
  });

  it("costs as many statements for twenty children as for one", async () => {
    const { letter } = await plantArrival(bench, { number: "兴宾教函〔2018〕14号", children: inventedChildren(20) });
    const statements = await statementsDuring(() => take(letter.id, all("RETURN", { reason: ReturnReason.OTHER })));
    // Begin, lock, read; the children; history, count, its closing, the letter; commit.
    expect(statements).toHaveLength(3 + 1 + 4 + 1);
  });
});
