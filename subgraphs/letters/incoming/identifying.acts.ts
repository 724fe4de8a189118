import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, wrongState } from "../../../infra/runtime/refusals";
import type { CitizenId } from "../../../schema/scalars/citizen-id";
import type { CaseEventKind } from "../case-link/case-event-kind";
import { tellCases } from "../case-link/tell-case";
import { advanceLetter } from "../letter/advance-letter";
import { LetterChildState } from "../letter/letter-child-state";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import type { LetterChildRow, LetterRow } from "../letter/letter.rows";
import { changedSince } from "../letter/lock-letter";
import type { IncomingResources } from "./incoming-resources";
import { lockIncoming, wrongChildState } from "./lock-incoming";

interface IdentifyingSources extends IncomingResources {
  database: DataSource;
}

export interface IdentityGiven {
  letterId: string;
  version: number;
  itemId: string;
  idNumber: CitizenId;
}

/** What a case that is linked only now is told of the child: that it was accepted, and how far it has come since. */
const TOLD: Partial<Record<LetterChildState, readonly CaseEventKind[]>> = {
  WAITING: [],
  ACCEPTED: ["ACCEPTED"],
  IN_PROGRESS: ["ACCEPTED", "IN_PROGRESS"],
  ANSWERED: ["ACCEPTED", "ANSWERED"],
};

/** Says who a child of a letter is that the letter itself does not identify. */
export class IdentifyingActs {
  constructor(
    private readonly sources: IdentifyingSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Enters whose letter it is. A child that was accepted gets its case by it: the one that was opened by hand meanwhile, or a
   * new one; either knows its letter then.
   */
  identify({ letterId, version, itemId, idNumber }: IdentityGiven): Promise<LetterRow | Refusal> {
    const { database, clock, vault, personIdOf } = this.sources;
    const childId = personIdOf(idNumber);
    return database.transaction(async (manager) => {
      const found = await lockIncoming(manager, this.caller, { letterId, itemIds: [itemId] });
      if (found instanceof Refusal) return found;
      const { letter, children } = found;
      const child = children[0] as LetterChildRow;
      if (child.childId === childId) return alreadyDone("The child is known as this one.", "该儿童身份已录入。");
      if (child.caseId !== null) return wrongState("The child has its case already.", "该儿童已有案件，不得更改身份。");
      const told = TOLD[child.state];
      if (told === undefined) return wrongChildState(found);
      const stale = changedSince(letter, version);
      if (stale !== null) return stale;
      const act: LetterAct = { by: this.caller, on: clock.today(), at: clock.now(), vault };
      await setChild(manager, child, childId);
      await recordLetterEvent(manager, { letterId, childId: itemId, kind: LetterEventKind.IDENTIFIED }, act);
      const { on, at } = act;
      const news = told.map((kind) => ({ kind, itemId }));
      await tellCases(manager, { letterId, on, at, vault }, news);
      return advanceLetter(manager, letter, {});
    });
  }
}

async function setChild(manager: EntityManager, { id }: LetterChildRow, childId: string): Promise<void> {
  await manager.query("UPDATE letter_child SET child_id = $2, version = version + 1 WHERE id = $1", [id, childId]);
}
