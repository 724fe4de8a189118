import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Correspondent, deliverAll } from "../../../test/support/corresponding-counties";
import { openContent } from "../letter/letter-content";
import { ReturnReason } from "../letter/letter-outcome";
import type { LetterRow } from "../letter/letter.rows";

const LIUNAN = "450204";
const XINGBIN = "451302";
const XINCHENG = "451321";
const RONGAN = "450224";

describe("a letter that is sent on", () => {
  let liunan: Correspondent;
  let xingbin: Correspondent;
  let xincheng: Correspondent;
  let rongan: Correspondent;
  let counties: Correspondent[];

  beforeAll(async () => {
    counties = await Correspondent.openAll([LIUNAN, XINGBIN, XINCHENG, RONGAN]);
    [liunan, xingbin, xincheng, rongan] = counties as [Correspondent, Correspondent, Correspondent, Correspondent];
  });
  afterAll(() => Promise.all((counties ?? []).map((county) => county.close())));

  const itemIds = async (county: Correspondent, letter: string) => (await county.standing(letter)).map(({ id }) => id);
  const states = async (county: Correspondent, letter: string) =>
    (await county.standing(letter)).map(({ state, acceptedOn }) => (acceptedOn === null ? state : `${state}+`));
  const at = async (county: Correspondent, letterId: string, ...ids: string[]) => ({
    letterId,
    version: await county.version(letterId),
    itemIds: ids,
  });
  const forward = async (county: Correspondent, letter: string, ids: string[], toCounty: string) => {
    const draft = await county.acts.forwardingActs.draft({ ...(await at(county, letter, ...ids)), toCounty });
    if (draft instanceof Refusal) throw new Error(draft.message);
    return draft;
  };
  const refusalOf = (done: LetterRow | Refusal) => (done instanceof Refusal ? done.reason : "done");

  it("is a draft first, about whose children nothing has changed; with its signature they are forwarded and it travels on", async () => {
    const letter = await liunan.write(XINGBIN, [{ isPoor: true, name: "韦贫困" }, {}]);
    await deliverAll(counties);
    const [one = "", two = ""] = await itemIds(xingbin, letter);
    const draft = await forward(xingbin, letter, [one], XINCHENG);
    expect(draft).toMatchObject({
      kind: "INQUIRY",
      direction: "OUT",
      state: "DRAFT",
      via: "NETWORK",
      peerCode: XINCHENG,
      originId: letter,
      chain: [{ countyCode: LIUNAN }],
      organs: ["education"],
    });
    const { paragraphs, copies } = openContent(xingbin.bench.vault, draft.contentSealed);
    expect(copies).toEqual(["来宾市忻城县扶贫办"]);
    expect(paragraphs.join("")).toContain("韦贫困");
    expect(paragraphs.join("")).toContain("系建档立卡贫困户，请及时告知来宾市忻城县扶贫办");
    expect(await states(xingbin, letter)).toEqual(["WAITING", "WAITING"]);
    const again = await xingbin.acts.forwardingActs.draft({ ...(await at(xingbin, letter, one)), toCounty: RONGAN });
    expect(refusalOf(again)).toBe("ALREADY_DONE");

    await xingbin.sign(draft.id);
    await deliverAll(counties);
    expect(await states(liunan, letter)).toEqual(["FORWARDED", "WAITING"]);
    expect(await states(xincheng, draft.id)).toEqual(["WAITING"]);
    const [{ chain }] = (await xincheng.bench.sql<{ chain: unknown }>("SELECT chain FROM letter")) as [
      { chain: unknown },
    ];
    expect(chain).toEqual([{ countyCode: LIUNAN, number: expect.stringContaining("柳南教函〔2018〕") }]);

    // The clerk who sent it on has no more say in it.
    const { incomingActs } = xingbin.acts;
    const note = { movedTo: null, note: null };
    expect(refusalOf(await incomingActs.accept(await at(xingbin, letter, one)))).toBe("WRONG_STATE");
    const returned = { ...(await at(xingbin, letter, one)), ...note, reason: ReturnReason.UNKNOWN_CHILD };
    expect(refusalOf(await incomingActs.return(returned))).toBe("WRONG_STATE");
    expect(refusalOf(await incomingActs.report({ ...(await at(xingbin, letter, one)), note: null }))).toBe(
      "WRONG_STATE",
    );

    const [onward = ""] = await itemIds(xincheng, draft.id);
    await xincheng.acts.incomingActs.accept(await at(xincheng, draft.id, onward));
    await xincheng.acts.incomingActs.report({ ...(await at(xincheng, draft.id, onward)), note: "已家访" });
    await deliverAll(counties);
    expect(await states(xingbin, draft.id)).toEqual(["IN_PROGRESS+"]);
    expect(await states(xingbin, letter)).toEqual(["FORWARDED+", "WAITING"]);
    expect(await liunan.standing(letter)).toEqual(await xingbin.standing(letter));

    const answers = [
      { itemId: onward, outcome: "BACK_IN_SCHOOL", on: "2018-12-31", school: "忻城中学", account: null },
    ] as const;
    const reply = await xincheng.acts.replyingActs.draft({ letterId: draft.id, itemIds: [onward], answers });
    if (reply instanceof Refusal) throw new Error(reply.message);
    await xincheng.sign(reply.id);
    await xingbin.acts.incomingActs.accept(await at(xingbin, letter, two));
    await deliverAll(counties);
    expect(await states(liunan, letter)).toEqual(["ENDED+", "ACCEPTED+"]);
    expect(await liunan.standing(letter)).toEqual(await xingbin.standing(letter));
    expect(await xingbin.letterState(draft.id)).toBe("CLOSED");
    const kinds = await liunan.bench.sql("SELECT kind FROM case_event WHERE item_id = $1 ORDER BY serial", [one]);
    expect(kinds.map((row) => (row as { kind: string }).kind)).toEqual([
      "SIGNED",
      "DELIVERED",
      "FORWARDED",
      "ACCEPTED",
      "IN_PROGRESS",
      "ENDED",
    ]);
    // The county in between has no case of the child, and none is opened for it.
    expect(
      await xingbin.bench.sql("SELECT kind FROM case_event WHERE item_id = $1 AND kind <> 'FORWARDED'", [one]),
    ).toEqual([]);
  });

  it("is told on through every county that it comes through, and given back the same way", async () => {
    const letter = await liunan.write(XINGBIN);
    await deliverAll(counties);
    const second = await forward(xingbin, letter, await itemIds(xingbin, letter), XINCHENG);
    await xingbin.sign(second.id);
    await deliverAll(counties);
    const third = await forward(xincheng, second.id, await itemIds(xincheng, second.id), RONGAN);
    await xincheng.sign(third.id);
    await deliverAll(counties);
    const children = await itemIds(rongan, third.id);
    await rongan.acts.incomingActs.return({
      ...(await at(rongan, third.id, ...children)),
      reason: ReturnReason.UNKNOWN_CHILD,
      movedTo: null,
      note: "查无此人",
    });
    await deliverAll(counties);
    for (const [county, id] of [
      [rongan, third.id],
      [xincheng, third.id],
      [xincheng, second.id],
      [xingbin, second.id],
      [xingbin, letter],
      [liunan, letter],
    ] as const) {
      expect(await states(county, id)).toEqual(["RETURNED"]);
      expect(await county.letterState(id)).toBe("CLOSED");
    }
    const [event] = await liunan.bench.sql<{ note: Buffer }>(
      "SELECT note_sealed AS note FROM letter_event WHERE letter_id = $1 AND kind = 'RETURNED'",
      [letter],
    );
    expect(liunan.bench.vault.open(event?.note as Buffer)).toBe("查无此人");
  });

  it("goes to no county that it has come through, nor to this one, nor where there is none", async () => {
    const letter = await liunan.write(XINGBIN);
    await deliverAll(counties);
    const second = await forward(xingbin, letter, await itemIds(xingbin, letter), XINCHENG);
    await xingbin.sign(second.id);
    await deliverAll(counties);
    const ids = await itemIds(xincheng, second.id);
    for (const toCounty of [LIUNAN, XINGBIN, XINCHENG, "999999", "4513", "xx"]) {
      const done = await xincheng.acts.forwardingActs.draft({ ...(await at(xincheng, second.id, ...ids)), toCounty });
      expect([toCounty, refusalOf(done)]).toEqual([toCounty, "INVALID"]);
    }
  });

  it("a retired code leads to the county's successor, and a county that is not on the network gets paper", async () => {
    const letter = await liunan.write(XINGBIN);
    await deliverAll(counties);
    const draft = await forward(xingbin, letter, await itemIds(xingbin, letter), "450221");
    expect(draft).toMatchObject({ peerCode: "450206", via: "PAPER", peerName: "柳州市柳江区教育局" });
  });
});
