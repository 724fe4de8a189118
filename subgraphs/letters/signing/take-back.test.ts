import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { callerOf } from "../../../test/support/callers";
import { verifiedLog } from "../../../test/support/exported-log";
import { appointSignatory, inventedChildren, plantDraft, signatoryOf } from "../../../test/support/planted-letters";
import { openPostPair, type PostCounty } from "../../../test/support/post-county";
import { ExchangeFault } from "../exchange/exchange-fault";
import { LetterState } from "../letter/letter-state";
import { SignLetterActs } from "./sign-letter.acts";
import { WithdrawLetterActs } from "./withdraw-letter.acts";

const head = signatoryOf("education");

describe("a letter that is asked back while nobody knows whether it arrived", () => {
  let liunan: PostCounty;
  let xingbin: PostCounty;
  let answer: "APPLIED" | "NOT_APPLICABLE" = "NOT_APPLICABLE";

  beforeAll(async () => {
    [liunan, xingbin] = await openPostPair({}, { effects: { apply: () => Promise.resolve(answer) } });
    await appointSignatory(liunan.bench, head);
  });
  afterAll(async () => {
    await liunan?.close();
    await xingbin?.close();
  });

  const granted = <Done extends object>(done: Done | Refusal): Done => {
    if (done instanceof Refusal) throw new Error(done.message);
    return done;
  };
  /** Signed, tried in vain, and asked back. */
  const askBack = async (): Promise<string> => {
    const { bench, post } = liunan;
    const { letter } = await plantDraft(bench, { state: LetterState.TO_SIGN, children: inventedChildren(2) });
    const acts = new SignLetterActs(bench.on(), head);
    const signed = granted(await acts.sign({ id: letter.id, version: 1, organ: "education" }));
    const postMessage = post.wire.postMessage.bind(post.wire);
    post.wire.postMessage = () => Promise.reject(new ExchangeFault("NO_ANSWER", "lost on the way"));
    await liunan.deliver();
    post.wire.postMessage = postMessage;
    const withdrawing = new WithdrawLetterActs(bench.on(), callerOf("education"));
    const asked = granted(await withdrawing.withdraw({ id: letter.id, version: signed.version, reason: "误发" }));
    expect(asked).toMatchObject({ state: "SIGNED", withdrawalAskedOn: "2018-12-31" });
    await liunan.hurry();
    await liunan.deliver();
    return letter.id;
  };
  const letter = async (id: string) =>
    (await liunan.sql("SELECT state, withdrawal_asked_on FROM letter WHERE id = $1", [id]))[0];
  const outbox = (id: string) =>
    liunan.sql("SELECT kind, state FROM outbox_message WHERE letter_id = $1 ORDER BY seq", [id]);

  it("is withdrawn once its addressee refuses the letter itself for good, with nothing left to be sent", async () => {
    answer = "NOT_APPLICABLE";
    const id = await askBack();
    expect(await letter(id)).toEqual({ state: "WITHDRAWN", withdrawal_asked_on: null });
    expect(await liunan.sql("SELECT DISTINCT state FROM letter_child WHERE letter_id = $1", [id])).toEqual([
      { state: "WITHDRAWN" },
    ]);
    expect(await outbox(id)).toEqual([
      { kind: "LETTER", state: "CANCELLED" },
      { kind: "WITHDRAWAL", state: "CANCELLED" },
    ]);
    expect(await liunan.sql("SELECT kind FROM case_event WHERE kind <> 'SIGNED'")).toEqual([
      { kind: "WITHDRAWN" },
      { kind: "WITHDRAWN" },
    ]);
    const refusals = await liunan.sql("SELECT FROM evidence_entry WHERE letter_id = $1 AND kind = 'REFUSAL_TAKEN'", [
      id,
    ]);
    expect(refusals).toHaveLength(1);
    expect(await verifiedLog(await liunan.log())).toMatchObject({ countyCode: "450204" });
  });

  it("waits for its addressee's word where that has taken it", async () => {
    answer = "APPLIED";
    const id = await askBack();
    expect(await letter(id)).toEqual({ state: "DELIVERED", withdrawal_asked_on: "2018-12-31" });
    expect(await outbox(id)).toEqual([
      { kind: "LETTER", state: "DELIVERED" },
      { kind: "WITHDRAWAL", state: "DELIVERED" },
    ]);
  });
});
