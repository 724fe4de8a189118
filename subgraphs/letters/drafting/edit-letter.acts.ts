import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid, wrongState } from "../../../infra/runtime/refusals";
import type { Vault } from "../../../infra/runtime/vault";
import { DEPARTMENTS } from "../../../schema/departments";
import { advanceLetter } from "../letter/advance-letter";
import { openContent, sealJson } from "../letter/letter-content";
import { LetterEventKind } from "../letter/letter-event-kind";
import { recordLetterEvent } from "../letter/letter-history";
import { LetterDirection } from "../letter/letter-kind";
import { LetterState } from "../letter/letter-state";
import type { LetterRow } from "../letter/letter.rows";
import { lockLetter } from "../letter/lock-letter";
import { judgePaper } from "./judge-paper";

interface EditSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
}

/** What a clerk changes of a draft; null leaves it as it is. */
export interface EditGiven {
  id: string;
  version: number;
  addressee: string | null;
  paragraphs: readonly string[] | null;
  copies: readonly string[] | null;
  contact: string | null;
  organs: readonly string[] | null;
}

const LEADING = "education";
const MOST_ORGANS = 3;
/** The joint meeting's office and the letters' service issue no letter. */
const ORGANS: readonly string[] = DEPARTMENTS.map(({ name }) => name).filter(
  (name) => name !== "joint-meeting" && name !== "letters",
);

/** Changes drafts of letters. */
export class EditLetterActs {
  constructor(
    private readonly sources: EditSources,
    private readonly caller: Caller,
  ) {}

  /** Changes a draft. The title stays: it is what the letter is, and names no child. */
  async edit({ id, version, ...given }: EditGiven): Promise<LetterRow | Refusal> {
    if (Object.values(given).every((part) => part === null))
      return invalid("Nothing was given to change.", "未填写任何内容。");
    const organs = given.organs === null ? null : readOrgans(given.organs);
    if (organs instanceof Refusal) return organs;
    const { database, vault, clock } = this.sources;
    return database.transaction(async (manager) => {
      const row = await lockLetter(manager, this.caller, id, version);
      if (row instanceof Refusal) return row;
      if (row.direction !== LetterDirection.OUT || row.state !== LetterState.DRAFT)
        return wrongState("Only a draft is changed.", "仅拟稿状态可修改。");
      const content = openContent(vault, row.contentSealed);
      const changed = {
        ...content,
        paragraphs: given.paragraphs?.map(plain).filter((text) => text !== "") ?? content.paragraphs,
        copies: given.copies?.map(plain).filter((text) => text !== "") ?? content.copies,
        contact: given.contact === null ? content.contact : plain(given.contact),
      };
      const addressee = given.addressee === null ? row.addressee : plain(given.addressee);
      const fault = judgePaper({ ...changed, title: row.title, addressee });
      if (fault !== null) return fault;
      const act = { by: this.caller, on: clock.today(), at: clock.now(), vault };
      const parts = Object.entries(given).flatMap(([name, part]) => (part === null ? [] : [name]));
      await recordLetterEvent(manager, { letterId: id, kind: LetterEventKind.EDITED, detail: parts.join(" ") }, act);
      return advanceLetter(manager, row, {
        contentSealed: sealJson(vault, changed),
        addressee,
        ...(organs === null ? {} : { organs }),
      });
    });
  }
}

const plain = (text: string): string => text.trim();

/** A letter is from bureau to bureau: others sign with it. */
function readOrgans(given: readonly string[]): string[] | Refusal {
  const isFit =
    given[0] === LEADING &&
    given.length <= MOST_ORGANS &&
    new Set(given).size === given.length &&
    given.every((organ) => ORGANS.includes(organ));
  if (isFit) return [...given];
  return invalid(
    `organs: education first, then up to ${MOST_ORGANS - 1} others of ${ORGANS.join(", ")}.`,
    `发文部门须以教育局为首，联合发文不超过${MOST_ORGANS}个部门。`,
  );
}
