import "reflect-metadata";
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import { type Case, CaseConnection, toCase } from "../case/case.type";
import type { JointMeetingContext } from "../context";
import { mayReadWholeMeeting } from "../meeting/meeting.policy";
import { Meeting } from "../meeting/meeting.type";
import { toMeeting } from "../meeting/to-meeting";
import { AgendaItem, type AgendaSubject, AgendaSubjectConnection } from "./agenda.type";
import { toAgendaItem } from "./to-agenda-item";

const WHOLE = "null for a member. 成员单位不可见。";

@Resolver(() => Meeting)
export class MeetingAgendaResolver {
  @FieldResolver(() => [AgendaItem], {
    description:
      "The agenda, in order; what has gone or was dropped comes last. 议程（按顺序；已消除、已撤下者在后）。",
  })
  async items(@Root() { id }: Meeting, @Ctx() { agendas }: JointMeetingContext): Promise<AgendaItem[]> {
    return (await agendas.list(id)).map(toAgendaItem);
  }
}

/** Of an item a member reads title and place; the rest is for the office and the leader, the children for neither of them here. */
@Resolver(() => AgendaItem)
export class AgendaItemResolver {
  @FieldResolver(() => Meeting, { nullable: true, description: "The meeting. 所属会议。" })
  async meeting(@Root() { meetingId }: AgendaItem, @Ctx() { meetings }: JointMeetingContext): Promise<Meeting | null> {
    const row = await meetings.find(meetingId);
    return row && toMeeting(row);
  }

  @FieldResolver(() => Int, { nullable: true, description: `How many things stand behind it; ${WHOLE}` })
  count(@Root() { subjectCount }: AgendaItem, @Ctx() context: JointMeetingContext): number | null {
    return seesWhole(context) ? subjectCount : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `What is to be said of it; ${WHOLE}` })
  text(@Root() { textSealed }: AgendaItem, @Ctx() context: JointMeetingContext): string | null {
    return textSealed !== null && seesWhole(context) ? context.vault.open(textSealed) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `What was said when it was noted; ${WHOLE}` })
  note(@Root() { noteSealed }: AgendaItem, @Ctx() context: JointMeetingContext): string | null {
    return noteSealed !== null && seesWhole(context) ? context.vault.open(noteSealed) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `Why it was dropped; ${WHOLE}` })
  dropReason(@Root() { reasonSealed }: AgendaItem, @Ctx() context: JointMeetingContext): string | null {
    return reasonSealed !== null && seesWhole(context) ? context.vault.open(reasonSealed) : null;
  }

  @FieldResolver(() => AgendaSubjectConnection, {
    nullable: true,
    description: `What stands behind it, as it is today; ${WHOLE}`,
  })
  async subjects(
    @Root() item: AgendaItem,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<ConnectionOf<AgendaSubject> | null> {
    if (!seesWhole(context)) return null;
    const wanted = readPage(page, 1);
    const subjects = await context.agendas.subjects(item, wanted);
    return toConnection(
      subjects,
      wanted,
      ({ ordinal }) => [String(ordinal)],
      (subject) => subject,
    );
  }

  @FieldResolver(() => CaseConnection, {
    nullable: true,
    description:
      "Cases behind it, live, for whoever may read them and for the purpose MEETING alone. 议题所涉案件（实时），仅限可查看案件者以“联席会议”用途打开。",
  })
  async cases(
    @Root() item: AgendaItem,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { agendas }: JointMeetingContext,
  ): Promise<ConnectionOf<Case>> {
    const wanted = readPage(page, 1);
    return toConnection(await agendas.cases(item, wanted), wanted, ({ ordinal }) => [String(ordinal)], toCase);
  }
}

const seesWhole = ({ caller, countyCode }: JointMeetingContext): boolean =>
  mayReadWholeMeeting(caller, { regionCode: countyCode });
