import { Refusal } from "../../infra/runtime/refusal.type";
import { sendAnswer } from "../../subgraphs/letters/incoming/send-answer";
import type { LetterAnswer } from "../../subgraphs/letters/letter/letter-content";
import { ReturnReason } from "../../subgraphs/letters/letter/letter-outcome";
import { readLetterChildren } from "../../subgraphs/letters/letter/letter.rows";
import { lockLetterRow } from "../../subgraphs/letters/letter/lock-letter";
import { ReminderActs } from "../../subgraphs/letters/letter-round/reminder.acts";
import { SignLetterActs } from "../../subgraphs/letters/signing/sign-letter.acts";
import type { Correspondent } from "./corresponding-counties";
import type { LettersBench } from "./letters-county";

type Outcome = LetterAnswer["outcome"];

/** A day on which every letter of the tests' day is late. */
const LATER = "2019-02-01";
/** A county without a system. */
const PAPER_COUNTY = "451321";

/** All that a county's clerks do about letters, each in one call. @throws Error where an act is refused */
export class LetterDesk {
  constructor(readonly clerk: Correspondent) {}

  get code(): string {
    return this.clerk.code;
  }

  get sql(): LettersBench["sql"] {
    return this.clerk.bench.sql;
  }

  async accept(letterId: string, itemIds?: readonly string[]): Promise<void> {
    done(await this.clerk.acts.incomingActs.accept(await this.given(letterId, itemIds)));
  }

  async return(letterId: string, itemIds?: readonly string[]): Promise<void> {
    const reason = { reason: ReturnReason.NOT_OUR_HOUSEHOLD, movedTo: null, note: null };
    done(await this.clerk.acts.incomingActs.return({ ...(await this.given(letterId, itemIds)), ...reason }));
  }

  async report(letterId: string, itemIds?: readonly string[]): Promise<void> {
    const given = await this.given(letterId, itemIds);
    done(await this.clerk.acts.incomingActs.report({ ...given, note: "已家访" }));
  }

  /** Sends what it cannot do itself on to a county without a system, on paper. */
  async forward(letterId: string, itemIds?: readonly string[]): Promise<void> {
    const given = await this.given(letterId, itemIds);
    const draft = done(await this.clerk.acts.forwardingActs.draft({ ...given, toCounty: PAPER_COUNTY }));
    done(await this.clerk.sign(draft.id));
  }

  async reply(letterId: string, outcome: Outcome = "STEPS_TAKEN", itemIds?: readonly string[]): Promise<void> {
    const given = await this.given(letterId, itemIds);
    const answers = given.itemIds.map((itemId) => answerOf(itemId, outcome));
    done(await this.clerk.sign(done(await this.clerk.acts.replyingActs.draft({ ...given, answers })).id));
  }

  /** What the comparing of cases does for a child who has come to an end. */
  async conclude(letterId: string, outcome: Outcome = "BACK_IN_SCHOOL", itemIds?: readonly string[]): Promise<void> {
    const { database, clock, vault } = this.clerk.resources;
    const given = await this.given(letterId, itemIds);
    await database.transaction(async (manager) => {
      const letter = await lockLetterRow(manager, letterId);
      if (letter === null) throw new Error(`there is no letter ${letterId}`);
      const children = (await readLetterChildren(manager, letterId)).filter(({ id }) => given.itemIds.includes(id));
      const items = children.map(({ id }) => answerOf(id, outcome));
      const body = { kind: "OUTCOME" as const, on: clock.today(), items };
      const act = { by: "system" as const, on: clock.today(), at: clock.now(), vault };
      if ((await sendAnswer(manager, { letter, children, body, act })) === null)
        throw new Error("it has no outcome now");
    });
  }

  async withdraw(letterId: string): Promise<void> {
    done(await this.clerk.withdraw(letterId));
  }

  /** Reminds of a letter on a day when it is late. */
  async remind(letterId: string): Promise<void> {
    const { bench, code, caller } = this.clerk;
    const resources = bench.on({ countyCode: code, today: LATER });
    const version = await this.clerk.version(letterId);
    const { id } = done(await new ReminderActs(resources, caller).draftReminder(letterId, version));
    await this.sql("UPDATE letter SET state = 'TO_SIGN' WHERE id = $1", [id]);
    const signature = { id, version: await this.clerk.version(id), organ: "education" };
    done(await new SignLetterActs(resources, caller).sign(signature));
  }

  /** How the letters that came to be known to the other county stand, by whom they were sent. */
  standings(direction: "OUT" | "IN"): Promise<object[]> {
    return this.sql(STANDINGS, [direction]);
  }

  private async given(letterId: string, itemIds?: readonly string[]) {
    const all = async () => (await this.clerk.standing(letterId)).map(({ id }) => id);
    return { letterId, version: await this.clerk.version(letterId), itemIds: itemIds ?? (await all()) };
  }
}

/** What an act came to. @throws Error where it was refused */
function done<Done>(came: Done | Refusal): Done {
  if (came instanceof Refusal) throw new Error(`${came.reason}: ${came.message}`);
  return came;
}

const answerOf = (itemId: string, outcome: Outcome): LetterAnswer => ({
  itemId,
  outcome,
  on: "2018-12-31",
  school: outcome === "BACK_IN_SCHOOL" ? "兴宾区第一中学" : null,
  account: "已家访",
});

/** $1 direction. */
const STANDINGS = `
  SELECT l.id, l.number, l.state, l.closed_on, l.withdrawn_on, l.due_on,
    (SELECT json_agg(json_build_array(k.id, k.state, k.accepted_on, k.reason, k.moved_to, k.outcome, k.outcome_on,
       k.state_since) ORDER BY position) FROM letter_child k WHERE k.letter_id = l.id) AS children
  FROM letter l
  WHERE l.kind = 'INQUIRY' AND l.direction = $1 AND l.via = 'NETWORK'
    AND EXISTS (SELECT FROM letter_event e WHERE e.letter_id = l.id AND e.kind IN ('DELIVERED', 'RECEIVED'))
  ORDER BY l.id`;
