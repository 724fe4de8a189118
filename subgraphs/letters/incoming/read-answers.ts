import { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid, notFound } from "../../../infra/runtime/refusals";
import { MESSAGE_BODY } from "../exchange/message";
import type { LetterAnswer } from "../letter/letter-content";

/** What a clerk answers of children by hand, by item; a refusal for what no reply can say, or of a child that it is not about. */
export function readAnswers(
  { answers: given, itemIds }: { answers: readonly LetterAnswer[]; itemIds: readonly string[] },
  today: string,
): ReadonlyMap<string, LetterAnswer> | Refusal {
  const answers = new Map(given.map((answer) => [answer.itemId, answer]));
  if (answers.size < given.length) return invalid("A child is answered for once.", "每名儿童只可填写一项答复。");
  if ([...answers.keys()].some((itemId) => !itemIds.includes(itemId))) return notFound();
  if (given.some(({ on }) => on > today))
    return invalid("The day lies in the future.", `日期不得晚于今天（${today}）。`);
  const isEmpty = given.some(({ outcome, account }) => outcome === "STEPS_TAKEN" && account === null);
  if (isEmpty) return invalid("Say which steps were taken.", "“已采取措施”须填写具体情况。");
  if (given.length === 0 || MESSAGE_BODY.safeParse({ kind: "OUTCOME", on: given[0]?.on, items: given }).success)
    return answers;
  return invalid(
    "A school's name has 80 characters at most, an account 1000, and none that cannot be seen.",
    "学校名称不得超过80字，情况说明不得超过1000字，且不得含控制字符。",
  );
}
