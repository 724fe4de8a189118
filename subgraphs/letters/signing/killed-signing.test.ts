import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { callerOf } from "../../../test/support/callers";
import { expectWholeOrNothing, type TriedAct } from "../../../test/support/killed-act";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import {
  appointSignatory,
  inventedChildren,
  plantArrival,
  plantDraft,
  plantPeer,
  signatoryOf,
} from "../../../test/support/planted-letters";
import { TableContents } from "../../../test/support/table-contents";
import { LetterKind } from "../letter/letter-kind";
import { LetterOutcome } from "../letter/letter-outcome";
import { LetterState } from "../letter/letter-state";
import type { LetterRow } from "../letter/letter.rows";
import { SignLetterActs } from "./sign-letter.acts";
import { WithdrawLetterActs } from "./withdraw-letter.acts";

interface Place extends LettersBench {
  application: string;
  contents: TableContents;
}

/** What the database times itself: nothing is judged by it but when the post looks. */
const POST_TIMES = /"(waiting_since|next_try_at|created_at)":"[^"]*"/g;

/** The contents without those times. */
function withoutPostTimes(contents: TableContents): TableContents {
  const read = async () => (await contents.read()).map((row) => row.replace(POST_TIMES, '"$1":null'));
  return Object.assign(Object.create(contents) as TableContents, { read });
}

const head = signatoryOf("education");
const come = (done: LetterRow | Refusal): string => (done instanceof Refusal ? done.reason : done.state);
const sign = async (place: Place, id: string) =>
  come(await new SignLetterActs(place.on(), head).sign({ id, version: 1, organ: "education" }));

const inquiry: TriedAct<Place> = {
  plant: async (place) => {
    const { letter } = await plantDraft(place, { state: LetterState.TO_SIGN, children: inventedChildren(2) });
    return () => sign(place, letter.id);
  },
  again: "ALREADY_DONE",
};

const reply: TriedAct<Place> = {
  plant: async (place) => {
    const { letter: asked, children } = await plantArrival(place);
    await place.sql("UPDATE letter_child SET state = 'ACCEPTED', accepted_on = '2018-12-31'");
    const answers = children.map(({ id: itemId }) => ({
      itemId,
      on: "2018-12-31",
      school: null,
      account: null,
      outcome: LetterOutcome.OVER_AGE,
    }));
    const content = { paragraphs: ["特此复函。"], contact: "甲", copies: [], issuers: [], answers };
    const draft = { kind: LetterKind.REPLY, aboutId: asked.id, content, children: [], state: LetterState.TO_SIGN };
    const { letter } = await plantDraft(place, draft);
    return () => sign(place, letter.id);
  },
  again: "ALREADY_DONE",
};

const withdrawal: TriedAct<Place> = {
  plant: async (place) => {
    const { letter } = await plantDraft(place, { state: LetterState.TO_SIGN });
    await sign(place, letter.id);
    const given = { id: letter.id, version: 2, reason: "学生已返校" };
    return async () => come(await new WithdrawLetterActs(place.on(), callerOf("education")).withdraw(given));
  },
  again: "ALREADY_DONE",
};

describe("a service that is killed while it", () => {
  let place: Place;

  beforeAll(async () => {
    const bench = await openLettersBench();
    await appointSignatory(bench, head);
    await plantPeer(bench);
    const contents = withoutPostTimes(await TableContents.open(bench));
    place = { ...bench, application: "test letters", contents };
  });
  afterAll(() => place?.close());

  it.each([
    ["signs a letter", inquiry, 15],
    ["signs a reply", reply, 18],
    ["withdraws a letter", withdrawal, 10],
  ])(
    "%s leaves all of it or nothing: number, history, message and what the case is told",
    async (_what, tried, least) => {
      expect(await expectWholeOrNothing(place, tried)).toBeGreaterThanOrEqual(least);
    },
  );
});
