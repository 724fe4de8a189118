import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { verifiedLog } from "../support/exported-log";
import { LettersPair } from "../support/letters-pair";
import { EXCHANGE_FAULTS, type Fault } from "./letter-faults";
import { effectsOf, EXCHANGE_STEPS, expectDone, sceneOf, type UndisturbedHistory } from "./letter-steps";

describe("an exchange of letters, at each of its steps", () => {
  let pair: LettersPair;
  const undisturbed: UndisturbedHistory = new Map();

  beforeAll(async () => {
    pair = await LettersPair.open();
    for (const kind of EXCHANGE_STEPS) {
      const scene = await sceneOf(pair, kind, undisturbed);
      await scene.sender.post.deliver();
      undisturbed.set(kind, (await effectsOf(scene)).history - scene.history.before);
    }
    await pair.settle();
  }, 120_000);
  afterAll(() => pair?.close());

  it.each(Object.entries(EXCHANGE_FAULTS))(
    "does each thing once although %s",
    async (_name, fault: Fault) => {
      for (const kind of EXCHANGE_STEPS) {
        const scene = await sceneOf(pair, kind, undisturbed);
        await fault(scene);
        await pair.settle();
        await expectDone(scene);
      }
      for (const county of pair.counties)
        expect(await verifiedLog(await county.post.log())).toMatchObject({ countyCode: county.code });
    },
    120_000,
  );

  it.each(
    (["withdraw", "remind"] as const).flatMap((here) =>
      (["accept", "return", "forward"] as const).map((there) => [here, there] as const),
    ),
  )("thinks the same on both sides after a time apart in which one did %s and the other %s", async (here, there) => {
    const { liunan, xingbin } = pair;
    const letterId = await liunan.clerk.write(xingbin.code, [{}, {}, {}]);
    await pair.settle();
    const [first = "", second = ""] = (await xingbin.clerk.standing(letterId)).map(({ id }) => id);
    for (const { line } of pair.counties) line.isCut = true;
    await liunan[here](letterId);
    await xingbin[there](letterId, [first]);
    await pair.settle();
    await xingbin.accept(letterId, [second]);
    await pair.settle();
    for (const { line } of pair.counties) line.isCut = false;
    await pair.settle();
    const states = (await xingbin.clerk.standing(letterId)).map(({ state }) => state);
    const left = here === "withdraw" ? "WITHDRAWN" : "WAITING";
    expect(states).toEqual([{ accept: "ACCEPTED", return: "RETURNED", forward: "FORWARDED" }[there], "ACCEPTED", left]);
    expect(await liunan.standings("OUT")).toEqual(await xingbin.standings("IN"));
    for (const { sql } of pair.counties)
      expect(await sql("SELECT kind FROM outbox_message WHERE state IN ('WAITING', 'FAILED')")).toEqual([]);
  });
});
