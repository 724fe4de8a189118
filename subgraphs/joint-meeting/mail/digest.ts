import { type Desk, deskTitle } from "../desk/desk";
import { NOTICE_TEXTS, type NoticeKind } from "../inbox/notice-kind";

/** What a digest tells: how much of what lies unread, and nothing of whom. */
export interface DigestContent {
  desk: Desk;
  /** YYYY-MM-DD */
  day: string;
  counts: readonly { kind: NoticeKind; count: number }[];
  /** The nearest date that is not past, YYYY-MM-DD. */
  nearestDue: string | null;
  /** The county's own address, where one is configured. */
  link: string | null;
}

/** The words of a digest. Counts, a date and an address: no case's number, no name. */
export function writeDigest({ desk, day, counts, nearestDue, link }: DigestContent): { subject: string; text: string } {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const lines = counts.map(
    ({ kind, count }) => `· ${NOTICE_TEXTS[kind].chinese} ${NOTICE_TEXTS[kind].english}：${count}`,
  );
  return {
    subject: `联控联保平台：未阅消息${total}条（${day}） Liankong: ${total} unread`,
    text: [
      `${deskTitle(desk)}：`,
      "",
      `截至${day}，本岗位有未阅消息${total}条。 ${total} unread notices.`,
      "",
      ...lines,
      "",
      ...(nearestDue === null ? [] : [`最近到期日 Next due：${nearestDue}`, ""]),
      ...(link === null ? [] : [`请登录办理 Please sign in：${link}`, ""]),
      "本邮件由系统自动发送，不含个人信息，请勿回复。 Sent automatically; holds no personal data.",
      "",
    ].join("\n"),
  };
}
