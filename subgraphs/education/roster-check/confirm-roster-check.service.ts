import type { EntityManager } from "typeorm";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { classKey, type SchoolClass } from "../roll-check/expected";
import { mayReportForSchool } from "../roll-check/roll-check.policy";
import type { SchoolService } from "../school/school.service";
import type { RosterCheckService, RosterClass, RosterSources, SchoolRoster } from "./roster-check.service";
import { CLASSES_OF_TERM, KEEP_CLASSES, SIGN } from "./roster-check.statements";

/** A class in which not just everybody on the roll was present. */
export interface RosterDifference extends SchoolClass {
  present: number;
  note: string;
}

interface ConfirmSources extends RosterSources {
  vault: Vault;
  schools: SchoolService;
  rosters: RosterCheckService;
}

interface Signing {
  schoolId: string;
  /** First day of the term, YYYY-MM-DD. */
  startsOn: string;
  term: string;
}

const LONGEST_NOTE = 500;

/** Has schools sign who was there when a term began. */
export class ConfirmRosterCheckService {
  constructor(private readonly sources: ConfirmSources) {}

  /** Signs a school's roster of a term, once; or says why not, and changes nothing. */
  async confirm(
    schoolId: string,
    termName: string,
    differences: readonly RosterDifference[],
  ): Promise<SchoolRoster | Refusal> {
    const { database, clock, caller, schools, rosters } = this.sources;
    const school = await schools.find(schoolId);
    if (school === null) return notFound();
    if (!mayReportForSchool(caller, school)) return notYours("The school itself signs.", "应由学校确认。");
    const term = await rosters.findTerm(termName);
    if (term === null) return invalid("The calendar has no such term.", "校历中没有该学期。");
    if (term.startsOn > clock.today() || !rosters.isOfThisYear(term)) {
      return wrongState("The term is not one of this school year that has begun.", "该学期未开学或不属于本学年。");
    }
    const refused = await database.transaction((manager) =>
      this.sign(manager, { schoolId, ...term }, differences.map(trimmed)),
    );
    if (refused !== null) return refused;
    const [signed] = await rosters.rostersOf([school], term);
    return signed ?? notFound();
  }

  private async sign(
    manager: EntityManager,
    { schoolId, term, startsOn }: Signing,
    differences: readonly RosterDifference[],
  ): Promise<Refusal | null> {
    const { caller, clock, vault } = this.sources;
    const classes = await manager.query<RosterClass[]>(CLASSES_OF_TERM, [[schoolId], term, startsOn, true]);
    if (classes.some(({ present }) => present !== null)) return SIGNED_BEFORE();
    const refused = refuseDifferences(differences, classes);
    if (refused !== null) return refused;
    const [actor, post, now] = [caller.actor, caller.post, clock.now()];
    const signed = await manager.query<unknown[]>(SIGN, [schoolId, term, actor, post, now, clock.today()]);
    if (signed.length === 0) return SIGNED_BEFORE();
    const differenceOf = new Map(differences.map((difference) => [classKey(difference), difference]));
    const kept = classes.map((row) => ({ ...row, difference: differenceOf.get(classKey(row)) }));
    await manager.query(KEEP_CLASSES, [
      schoolId,
      term,
      kept.map(({ grade }) => grade),
      kept.map(({ className }) => className),
      kept.map(({ onRoll }) => onRoll),
      kept.map(({ onRoll, difference }) => difference?.present ?? onRoll),
      kept.map(({ difference }) => (difference === undefined ? null : vault.seal(difference.note))),
    ]);
    return null;
  }
}

const SIGNED_BEFORE = (): Refusal => alreadyDone("The roster has been signed before.", "该学期花名册已确认。");

const trimmed = (difference: RosterDifference): RosterDifference => ({
  ...difference,
  note: givenText(difference.note, LONGEST_NOTE) ?? "",
});

function refuseDifferences(differences: readonly RosterDifference[], classes: readonly RosterClass[]): Refusal | null {
  if (classes.length === 0) return invalid("Nobody is on the roll of the school.", "该校没有在籍学生。");
  const known = new Set(classes.map(classKey));
  const strange = differences.find((difference) => !known.has(classKey(difference)));
  if (strange !== undefined) {
    const { grade, className } = strange;
    return invalid(`The roll has no class ${className} in grade ${grade}.`, `学籍中没有${grade}年级${className}。`);
  }
  if (new Set(differences.map(classKey)).size < differences.length) {
    return invalid("A class stands in the list twice.", "班级重复填报。");
  }
  if (differences.some(({ present, note }) => present < 0 || note === "")) {
    return invalid("Give the number present, and say why it differs.", "须填写实到人数及差异说明。");
  }
  return null;
}
