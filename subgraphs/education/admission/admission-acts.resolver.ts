import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import type { AdmissionNoticeEntity } from "./admission-notice.entity";
import { type AdmissionNotice, toAdmissionNotice } from "./admission-notice.type";
import {
  AdmissionNoticesDrawnUp,
  AssignAdmissionNoticeOutcome,
  DrawUpAdmissionNoticesOutcome,
  DrawUpResult,
  RecordHomeVisitOutcome,
  RegisterEntrantOutcome,
  ServeAdmissionNoticeOutcome,
} from "./admission-outcome.type";
import {
  AssignNoticeArguments,
  DrawUpArguments,
  HomeVisitArguments,
  RegisterEntrantArguments,
  ServeNoticeArguments,
} from "./admission.arguments";

@Resolver()
export class AdmissionActsResolver {
  @Mutation(() => DrawUpAdmissionNoticesOutcome, {
    nullable: true,
    description:
      "Draws up a notice of entry for each child that has none and stands on no roll; the bureau. 制发入学通知书（教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["admission:write"]])')
  async drawUpAdmissionNotices(
    @Args(() => DrawUpArguments) { schoolYear, childIds, schoolId = null, townshipCode = null }: DrawUpArguments,
    @Ctx() { admission }: EducationContext,
  ): Promise<AdmissionNoticesDrawnUp | Refusal> {
    const results = await admission.drawUp.drawUp({ schoolYear, childIds, schoolId, townshipCode });
    if (results instanceof Refusal) return results;
    const notices = await admission.notices.ofChildren([...results.keys()], schoolYear);
    const noticeOf = new Map(notices.map((row) => [row.childId, toAdmissionNotice(row)]));
    const children = [...results].map(([id, result]) => ({ child: { id }, result, notice: noticeOf.get(id) ?? null }));
    return { drawnUp: children.filter(({ result }) => result === DrawUpResult.DRAWN_UP).length, children };
  }

  @Mutation(() => AssignAdmissionNoticeOutcome, {
    nullable: true,
    description:
      "Gives a notice to another school or township; the bureau. 改派入学通知书的学校或乡镇（街道）（教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["admission:write"]])')
  async assignAdmissionNotice(
    @Args(() => AssignNoticeArguments) { noticeId, schoolId = null, townshipCode = null }: AssignNoticeArguments,
    @Ctx() { admission }: EducationContext,
  ): Promise<AdmissionNotice | Refusal> {
    return noticeOr(await admission.acts.assign(noticeId, { schoolId, townshipCode }));
  }

  @Mutation(() => ServeAdmissionNoticeOutcome, {
    nullable: true,
    description: "Records that a notice was served; its township or school. 登记入学通知书送达（乡镇、街道或学校）。",
  })
  @Directive('@requiresScopes(scopes: [["admission:write"]])')
  async serveAdmissionNotice(
    @Args(() => ServeNoticeArguments) { servedOn, receivedBy = null, ...serving }: ServeNoticeArguments,
    @Ctx() { admission }: EducationContext,
  ): Promise<AdmissionNotice | Refusal> {
    return noticeOr(await admission.acts.serve({ ...serving, servedOn: isoDate(servedOn), receivedBy }));
  }

  @Mutation(() => RegisterEntrantOutcome, {
    nullable: true,
    description: "Records that a child came to be registered; its school. 登记入学注册（学校）。",
  })
  @Directive('@requiresScopes(scopes: [["admission:write"]])')
  async registerEntrant(
    @Args(() => RegisterEntrantArguments) { noticeId, schoolId, registeredOn }: RegisterEntrantArguments,
    @Ctx() { admission }: EducationContext,
  ): Promise<AdmissionNotice | Refusal> {
    return noticeOr(await admission.acts.register(noticeId, schoolId, isoDate(registeredOn)));
  }

  @Mutation(() => RecordHomeVisitOutcome, {
    nullable: true,
    description:
      "Records a visit to the home of a child who has not registered; its township or school. 登记家访（乡镇、街道或学校）。",
  })
  @Directive('@requiresScopes(scopes: [["admission:write"]])')
  async recordHomeVisit(
    @Args(() => HomeVisitArguments) { visitedOn, nextOn, ...visit }: HomeVisitArguments,
    @Ctx() { admission }: EducationContext,
  ): Promise<AdmissionNotice | Refusal> {
    return noticeOr(
      await admission.visits.record({
        ...visit,
        visitedOn: isoDate(visitedOn),
        nextOn: nextOn ? isoDate(nextOn) : null,
      }),
    );
  }
}

function noticeOr(outcome: AdmissionNoticeEntity | Refusal): AdmissionNotice | Refusal {
  return outcome instanceof Refusal ? outcome : toAdmissionNotice(outcome);
}
