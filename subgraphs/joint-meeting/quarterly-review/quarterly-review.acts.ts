import { randomBytes, randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { departmentTitle } from "../../../schema/departments";
import { type Quarter, quarterStart } from "../../../schema/scalars/quarter";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { WHEREABOUTS_KINDS } from "../finding/finding-kind";
import { requireOwnRegion } from "../region/region.policy";
import { drawSample } from "./draw-sample";
import {
  CLOSE_REVIEW,
  INSERT_ENTRIES,
  INSERT_REVIEW,
  INSERT_SIGNATURE,
  ON_LEDGERS,
  RECORD_RESULT,
} from "./quarterly-review.statements";
import { signerOf } from "./quarterly-review.policy";
import type { EntryRow } from "./quarterly-review.rows";
import type { QuarterlyReviewService } from "./quarterly-review.service";
import type { QuarterlyReview } from "./quarterly-review.type";
import { ReviewMode, ReviewResult, ReviewState } from "./review-enums";
import { stratumOf } from "./to-quarterly-review";

interface ActSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  reviews: QuarterlyReviewService;
}

interface Opening {
  regionCode: string;
  quarter: Quarter;
  mode: ReviewMode;
  sampleSize: number | null;
}

interface Check {
  reviewId: string;
  findingId: string;
  result: ReviewResult;
  difference: string | null;
  /** YYYY-MM-DD */
  checkedOn: string;
}

const MAXIMUM_SAMPLE = 10_000;

