import "reflect-metadata";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { JointMeetingContext } from "../context";
import { Finding, toFinding } from "../finding/finding.type";
import { CaseResponsibleLevel, lineOf } from "../responsible/responsible-level";
import { CaseDeadline, CaseEvent, CaseResponsible } from "./case-parts.type";
import { Case, CaseSpell, toCase } from "./case.type";

const LEVELS = Object.values(CaseResponsibleLevel);
const MS_PER_DAY = 86_400_000;

@Resolver(() => Case)
export class CaseFieldsResolver {
  @FieldResolver(() => String, { nullable: true, description: "What is told of it in words. 情况说明。" })
  account(@Root() { row }: Case, @Ctx() { vault }: JointMeetingContext): string | null {
    return row.accountSealed && vault.open(row.accountSealed);
  }

  @FieldResolver(() => Finding, {
    nullable: true,
    description:
      "The finding it was opened from; null without one, or one that is hidden. 来源问题；无或无权查看时为空。",
  })
  async finding(@Root() { row }: Case, @Ctx() { caller, cases }: JointMeetingContext): Promise<Finding | null> {
    if (row.findingId === null || !caller.scopes.has("finding:read")) return null;
    const finding = await cases.loadFinding(row.findingId);
    return finding && toFinding(finding);
  }

  @FieldResolver(() => [CaseResponsible], {
    description:
      "Who answers for the child at each level of both lines, as on the day of opening. 双线责任人（建案日）。",
  })
  async responsible(@Root() { id }: Case, @Ctx() { cases }: JointMeetingContext): Promise<CaseResponsible[]> {
    const held = Map.groupBy(await cases.findResponsible(id), ({ level }) => level);
    return LEVELS.flatMap((level) => {
      const persons = held.get(level) ?? [{ name: null, post: null }];
      return persons.map(({ name, post }) => ({ line: lineOf(level), level, name, post }));
    });
  }

  @FieldResolver(() => CaseDeadline, {
    nullable: true,
    description: "Until when the next act is due; null when nothing is. 当前期限；无则为空。",
  })
  async deadline(@Root() { id }: Case, @Ctx() { cases, clock }: JointMeetingContext): Promise<CaseDeadline | null> {
    const deadline = await cases.findDeadline(id);
    if (deadline === null) return null;
    const { dueOn } = deadline;
    const days = Math.round((Date.parse(clock.today()) - Date.parse(dueOn)) / MS_PER_DAY);
    return { dueOn, overdueDays: Math.max(0, days) };
  }

  @FieldResolver(() => [CaseEvent], { description: "What happened to it, in order. 办理经过（按时间顺序）。" })
  async history(@Root() { id }: Case, @Ctx() { cases }: JointMeetingContext): Promise<CaseEvent[]> {
    return (await cases.findHistory(id)).map((event) => ({ ...event, id: String(event.id) }));
  }
}

@Resolver(() => CaseSpell)
export class CaseSpellResolver {
  @FieldResolver(() => Case, {
    nullable: true,
    description: "The case of the child's spell before; null without one. 上一次辍学的案件；无则为空。",
  })
  async previous(@Root() { previousCaseId }: CaseSpell, @Ctx() { cases }: JointMeetingContext): Promise<Case | null> {
    const row = previousCaseId === null ? null : await cases.load(previousCaseId);
    return row && toCase(row);
  }
}

@Resolver(() => CaseEvent)
export class CaseEventResolver {
  @FieldResolver(() => String, { nullable: true, description: "What was noted. 备注。" })
  note(@Root() { noteSealed }: CaseEvent, @Ctx() { vault }: JointMeetingContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }
}
