import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { callerOf } from "../../../test/support/callers";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import {
  appointSignatory,
  inventedChildren,
  plantArrival,
  plantDraft,
  plantPeer,
  signatoryOf,
} from "../../../test/support/planted-letters";
import type { DraftToWrite } from "../letter/insert-letter";
import { LetterKind } from "../letter/letter-kind";
import { LetterOutcome } from "../letter/letter-outcome";
import { LetterState } from "../letter/letter-state";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { SignLetterActs } from "./sign-letter.acts";
import { WithdrawLetterActs } from "./withdraw-letter.acts";

const head = signatoryOf("education");
const clerk = callerOf("education");

describe("withdrawing a letter", () => {
  let bench: LettersBench;

  beforeAll(async () => {
    bench = await openLettersBench();
    await appointSignatory(bench, head);
  });
  afterAll(() => bench?.close());
  afterEach(() => bench.sql("TRUNCATE letter, letter_series, outbox_message, case_event, peer CASCADE"));

  const withdraw = (id: string, version: number, { reason = "学生已返校", caller = clerk } = {}) =>
    new WithdrawLetterActs(bench.on(), caller).withdraw({ id, version, reason });
  const withdrawn = async (id: string, version: number): Promise<LetterRow> => {
    const row = await withdraw(id, version);
    if (row instanceof Refusal) throw new Error(row.message);
    return row;
  };
  /** A letter that is signed; over the network where 兴宾区 is on it. */
  const plantSigned = async (given: Partial<DraftToWrite> = {}): Promise<LetterRow> => {
    const { letter } = await plantDraft(bench, { state: LetterState.TO_SIGN, ...given });
    const row = await new SignLetterActs(bench.on(), head).sign({ id: letter.id, version: 1, organ: "education" });
    if (row instanceof Refusal) throw new Error(row.message);
    return row;
  };
  const states = async (id: string) => (await readLetterChildren(bench.database.manager, id)).map(({ state }) => state);
  const outbox = () => bench.sql("SELECT kind, state FROM outbox_message ORDER BY seq");
  const told = () => bench.sql("SELECT kind FROM case_event WHERE kind <> 'SIGNED'");

  it.each([LetterState.DRAFT, LetterState.IN_REVIEW, LetterState.TO_SIGN])(
    "that is %s drops it; no case is told, and the case may be written about again",
    async (state) => {
      const { letter } = await plantDraft(bench, { state, children: inventedChildren(2) });
      const row = await withdrawn(letter.id, 1);
      expect(row).toMatchObject({ state: "WITHDRAWN", withdrawnOn: "2018-12-31", number: null });
      expect(bench.vault.open(row.reasonSealed!)).toBe("学生已返校");
      expect(await states(letter.id)).toEqual(["WITHDRAWN", "WITHDRAWN"]);
      expect(await told()).toEqual([]);
      expect(await withdraw(letter.id, 1)).toMatchObject({ reason: "ALREADY_DONE" });
    },
  );

  it("of which nothing was ever sent takes it back at once, and nothing is sent any more", async () => {
    await plantPeer(bench);
    const letter = await plantSigned({ children: inventedChildren(2) });
    expect(await withdrawn(letter.id, 2)).toMatchObject({ state: "WITHDRAWN", withdrawalAskedOn: null });
    expect(await outbox()).toEqual([{ kind: "LETTER", state: "CANCELLED" }]);
    expect(await told()).toEqual([{ kind: "WITHDRAWN" }, { kind: "WITHDRAWN" }]);
  });

  it("that was tried to be sent asks the addressee, whose word decides", async () => {
    await plantPeer(bench);
    const letter = await plantSigned();
    await bench.sql("UPDATE outbox_message SET attempts = 1");
    const row = await withdrawn(letter.id, 2);
    expect(row).toMatchObject({ state: "SIGNED", withdrawalAskedOn: "2018-12-31", withdrawnOn: null });
    expect(await states(letter.id)).toEqual(["WAITING"]);
    expect(await outbox()).toEqual([
      { kind: "LETTER", state: "WAITING" },
      { kind: "WITHDRAWAL", state: "WAITING" },
    ]);
    expect(await told()).toEqual([]);
    expect(await withdraw(letter.id, row.version)).toMatchObject({ reason: "ALREADY_DONE" });
  });

  const giveUp = (fault: string, attempts = 1) =>
    bench.sql("UPDATE outbox_message SET state = 'FAILED', next_try_at = NULL, last_fault = $1, attempts = $2", [
      fault,
      attempts,
    ]);

  it.each(["NOT_APPLICABLE", "MALFORMED"])(
    "that its addressee has refused for good (%s) takes it back at once",
    async (fault) => {
      await plantPeer(bench);
      const letter = await plantSigned({ children: inventedChildren(2) });
      await giveUp(fault, 7);
      expect(await withdrawn(letter.id, 2)).toMatchObject({ state: "WITHDRAWN", withdrawalAskedOn: null });
      expect(await outbox()).toEqual([{ kind: "LETTER", state: "CANCELLED" }]);
      expect(await told()).toEqual([{ kind: "WITHDRAWN" }, { kind: "WITHDRAWN" }]);
    },
  );

  it.each(["UNREACHABLE", "BAD_RECEIPT", "UNKNOWN_SENDER"])(
    "that was given up and may have arrived (%s) is sent again, and the asking for it behind it",
    async (fault) => {
      await plantPeer(bench);
      const letter = await plantSigned();
      await giveUp(fault, 2);
      expect(await withdrawn(letter.id, 2)).toMatchObject({ state: "SIGNED", withdrawalAskedOn: "2018-12-31" });
      expect(await bench.sql("SELECT kind, state, next_try_at, resent_by FROM outbox_message ORDER BY seq")).toEqual([
        { kind: "LETTER", state: "WAITING", next_try_at: -Infinity, resent_by: clerk.actor },
        { kind: "WITHDRAWAL", state: "WAITING", next_try_at: null, resent_by: null },
      ]);
      expect(await told()).toEqual([]);
    },
  );

  it("on paper takes back what waits and leaves what was accepted", async () => {
    const letter = await plantSigned({ children: inventedChildren(2) });
    await bench.sql(
      "UPDATE letter_child SET state = 'ACCEPTED', accepted_on = '2018-12-31' WHERE letter_id = $1 AND position = 1",
      [letter.id],
    );
    expect(await withdrawn(letter.id, 2)).toMatchObject({ state: "SIGNED", withdrawnOn: null });
    expect(await states(letter.id)).toEqual(["ACCEPTED", "WITHDRAWN"]);
    expect(await told()).toEqual([{ kind: "WITHDRAWN" }]);
  });

  it.each(["ACCEPTED", "RETURNED", "FORWARDED"])("is too late once its children are %s", async (state) => {
    const letter = await plantSigned();
    await bench.sql("UPDATE letter_child SET state = $1, accepted_on = $2, reason = $3, moved_to = '450205'", [
      state,
      state === "ACCEPTED" ? "2018-12-31" : null,
      state === "RETURNED" ? "OTHER" : null,
    ]);
    expect(await withdraw(letter.id, 2)).toMatchObject({ reason: "WRONG_STATE" });
  });

  it("is not for what came in, what is closed, a reply that was signed, or a letter that continues another", async () => {
    const arrival = await plantArrival(bench);
    expect(await withdraw(arrival.letter.id, 1)).toMatchObject({ reason: "WRONG_STATE" });
    await bench.sql("UPDATE letter_child SET state = 'ACCEPTED', accepted_on = '2018-12-31'");
    const [item] = arrival.children;
    const answer = {
      itemId: item!.id,
      outcome: LetterOutcome.STEPS_TAKEN,
      on: "2018-12-31",
      school: null,
      account: "已家访",
    };
    const content = { paragraphs: ["特此复函。"], contact: "甲", copies: [], issuers: [], answers: [answer] };
    const reply = await plantSigned({ kind: LetterKind.REPLY, aboutId: arrival.letter.id, content, children: [] });
    expect(await withdraw(reply.id, 2)).toMatchObject({ reason: "WRONG_STATE" });
    const onward = await plantSigned({ originId: arrival.letter.id });
    expect(await withdraw(onward.id, 2)).toMatchObject({ reason: "WRONG_STATE" });
    const closed = await plantSigned();
    await bench.sql("UPDATE letter SET state = 'CLOSED', closed_on = '2018-12-31' WHERE id = $1", [closed.id]);
    expect(await withdraw(closed.id, 2)).toMatchObject({ reason: "WRONG_STATE" });
  });

  it("drops a reply that is not signed", async () => {
    const arrival = await plantArrival(bench);
    const { letter } = await plantDraft(bench, { kind: LetterKind.REPLY, aboutId: arrival.letter.id, children: [] });
    expect(await withdrawn(letter.id, 1)).toMatchObject({ state: "WITHDRAWN" });
  });

  it("needs a reason that fits, the version that was read, and a letter that may be read", async () => {
    const { letter } = await plantDraft(bench);
    for (const reason of ["", "  ", "字".repeat(501), "a\u0000b", "甲\u202E乙"])
      expect(await withdraw(letter.id, 1, { reason })).toMatchObject({ reason: "INVALID" });
    expect(await withdraw(letter.id, 2)).toMatchObject({ reason: "CHANGED" });
    const stranger = callerOf("education", { regions: ["450205"] });
    expect(await withdraw(letter.id, 1, { caller: stranger })).toMatchObject({ reason: "NOT_FOUND" });
    expect(await bench.sql("SELECT version FROM letter")).toEqual([{ version: 1 }]);
  });

  it("and its signature come one after the other, whoever is first", async () => {
    await plantPeer(bench);
    for (let round = 0; round < 10; round++) {
      const { letter } = await plantDraft(bench, { state: LetterState.TO_SIGN });
      const signing = new SignLetterActs(bench.on(), head).sign({ id: letter.id, version: 1, organ: "education" });
      const outcomes = await Promise.all([signing, withdraw(letter.id, 1)]);
      expect(outcomes.filter((row) => row instanceof Refusal)).toHaveLength(1);
    }
    const numbers = await bench.sql<{ serial: number }>(
      "SELECT serial FROM letter WHERE serial IS NOT NULL ORDER BY serial",
    );
    expect(numbers.map(({ serial }) => serial)).toEqual(numbers.map((_, place) => place + 1));
  });
});
