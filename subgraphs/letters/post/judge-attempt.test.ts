import { describe, expect, it } from "@jest/globals";
import { REFUSAL_REASONS, type RefusalReason } from "../exchange/refusal-reason";
import { backOff } from "./back-off";
import type { ClaimedMessage } from "./claim-messages";
import { judgeAttempt } from "./judge-attempt";
import { RestingPeers } from "./resting-peers";
import type { Attempt } from "./try-message";

const START = new Date("2018-12-31T00:00:00Z");
const HOUR = 3_600_000;
const after = (ms: number): Date => new Date(START.getTime() + ms);

const message = (attempts: number): ClaimedMessage => ({
  id: "m",
  peerCode: "451302",
  letterId: "l",
  seq: 1,
  kind: "LETTER",
  bodySealed: Buffer.alloc(0),
  actedAt: START,
  attempts,
  waitingSince: START,
});

const answered = (reason: RefusalReason | null, attempts = 1): Attempt => {
  const sealed = { jwe: "", jws: "", jti: "", nonce: "", contentDigest: "" };
  const receipt = { jws: "", receipt: { reason } } as Extract<Attempt, { is: "ANSWERED" }>["receipt"];
  return { is: "ANSWERED", message: message(attempts), sealed, receipt };
};

/** What becomes of a message that is refused at once, after two days, and after a fortnight. */
const FATES: Record<RefusalReason, [string, string, string]> = {
  MALFORMED: ["FAILED", "FAILED", "FAILED"],
  TOO_LARGE: ["FAILED", "FAILED", "FAILED"],
  UNSUPPORTED: ["FAILED", "FAILED", "FAILED"],
  UNKNOWN_SENDER: ["WAITING", "FAILED", "FAILED"],
  KEY_EXPIRED: ["WAITING", "WAITING", "FAILED"],
  MISADDRESSED: ["FAILED", "FAILED", "FAILED"],
  EXPIRED: ["FAILED", "FAILED", "FAILED"],
  REPLAYED: ["WAITING", "WAITING", "FAILED"],
  ALTERED: ["FAILED", "FAILED", "FAILED"],
  OUT_OF_ORDER: ["WAITING", "WAITING", "FAILED"],
  NOT_APPLICABLE: ["FAILED", "FAILED", "FAILED"],
  TRY_LATER: ["WAITING", "WAITING", "FAILED"],
};

describe("what becomes of a message after a try", () => {
  it.each(REFUSAL_REASONS)("that was refused as %s", (reason) => {
    const fates = [0, 48 * HOUR, 14 * 24 * HOUR].map((ms) => judgeAttempt(answered(reason), after(ms)).verdict.becomes);
    expect(fates).toEqual(FATES[reason]);
  });

  it("that was received, or not answered, or could not be made at all", () => {
    expect(judgeAttempt(answered(null), START).verdict).toEqual({ becomes: "DELIVERED" });
    const unanswered: Attempt = { is: "UNANSWERED", message: message(3), fault: "NO_ANSWER" };
    expect(judgeAttempt(unanswered, START, () => 0).verdict).toEqual({
      becomes: "WAITING",
      fault: "NO_ANSWER",
      nextTryAt: after(2_000),
    });
    const unsent: Attempt = { is: "UNSENT", message: message(1), fault: "NOT_OF_THE_FORMAT" };
    expect(judgeAttempt(unsent, START).verdict).toEqual({ becomes: "FAILED", fault: "NOT_OF_THE_FORMAT" });
  });
});

describe("the wait before the next try", () => {
  it("doubles from a second to an hour, half of it by chance", () => {
    const bounds = (tries: number) => [backOff(tries, undefined, () => 0), backOff(tries, undefined, () => 1)];
    expect(bounds(1)).toEqual([500, 1_000]);
    expect(bounds(2)).toEqual([1_000, 2_000]);
    expect(bounds(12)).toEqual([1_024_000, 2_048_000]);
    expect(bounds(13)).toEqual([HOUR / 2, HOUR]);
    expect(bounds(1_000_000)).toEqual([HOUR / 2, HOUR]);
  });
});

describe("a county that does not answer", () => {
  it("rests, gets one message to try it with, rests longer, and has all again once it answers", () => {
    const peers = new RestingPeers();
    peers.failed("451302", START);
    // Under way together with the first.
    peers.failed("451302", START);
    expect(peers.resting).toEqual(["451302"]);
    expect(peers.toProbe(START)).toEqual([]);
    expect(peers.toProbe(after(1_000))).toEqual(["451302"]);
    peers.probes("451302");
    expect(peers.toProbe(after(1_000))).toEqual([]);
    peers.failed("451302", after(1_000));
    expect(peers.toProbe(after(1_999))).toEqual([]);
    expect(peers.toProbe(after(3_000))).toEqual(["451302"]);
    expect(peers.answered("451302")).toBe(true);
    expect(peers.answered("451302")).toBe(false);
    expect(peers.resting).toEqual([]);
  });
});
