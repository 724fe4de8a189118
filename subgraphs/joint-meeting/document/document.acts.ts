import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import { lockCase } from "../case/lock-case";
import { type Desk, desksOf, deskTitle, parseDesk } from "../desk/desk";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { composePaper } from "./compose-paper";
import { CasePaperReader } from "./case-paper-reader";
import type { DocumentKind } from "./document-kind";
import { type DocumentService, SELECT_DOCUMENT } from "./document.service";
import type { DocumentRow } from "./document-row";
import { drawUpDocument } from "./draw-up-document";
import { readEarlierPapers } from "./earlier-papers";
import { judgePaper } from "./judge-paper";
import { CASE_PAPERS } from "./papers";
import type { Signatory } from "./paper-content";

interface DocumentSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  office: GatewayReader;
  documents: DocumentService;
}

export interface PaperGiven {
  caseId: string;
  kind: DocumentKind;
  /** Code of a desk. */
  organ: string;
  /** YYYY-MM-DD; today where null. */
  issuedOn: string | null;
  answerUntil: string | null;
  /** Where the registers do not name the guardian that the paper goes to, or name another. */
  guardian: string | null;
  statement: string | null;
  measure: string | null;
  signatoryName: string | null;
  signatoryPost: string | null;
  contact: string | null;
  servedId: string | null;
}

/** What may be written into a paper, read once. */
type PaperTexts = Record<(typeof TEXTS)[number], string | null>;

/** Papers of cases, drawn up by the organs that issue them. */
export class DocumentActs {
  constructor(
    private readonly sources: DocumentSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Draws up a paper of a case and numbers it: once a kind, organ and round of the case.
   * @throws DomainError UNAVAILABLE when a department does not say what the paper needs
   */
  async drawUp(given: PaperGiven): Promise<DocumentRow | Refusal> {
    const { database, clock, countyCode, office, vault } = this.sources;
    const texts = readTexts(given);
    if (texts instanceof Refusal) return texts;
    const paper = CASE_PAPERS[given.kind];
    if (paper === undefined) return invalid("Such a paper is of no case.", "该类文书不属于案件文书。");
    const organ = parseDesk(given.organ, countyCode);
    if (organ === null) return invalid("organ names no desk of the county.", "制发机关（岗位代号）有误。");
    const issuedOn = given.issuedOn ?? clock.today();
    const signatory = signatoryOf(texts);
    if (signatory instanceof Refusal) return signatory;
    const question = { ...given, ...texts, signatory, organ, issuedOn, needsMeasure: paper.needsMeasure };
    // Nothing is read of the child for a paper that would be refused.
    const before = await database.transaction((manager) => this.judge(manager, question));
    if (before instanceof Refusal) return before;
    const reading = await new CasePaperReader(office, this.caller.requestId).read(before.row.childId);
    return database.transaction(async (manager) => {
      const judged = await this.judge(manager, question);
      if (judged instanceof Refusal) return judged;
      const earlier = await readEarlierPapers(manager, judged.row.id, issuedOn, judged.served);
      const content = composePaper({ ...paper, ...question, ...judged, countyCode, earlier, reading });
      if (content instanceof Refusal) return content;
      const at = clock.now();
      const { id, number } = await drawUpDocument(manager, {
        kind: given.kind,
        of: { caseId: judged.row.id },
        countyCode,
        organ,
        issuedOn,
        answerUntil: judged.answerUntil,
        round: judged.round,
        ...(judged.served === null ? {} : { servedId: judged.served.id }),
        content,
        caller: this.caller,
        at,
        vault,
      });
      await this.record(manager, judged.row.id, CaseEventKind.DOCUMENT_DRAWN_UP, number);
      return this.get(manager, id);
    });
  }

  /** Declares a paper void that was drawn up by mistake: its number stays used. */
  async void(id: string, given: string): Promise<DocumentRow | Refusal> {
    const { database, clock, countyCode, documents, vault } = this.sources;
    const reason = readText(given) ?? invalid("A reason must be given.", "须填写作废原因。");
    if (reason instanceof Refusal) return reason;
    const found = await documents.find(id);
    if (found === null || found.caseId === null) return notFound();
    const { caseId } = found;
    return database.transaction(async (manager) => {
      const row = await lockCase(manager, this.caller, caseId, null);
      if (row instanceof Refusal) return row;
      const document = await this.get(manager, id);
      if (!desksOf(this.caller, countyCode).includes(document.organ as Desk))
        return notYours(
          "The organ that issued it declares it void.",
          `应由制发机关（${deskTitle(document.organ as Desk)}）作废。`,
        );
      if (document.voidedOn !== null)
        return alreadyDone(`${document.number} is void since ${document.voidedOn}.`, `${document.number}已作废。`);
      const [{ uses }] = await manager.query<[{ uses: number }]>(COUNT_USES, [id]);
      if (uses > 0)
        return wrongState(
          `${document.number} has served a step, outcome or record of service.`,
          `${document.number}已用于办理步骤、结案或送达，不能作废。`,
        );
      const { actor, post, department } = this.caller;
      const act = [clock.today(), clock.now(), actor, post, department];
      await manager.query(VOID_DOCUMENT, [id, ...act, vault.seal(reason)]);
      await this.record(manager, caseId, CaseEventKind.DOCUMENT_VOIDED, `${document.number}：${reason}`);
      return this.get(manager, id);
    });
  }

  private judge(manager: EntityManager, question: Parameters<typeof judgePaper>[3]) {
    const { clock, countyCode } = this.sources;
    return judgePaper(manager, this.caller, { countyCode, today: clock.today() }, question);
  }

  private record(manager: EntityManager, caseId: string, kind: CaseEventKind, note: string): Promise<void> {
    const { clock, vault } = this.sources;
    return recordCaseEvent(manager, { caseId, kind, note, by: this.caller, at: clock.now(), vault });
  }

  private async get(manager: EntityManager, id: string): Promise<DocumentRow> {
    const [row] = await manager.query<DocumentRow[]>(SELECT_DOCUMENT, [id]);
    if (row === undefined) throw new Error("a paper that was just written is gone");
    return row;
  }
}

function signatoryOf({ signatoryName: name, signatoryPost: post }: PaperTexts): Signatory | null | Refusal {
  if (name === null && post === null) return null;
  if (name !== null && post !== null) return { name, post };
  return invalid("Who signs has a name and a post.", "签发人须同时填写姓名和职务。");
}

const TEXTS = ["guardian", "statement", "measure", "contact", "signatoryName", "signatoryPost"] as const;

function readTexts(given: PaperGiven): PaperTexts | Refusal {
  const texts = new Map<string, string | null>();
  for (const name of TEXTS) {
    const text = readText(given[name]);
    if (text instanceof Refusal) return text;
    texts.set(name, text);
  }
  return Object.fromEntries(texts) as PaperTexts;
}

/** $1 paper: what rests on it, whether it still counts or not. */
const COUNT_USES = `
  SELECT (SELECT count(*) FROM case_step WHERE document_id = $1)::int
    + (SELECT count(*) FROM case_outcome WHERE document_id = $1)::int
    + (SELECT count(*) FROM case_document WHERE served_id = $1 AND voided_on IS NULL)::int AS uses`;

/** $1 paper, $2 day, $3 time, $4 to $6 who, $7 why. */
const VOID_DOCUMENT = `
  UPDATE case_document SET voided_on = $2, voided_at = $3, voided_by = $4, voided_post = $5, voided_department = $6,
    void_reason_sealed = $7
  WHERE id = $1`;
