import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { letterBody } from "../../../test/support/letter-messages";
import { openPostPair, type PostCounty } from "../../../test/support/post-county";
import { claimMessages } from "./claim-messages";
import { judgeAttempt, type JudgedAttempt } from "./judge-attempt";
import { Settling } from "./settling";
import { tryMessage } from "./try-message";

describe("settling what came of tries", () => {
  let liunan: PostCounty;
  let xingbin: PostCounty;

  beforeAll(async () => {
    [liunan, xingbin] = await openPostPair();
  });
  afterAll(async () => {
    await liunan?.close();
    await xingbin?.close();
  });

  it("writes a message down once though two of its tries came back together", async () => {
    for (const number of [1, 2]) await liunan.send({ to: xingbin, body: letterBody({ number: `函${number}` }) });
    const { post } = liunan;
    const wanted = { now: new Date(), limit: 2, resting: [], only: null };
    const [other, twice] = await claimMessages(post.database, wanted);
    if (other === undefined || twice === undefined) throw new Error("nothing was claimed");
    const tries: JudgedAttempt[] = [];
    for (const message of [other, twice, twice]) tries.push(judgeAttempt(await tryMessage(post, message), new Date()));
    const settling = new Settling(post);
    await Promise.all(tries.map((judged) => settling.settle(judged)));
    const states = "SELECT DISTINCT state FROM outbox_message";
    expect(await liunan.sql(states)).toEqual([{ state: "DELIVERED" }]);
    const taken = "SELECT message_id AS id FROM evidence_entry WHERE kind = 'RECEIPT_TAKEN' ORDER BY message_id";
    expect(await liunan.sql(taken)).toEqual([other.id, twice.id].toSorted().map((id) => ({ id })));
  });
});
