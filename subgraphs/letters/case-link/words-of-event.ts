import { findRegion } from "../../../schema/regions/regions";
import type { CaseEventKind } from "./case-event-kind";
import type { CaseEventPayload } from "./case-event-payload";

const REASONS: Readonly<Record<string, string>> = {
  NOT_OUR_HOUSEHOLD: "非本县（区）户籍",
  MOVED_ON: "户籍已迁出",
  UNKNOWN_CHILD: "查无此人",
  PAST_AGE: "已超龄",
  INCOMPLETE: "信息不全",
  OTHER: "其他",
};

const OUTCOMES: Readonly<Record<string, string>> = {
  STEPS_TAKEN: "已采取措施，尚未复学",
  BACK_IN_SCHOOL: "已复学",
  HOME_TEACHING: "已安排送教上门",
  OVER_AGE: "已超龄",
  DECEASED: "已死亡",
};

/** As much as a case's history takes of one event. */
const LONGEST = 1800;

/** What the history of a case says of an event, in the words of the file; null where its kind says all. */
export function wordsOfEvent(kind: CaseEventKind, payload: CaseEventPayload): string | null {
  const words = [...partsOf(kind, payload), payload.note].filter((part) => part !== null && part !== "");
  return words.length === 0 ? null : words.join("，").slice(0, LONGEST);
}

function partsOf(kind: CaseEventKind, payload: CaseEventPayload): (string | null)[] {
  const { reason, movedTo, state } = payload;
  switch (kind) {
    case "RETURNED":
      return [reason && `退函原因：${REASONS[reason] ?? reason}`, movedTo && `迁往${placeOf(movedTo)}`];
    case "FORWARDED":
      return [movedTo && `转办${placeOf(movedTo)}`];
    case "ANSWERED":
    case "OUTCOME":
    case "ENDED":
      return outcomeOf(payload);
    case "OVERDUE":
      return [lateness(state)];
    case "OVERDUE_TO_MEETING":
      return [lateness(state), "报联席会议"];
    case "OVERDUE_TO_SUPERIOR":
      return [lateness(state), "提请上级督办"];
    default:
      return [];
  }
}

function outcomeOf({ outcome, outcomeOn, school, account }: CaseEventPayload): (string | null)[] {
  if (outcome === null) return [account];
  return [`${OUTCOMES[outcome] ?? outcome}${outcomeOn === null ? "" : `（${outcomeOn}）`}`, school, account];
}

const lateness = (state: string | null): string => (state === "WAITING" ? "逾期未受理" : "逾期未复函");

const placeOf = (code: string): string => findRegion(code)?.name ?? code;
