import type { Vault } from "../../../infra/runtime/vault";
import { getRegion } from "../../../schema/regions/regions";
import type { AgendaItemRow } from "../agenda/agenda.rows";
import { AgendaKind } from "../agenda/agenda-kind";
import type { MeetingDecisionRow } from "../decision/meeting-decision.rows";
import { deskTitle } from "../desk/desk";
import type { PaperContent, PaperSection } from "../document/paper-content";
import type { TaskState } from "../task/task-state";
import type { MeetingRow, MemberRow } from "./meeting.rows";
import { meetingNumber } from "./to-meeting";

/** What minutes are made of. */
export interface MinutesSources {
  meeting: MeetingRow;
  members: readonly MemberRow[];
  /** Items that stand, in order. */
  items: readonly AgendaItemRow[];
  decisions: readonly MeetingDecisionRow[];
  /** What the meeting began with: earlier decisions, as they stand today. */
  lastDecisions: readonly MeetingDecisionRow[];
  vault: Vault;
}

const STATE_WORDS: Readonly<Record<TaskState, string>> = {
  ASKED: "待受理",
  ACCEPTED: "办理中",
  RETURNED: "已退回",
  DONE: "已落实",
  WITHDRAWN: "已撤回",
};

/** The minutes (会议纪要) of a meeting, word for word. Of a case they name the number, never the child. */
export function minutesContent(sources: MinutesSources): PaperContent {
  const { meeting, members, items } = sources;
  return {
    heading: `${getRegion(meeting.regionCode).name}控辍保学工作联席会议办公室`,
    addressee: null,
    sections: [opening(sources), ...items.map((item, index) => sectionOf(sources, item, index))],
    enclosures: [],
    signatory: null,
    contact: null,
    copies: members.map(({ desk }) => deskTitle(desk)),
    receipt: null,
  };
}

function opening({ meeting, members }: MinutesSources): PaperSection {
  const present = members.filter(({ attended }) => attended === true);
  const absent = members.filter(({ attended }) => attended !== true);
  const paragraphs = [
    `会议：${meetingNumber(meeting)}控辍保学工作联席会议${meeting.quarter === null ? "（专题）" : `（${meeting.quarter}例会）`}`,
    `时间：${dayInWords(meeting.heldOn)}`,
    `地点：${meeting.place}`,
    `主持：${meeting.chair}`,
    `出席：${present.map(presence).join("、") || "无"}`,
  ];
  if (absent.length > 0) paragraphs.push(`缺席：${absent.map(({ desk }) => deskTitle(desk)).join("、")}`);
  return { heading: null, paragraphs, table: null };
}

function presence({ desk, attendee, substitute }: MemberRow): string {
  const who = [attendee, substitute === null ? null : `${substitute}代会`].filter((name) => name !== null);
  return who.length === 0 ? deskTitle(desk) : `${deskTitle(desk)}（${who.join("，")}）`;
}

function sectionOf(sources: MinutesSources, item: AgendaItemRow, index: number): PaperSection {
  const { vault, decisions, lastDecisions } = sources;
  const own = decisions.filter(({ itemId }) => itemId === item.id);
  const paragraphs: string[] = [];
  if (item.count > 0 && item.kind !== AgendaKind.CASE) paragraphs.push(`涉及事项${item.count}项。`);
  if (item.textSealed !== null) paragraphs.push(vault.open(item.textSealed));
  paragraphs.push(
    ...own.map((decision, at) => `议定（${at + 1}）：${vault.open(decision.textSealed)}${termsOf(decision)}`),
  );
  if (item.isNoted) paragraphs.push(`会议予以知悉。${item.noteSealed === null ? "" : vault.open(item.noteSealed)}`);
  return {
    heading: `${inWords(index + 1)}、${item.title}`,
    paragraphs,
    table: item.kind === AgendaKind.LAST_DECISIONS && lastDecisions.length > 0 ? tableOf(lastDecisions, vault) : null,
  };
}

function termsOf({ desk, dueOn, caseNumber }: MeetingDecisionRow): string {
  const ofCase = caseNumber === null ? "" : `案件${caseNumber}；`;
  return `（${ofCase}责任单位：${deskTitle(desk)}；完成期限：${dayInWords(dueOn)}）`;
}

const tableOf = (decisions: readonly MeetingDecisionRow[], vault: Vault): PaperSection["table"] => ({
  headers: ["议定事项", "责任单位", "完成期限", "落实情况"],
  rows: decisions.map(({ textSealed, desk, taskDueOn, taskState }) => [
    vault.open(textSealed),
    deskTitle(desk),
    dayInWords(taskDueOn),
    STATE_WORDS[taskState],
  ]),
});

/** 2018年5月11日, as official papers write a day: without leading zeros. */
function dayInWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 一 to 九十九; no agenda has more. */
function inWords(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), DIGITS[number % 10]];
  if (tens === 0) return `${ones}`;
  return `${tens === 1 ? "" : DIGITS[tens]}十${ones}`;
}