/** What the office and the departments do with quarterly reviews. */
export class QuarterlyReviewActs {
  constructor(
    private readonly sources: ActSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Opens a review of the ledgers of suspected dropouts and dropouts as they are now, and draws what is to be checked.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory in this county.
   */
  async open({ regionCode, quarter, mode, sampleSize }: Opening): Promise<QuarterlyReview | Refusal> {
    const { database, clock, countyCode, reviews } = this.sources;
    requireOwnRegion(this.caller, countyCode, regionCode);
    if (regionCode !== countyCode) return invalid("A review is of the whole county.", "复核以全县为范围。");
    if (quarterStart(quarter) > clock.today()) return invalid(`${quarter} has not begun.`, "该季度尚未开始。");
    if (!fits(mode, sampleSize)) {
      return invalid(
        `A sample has 1 to ${MAXIMUM_SAMPLE} entries; a full review has no size.`,
        `抽查须填抽样数量1至${MAXIMUM_SAMPLE}；全面复核不填。`,
      );
    }
    const rule = await reviews.ruleOf(quarter);
    if (rule === null) return invalid(`No review was due for ${quarter}.`, "该季度不在复核范围内。");
    const { signers } = rule;
    const id = randomUUID();
    const seed = mode === ReviewMode.SAMPLED ? randomBytes(16).toString("hex") : null;
    const isOpened = await database.transaction(async (manager) => {
      const head = [id, countyCode, quarter, mode, sampleSize, seed, signers, clock.today(), ...this.act()];
      const opened = await manager.query<object[]>(INSERT_REVIEW, head);
      if (opened.length === 0) return false;
      type OnLedger = { id: string; schoolId: string | null; townshipCode: string | null };
      const entries = await manager.query<OnLedger[]>(ON_LEDGERS, [countyCode, WHEREABOUTS_KINDS]);
      const candidates = entries.map((entry) => ({ findingId: entry.id, stratum: stratumOf(entry) }));
      const drawn = seed === null ? null : drawSample(candidates, sampleSize ?? 0, seed);
      await manager.query(INSERT_ENTRIES, [
        id,
        candidates.map(({ findingId }) => findingId),
        candidates.map(({ stratum }) => stratum),
        candidates.map(({ findingId }) => drawn?.has(findingId) ?? true),
      ]);
      return true;
    });
    return isOpened ? this.get(id) : alreadyDone("There is such a review.", "该季度已启动同类复核。");
  }

  /** Records what the check of an entry gave, once. */
  async record({ reviewId, findingId, result, difference, checkedOn }: Check): Promise<EntryRow | Refusal> {
    const { database, vault, clock, reviews } = this.sources;
    const review = await reviews.find(reviewId);
    const entry = review && (await reviews.findEntry(reviewId, findingId));
    if (review === null || entry === null) return notFound();
    if (entry.result !== null) return checkedAlready();
    if (review.state !== ReviewState.OPEN) return closedAlready();
    if (checkedOn < review.openedOn || checkedOn > clock.today())
      return invalid("checkedOn lies before the opening or in the future.", "复核日期须自启动日至今天。");
    const text = readText(difference);
    if (text instanceof Refusal) return text;
    if ((text !== null) !== (result === ReviewResult.DIFFERS))
      return invalid("A difference is told where there is one, and only there.", "不一致须填差异情况，一致则不填。");
    const sealed = text === null ? null : vault.seal(text);
    const act = [checkedOn, ...this.act()];
    const [, recorded] = await database.query<[unknown, number]>(RECORD_RESULT, [
      reviewId,
      findingId,
      result,
      sealed,
      ...act,
    ]);
    return recorded === 0 ? checkedAlready() : ((await reviews.findEntry(reviewId, findingId)) ?? notFound());
  }

  /** Signs a review whose entries are all checked, for the caller's department, once. */
  async sign(reviewId: string, given: string): Promise<QuarterlyReview | Refusal> {
    const { database, vault, clock, reviews } = this.sources;
    const review = await reviews.find(reviewId);
    if (review === null) return notFound();
    const signer = signerOf(this.caller, review.signers);
    if (signer === null) return notYours("Your department is not asked to sign.", "贵部门不在会签范围内。");
    if (review.state !== ReviewState.OPEN) return closedAlready();
    if (review.checked < review.drawn) return unchecked(review);
    const opinion = readText(given) ?? invalid("An opinion must be given.", "须填写会签意见。");
    if (opinion instanceof Refusal) return opinion;
    const { actor, post } = this.caller;
    const signature = [reviewId, signer, vault.seal(opinion), clock.now(), actor, post];
    const signed = await database.query<object[]>(INSERT_SIGNATURE, signature);
    if (signed.length === 0) return alreadyDone("Your department has signed.", "贵部门已会签。");
    return this.get(reviewId);
  }

  /** Closes a review that is checked and signed. */
  async close(reviewId: string): Promise<QuarterlyReview | Refusal> {
    const { database, clock, reviews } = this.sources;
    const review = await reviews.find(reviewId);
    if (review === null) return notFound();
    if (review.state !== ReviewState.OPEN) return closedAlready();
    if (review.checked < review.drawn) return unchecked(review);
    const signed = (await reviews.findSignatures(reviewId)).map(({ department }) => department);
    const missing = review.signers.filter((signer) => !signed.includes(signer));
    if (missing.length > 0) {
      const titles = missing.map(departmentTitle).join("、");
      return wrongState(`Not signed by ${missing.join(", ")}.`, `${titles}尚未会签。`);
    }
    const [, closed] = await database.query<[unknown, number]>(CLOSE_REVIEW, [reviewId, clock.today(), ...this.act()]);
    return closed === 0 ? closedAlready() : this.get(reviewId);
  }

  private async get(id: string): Promise<QuarterlyReview> {
    const review = await this.sources.reviews.find(id);
    if (review === null) throw new Error("a review that was just written is gone");
    return review;
  }

  /** When and by whom, as every act is recorded. */
  private act(): [at: Date, actor: string, post: string, department: string] {
    const { actor, post, department } = this.caller;
    return [this.sources.clock.now(), actor, post, department];
  }
}

function fits(mode: ReviewMode, sampleSize: number | null): boolean {
  if (mode === ReviewMode.FULL) return sampleSize === null;
  return sampleSize !== null && sampleSize >= 1 && sampleSize <= MAXIMUM_SAMPLE;
}

const checkedAlready = (): Refusal => alreadyDone("The entry has been checked.", "该条目已复核。");

const closedAlready = (): Refusal => wrongState("The review is closed.", "该复核已办结。");

const unchecked = ({ drawn, checked }: QuarterlyReview): Refusal =>
  wrongState(`${drawn - checked} entries are not checked.`, `尚有${drawn - checked}条未复核。`);
