import { Refusal, RefusalReason } from "../../../infra/runtime/refusal.type";

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

export const changed = (): Refusal =>
  new Refusal(
    RefusalReason.CHANGED,
    "Somebody else has acted on it since you read it; read it again. 已被他人办理，请刷新后再办。",
  );
