import { Refusal, RefusalReason } from "./refusal.type";

/** The refusals that any act may meet. Hidden and missing look the same. */
export const notFound = (): Refusal =>
  new Refusal(RefusalReason.NOT_FOUND, "There is none, or none that you may see. 不存在或无权查看。");

export const notYours = (english: string, chinese: string): Refusal =>
  new Refusal(RefusalReason.NOT_YOURS, `${english} ${chinese}`);

export const wrongState = (english: string, chinese: string): Refusal =>
  new Refusal(RefusalReason.WRONG_STATE, `${english} ${chinese}`);

export const alreadyDone = (english: string, chinese: string): Refusal =>
  new Refusal(RefusalReason.ALREADY_DONE, `${english} ${chinese}`);

export const invalid = (english: string, chinese: string): Refusal =>
  new Refusal(RefusalReason.INVALID, `${english} ${chinese}`);

/** Somebody else was first (optimistic lock); says how it stands now where that is known. */
export const changed = (
  english = "Somebody else has changed it since you read it.",
  chinese = "已被他人修改。",
): Refusal => new Refusal(RefusalReason.CHANGED, `${english} Read it again. ${chinese}请刷新后再办。`);
