import { expect } from "@jest/globals";
import { renewPeerCard } from "../../subgraphs/letters/post/renew-peer-cards";
import type { LineFault } from "../support/bad-line";
import { dieAtStatement } from "../support/die-at-statement";
import { fullAtStatement } from "../support/full-disk";
import { expectDone, expectWholeOrNothing, type Scene } from "./letter-steps";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Claiming, sealing, settling, or receiving take more statements than these. */
const FEWEST_STATEMENTS = 5;

/** What is done to a message on its way; afterwards everything works again. */
export type Fault = (scene: Scene) => Promise<void>;

const tryOnce: Fault = async ({ sender }) => {
  await sender.post.hurry();
  await sender.post.deliver();
};

const onLine =
  (fault: LineFault): Fault =>
  async (scene) => {
    const { line } = scene.receiver;
    line.fault = () => fault;
    await tryOnce(scene);
    line.fault = () => null;
  };

/** Expects that a message waits, and for what reason. */
async function expectFault({ sender, id }: Scene, fault: string): Promise<void> {
  expect(await sender.sql("SELECT state, last_fault FROM outbox_message WHERE id = $1", [id])).toEqual([
    { state: "WAITING", last_fault: fault },
  ]);
}

type Trouble = typeof dieAtStatement;

/** The message again and again, at each try with the trouble one statement later, until none comes any more. */
async function atEveryStatement(scene: Scene, county: Scene["sender"], trouble: Trouble): Promise<void> {
  let statement = 0;
  for (let isTroubled = true; isTroubled;) {
    statement += 1;
    await scene.sender.post.hurry();
    isTroubled = await trouble(county.post.application, statement, () => scene.sender.post.deliver());
    await expectWholeOrNothing(scene, { statement });
  }
  expect(statement).toBeGreaterThan(FEWEST_STATEMENTS);
}

const inReceiver =
  (trouble: Trouble): Fault =>
  async (scene) => {
    const { receiver } = scene;
    // Whoever is dead answers nothing, though the door of this process does.
    if (trouble === dieAtStatement) receiver.line.fault = () => "ANSWER_LOST";
    await atEveryStatement(scene, receiver, trouble);
    receiver.line.fault = () => null;
  };

const inSender =
  (trouble: Trouble): Fault =>
  (scene) =>
    atEveryStatement(scene, scene.sender, trouble);

const clocksApart =
  (minutes: number): Fault =>
  async (scene) => {
    const { clock } = scene.sender;
    clock.shift += minutes * MINUTE;
    await scene.pair.settle();
    await expectDone(scene);
    clock.shift -= minutes * MINUTE;
  };

const passDays = ({ pair }: Scene, days: number): void => {
  for (const { clock } of pair.counties) clock.shift += days * DAY;
};

export const EXCHANGE_FAULTS: Readonly<Record<string, Fault>> = {
  "the receiver is down for thirteen days, then back": async (scene) => {
    const { receiver } = scene;
    await receiver.post.shut();
    for (const days of [0, 1, 5, 7]) {
      passDays(scene, days);
      await tryOnce(scene);
    }
    await expectFault(scene, "NO_ANSWER");
    await receiver.post.listen();
  },
  "the receiver is killed at each statement": inReceiver(dieAtStatement),
  "the sender is killed at each statement": inSender(dieAtStatement),
  "the receiver's disk is full from each statement on": inReceiver(fullAtStatement),
  "the sender's disk is full from each statement on": inSender(fullAtStatement),
  "the request is lost": onLine("LOST"),
  "the request breaks off": onLine("CUT"),
  "the request is altered": onLine("ALTERED"),
  "the answer is lost": onLine("ANSWER_LOST"),
  "the answer breaks off": onLine("ANSWER_CUT"),
  "the answer is altered": onLine("ANSWER_ALTERED"),
  "the answer is that to another message": onLine("ANSWER_MISTAKEN"),
  "it comes ten times at once": onLine("TENFOLD"),
  "it comes again after the next one": async (scene) => {
    const { sender, receiver } = scene;
    await tryOnce(scene);
    receiver.line.fault = () => "REPEATED";
    await sender.clerk.write(receiver.code);
    await sender.post.deliver();
    receiver.line.fault = () => null;
  },
  "its first tries come after the one that was answered": async (scene) => {
    const { line } = scene.receiver;
    line.fault = () => "LATE";
    await tryOnce(scene);
    await tryOnce(scene);
    line.fault = () => null;
    await tryOnce(scene);
    await line.release();
  },
  "it comes when nobody waits for its answer any more": async (scene) => {
    await onLine("LATE")(scene);
    await scene.receiver.line.release();
  },
  "the sender's clock is ten minutes ahead": clocksApart(10),
  "the sender's clock is ten minutes behind": clocksApart(-10),
  "the sender's keys change, unannounced": async (scene) => {
    const { sender, receiver } = scene;
    await sender.rotate();
    await tryOnce(scene);
    // What the refusal sets off; asked for here, so that the test need not wait for it.
    await renewPeerCard(receiver.post.post, sender.code);
  },
  "the receiver's keys change, unannounced, and it is heard of shortly before the old ones end": async (scene) => {
    await scene.receiver.rotate();
    await onLine("LOST")(scene);
    passDays(scene, 29);
  },
  "the sender's keys change at once, until a clerk there enters its card": async (scene) => {
    const { sender, receiver } = scene;
    await sender.rotate(0);
    await tryOnce(scene);
    await renewPeerCard(receiver.post.post, sender.code);
    await expectFault(scene, "UNKNOWN_SENDER");
    await receiver.post.trust(sender.post);
    await sender.post.trust(receiver.post);
  },
  "the receiver's keys change at once, until a clerk here enters its card": async (scene) => {
    const { sender, receiver } = scene;
    await receiver.rotate(0);
    await tryOnce(scene);
    await expectFault(scene, "BAD_RECEIPT");
    await sender.post.trust(receiver.post);
    await receiver.post.trust(sender.post);
  },
  "the receiver's keys change between the message and the answer to it": async (scene) => {
    await onLine("ANSWER_LOST")(scene);
    await scene.receiver.rotate();
  },
  "nothing goes either way for a while": async (scene) => {
    for (const { line } of scene.pair.counties) line.isCut = true;
    await tryOnce(scene);
    await tryOnce(scene);
    for (const { line } of scene.pair.counties) line.isCut = false;
  },
};
