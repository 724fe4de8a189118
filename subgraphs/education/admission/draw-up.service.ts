import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { isPersonId, type PersonId } from "../../../schema/person-id";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { actColumns, actingFor } from "../act/acting-for";
import { invalid, notYours } from "../../../infra/runtime/refusals";
import type { SchoolService } from "../school/school.service";
import { AdmissionActKind } from "./admission-act.type";
import { DrawUpResult } from "./admission-outcome.type";
import { getAdmissionRule } from "./admission-rule";
import { checkAssignment, type NoticeAssignment } from "./notice-assignment";
import { recordActs } from "./record-act";

const MOST_CHILDREN = 1000;

export interface DrawUpRequest extends NoticeAssignment {
  schoolYear: SchoolYear;
  childIds: readonly string[];
}

/** Where notices go, checked, and whose numbers they take. */
interface NumberedAssignment extends NoticeAssignment {
  countyCode: string;
}

/** Draws up notices of entry (入学通知书) for the bureau. */
export class DrawUpService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly caller: Caller,
    private readonly schools: SchoolService,
  ) {}

  /**
   * Draws up a notice for each child that has none for the school year and stands on no roll. Numbers run without gaps
   * within a county and year: the counter is held until the notices are written with it.
   * @throws DomainError FORBIDDEN for a township outside the bureau's territory.
   */
  async drawUp(request: DrawUpRequest): Promise<Map<PersonId, DrawUpResult> | Refusal> {
    const childIds = [...new Set(request.childIds)];
    if (actingFor(this.caller) !== "BUREAU")
      return notYours("The bureau of education draws up notices.", "入学通知书由教育局制发。");
    if (childIds.length === 0 || childIds.length > MOST_CHILDREN || !childIds.every(isPersonId))
      return invalid(`Give ids of 1 to ${MOST_CHILDREN} children.`, `请提供1至${MOST_CHILDREN}名儿童的标识。`);
    const checked = await checkAssignment(this.caller, this.schools, request);
    if ("reason" in checked) return checked;
    const countyCode = this.countyOf(checked);
    if (countyCode === null) return invalid("Say which township is to serve them.", "请指定负责送达的乡镇（街道）。");
    const assignment = { ...checked, countyCode };
    return this.database.transaction(async (manager) => {
      const year = Number(this.clock.today().slice(0, 4));
      const last = await takeCounter(manager, countyCode, year);
      const results = await sortOut(manager, childIds, request.schoolYear);
      const fresh = childIds.filter((id) => results.get(id) === DrawUpResult.DRAWN_UP);
      if (fresh.length > 0) await this.write(manager, request.schoolYear, fresh, assignment, { year, last });
      return results;
    });
  }

  /** The county whose numbers the notices take: that of the township, else the bureau's own. */
  private countyOf({ townshipCode }: NoticeAssignment): string | null {
    if (townshipCode !== null) return townshipCode.slice(0, 6);
    const counties = this.caller.regions.filter((code) => code.length === 6);
    return counties.length === 1 ? (counties[0] ?? null) : null;
  }

  private async write(
    manager: EntityManager,
    schoolYear: SchoolYear,
    childIds: readonly PersonId[],
    { countyCode, schoolId, townshipCode }: NumberedAssignment,
    { year, last }: { year: number; last: number },
  ): Promise<void> {
    const { termStartsOn, registerBy } = await getAdmissionRule(manager, schoolYear);
    const noticeIds = childIds.map(() => randomUUID());
    await manager.query(
      `INSERT INTO admission_notice (id, child_id, school_year, county_code, year, sequence, drawn_up_on, term_starts_on,
                                     register_by, school_id, township_code)
       SELECT id, child_id, $3, $4, $5, $6 + position, $7, $8, $9, $10, $11
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS fresh (id, child_id, position)`,
      [
        noticeIds,
        childIds,
        schoolYear,
        countyCode,
        year,
        last,
        this.clock.today(),
        termStartsOn,
        registerBy,
        schoolId,
        townshipCode,
      ],
    );
    await manager.query("UPDATE admission_counter SET last = $3 WHERE county_code = $1 AND year = $2", [
      countyCode,
      year,
      last + childIds.length,
    ]);
    await recordActs(manager, noticeIds, AdmissionActKind.DRAWN_UP, actColumns(this.caller, this.clock.now()));
  }
}

/** The last number given; its row stays locked until the transaction ends, so that no other call counts meanwhile. */
async function takeCounter(manager: EntityManager, countyCode: string, year: number): Promise<number> {
  const [counter] = (await manager.query(
    `INSERT INTO admission_counter AS counter (county_code, year, last) VALUES ($1, $2, 0)
     ON CONFLICT (county_code, year) DO UPDATE SET last = counter.last RETURNING last`,
    [countyCode, year],
  )) as [{ last: number }];
  return counter.last;
}

/** Which children get a notice, and which have one or stand on a roll; a child who transferred out may come back to us. */
async function sortOut(
  manager: EntityManager,
  childIds: readonly PersonId[],
  schoolYear: SchoolYear,
): Promise<Map<PersonId, DrawUpResult>> {
  const rows = await manager.query<{ childId: PersonId; result: DrawUpResult }[]>(
    `SELECT child_id AS "childId",
       CASE WHEN EXISTS (SELECT FROM admission_notice notice
                         WHERE notice.child_id = wanted.child_id AND notice.school_year = $2) THEN 'ALREADY_DRAWN_UP'
            WHEN EXISTS (SELECT FROM enrolment
                         WHERE enrolment.person_id = wanted.child_id AND enrolment.state <> 'TRANSFERRED_OUT') THEN 'ON_ROLL'
            ELSE 'DRAWN_UP' END AS result
     FROM unnest($1::text[]) WITH ORDINALITY AS wanted (child_id, position) ORDER BY position`,
    [childIds, schoolYear],
  );
  return new Map(rows.map(({ childId, result }) => [childId, result]));
}
