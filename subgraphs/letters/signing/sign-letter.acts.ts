import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid, notYours, wrongState } from "../../../infra/runtime/refusals";
import type { Vault } from "../../../infra/runtime/vault";
import { departmentTitle } from "../../../schema/departments";
import { advanceLetter } from "../letter/advance-letter";
import { openContent } from "../letter/letter-content";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import { LetterState } from "../letter/letter-state";
import { type LetterRow, readLetterChildren } from "../letter/letter.rows";
import { changedSince, lockLetter } from "../letter/lock-letter";
import { findSignatory } from "../signatory/signatory.service";
import { issueLetter } from "./issue-letter";
import { judgeRelated } from "./related-letter";

interface SigningSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
}

export interface SignatureGiven {
  id: string;
  version: number;
  /** The department that the caller signs for. */
  organ: string;
}

/** Signs letters (签发). */
export class SignLetterActs {
  constructor(
    private readonly sources: SigningSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Signs a letter for one of its organs. The last signature numbers and dates it and has it sent, in the same transaction.
   * @throws DomainError BAD_INPUT for a letter that no message can carry
   */
  sign({ id, version, organ }: SignatureGiven): Promise<LetterRow | Refusal> {
    const { database, clock, vault } = this.sources;
    return database.transaction(async (manager) => {
      const row = await lockLetter(manager, this.caller, id, null);
      if (row instanceof Refusal) return row;
      const signed = await signedOrgans(manager, row.id);
      const fault = faultOf(row, organ, signed) ?? changedSince(row, version);
      if (fault !== null) return fault;
      const on = clock.today();
      const { actor } = this.caller;
      const signatory = await findSignatory(manager, { organ, actor, on });
      if (signatory === null) {
        const title = departmentTitle(organ);
        return notYours(`You are not appointed to sign for ${organ}.`, `您当日不是${title}签发人。`);
      }
      const content = openContent(vault, row.contentSealed);
      const children = await readLetterChildren(manager, row.id);
      const related = await judgeRelated(manager, row, content, children);
      if (related instanceof Refusal) return related;
      const act: LetterAct = { by: this.caller, on, at: clock.now(), vault };
      const position = row.organs.indexOf(organ) + 1;
      const { name, post } = signatory;
      await manager.query(INSERT_SIGNATURE, [row.id, organ, position, actor, name, post, act.at, on]);
      await recordLetterEvent(manager, { letterId: row.id, kind: LetterEventKind.SIGNED, detail: organ }, act);
      if (signed.length + 1 < row.organs.length) return advanceLetter(manager, row, {});
      return issueLetter(manager, { row, content, children, related }, act);
    });
  }
}

/** The organs that have signed a letter. */
async function signedOrgans(manager: EntityManager, letterId: string): Promise<string[]> {
  const rows = await manager.query<{ organ: string }[]>("SELECT organ FROM letter_signature WHERE letter_id = $1", [
    letterId,
  ]);
  return rows.map(({ organ }) => organ);
}

function faultOf({ state, organs }: LetterRow, organ: string, signed: readonly string[]): Refusal | null {
  if (!organs.includes(organ)) return invalid("organ does not issue this letter.", "该部门不是本函发文机关。");
  if (signed.includes(organ)) return alreadyDone(`${organ} has signed.`, `${departmentTitle(organ)}已签发。`);
  return state === LetterState.TO_SIGN ? null : wrongState("It is not to be signed now.", "当前不在待签发状态。");
}

const INSERT_SIGNATURE = `
  INSERT INTO letter_signature (letter_id, organ, position, actor, name, post, signed_at, signed_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
