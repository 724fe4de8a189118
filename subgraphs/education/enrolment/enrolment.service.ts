import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import type { SchoolEntity } from "../school/school.entity";
import { SCHOOLS_IN_SCOPE, schoolScope } from "../school/school.policy";
import { EnrolmentEntity } from "./enrolment.entity";
import { mayReadEnrolment } from "./enrolment.policy";
import { EnrolmentState } from "./enrolment-state";

interface EnrolmentLoaders {
  enrolments: DataLoader<string, EnrolmentEntity[]>;
  enrolmentsOfChild: DataLoader<string, EnrolmentEntity[]>;
  schools: DataLoader<string, SchoolEntity[]>;
}

interface StudentFilter {
  regionCode: string;
  /** 学校标识码. */
  schoolId: string | null;
  state: EnrolmentState | null;
}

/** The enrolments that one caller may read. */
export class EnrolmentService {
  /** Several fields of a child ask for the same enrolments within a request. */
  private readonly ofChildren: DataLoader<string, EnrolmentEntity[]>;

  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly loaders: EnrolmentLoaders,
  ) {
    this.ofChildren = new DataLoader(async (ids) => {
      const lists = (await loaders.enrolmentsOfChild.loadMany(ids)).map(getRows);
      const isReadable = await this.readableAmong(lists.flat());
      return lists.map((rows) => rows.filter(isReadable));
    });
  }

  /** An enrolment by id; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<EnrolmentEntity | null> {
    const rows = await this.loaders.enrolments.load(id);
    return rows.find(await this.readableAmong(rows)) ?? null;
  }

  /** A child's enrolments that the caller may read, the latest entry first. */
  findOfChild(personId: string): Promise<EnrolmentEntity[]> {
    return this.ofChildren.load(personId);
  }

  /** The enrolment by which a child is on the roll (在籍), or null. */
  async findCurrent(personId: string): Promise<EnrolmentEntity | null> {
    const enrolments = await this.findOfChild(personId);
    return enrolments.find(({ state }) => state === EnrolmentState.ENROLLED) ?? null;
  }

  /**
   * One more row than the page holds, ordered by id.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  list({ regionCode, schoolId, state }: StudentFilter, { first, after }: Page): Promise<EnrolmentEntity[]> {
    return selectRows(
      this.database,
      EnrolmentEntity,
      `school_id IN (${SCHOOLS_IN_SCOPE}) AND ($3::text IS NULL OR school_id = $3) AND ($4::text IS NULL OR state = $4)
       AND id > $5 ORDER BY id LIMIT $6`,
      [...schoolScope(this.caller, regionCode), schoolId, state, after?.[0] ?? "", first + 1],
    );
  }

  /** Which of these enrolments the caller may read; asks for each of their schools once. */
  private async readableAmong(rows: readonly EnrolmentEntity[]): Promise<(row: EnrolmentEntity) => boolean> {
    const ids = [...new Set(rows.map(({ schoolId }) => schoolId))];
    const schools = (await this.loaders.schools.loadMany(ids)).map((found) => getRows(found)[0]);
    const schoolOf = new Map(ids.map((id, index) => [id, schools[index]]));
    return (row) => mayReadEnrolment(this.caller, row, schoolOf.get(row.schoolId));
  }
}

/** @throws what the loader met. */
function getRows<Row>(found: Row[] | Error): Row[] {
  if (found instanceof Error) throw found;
  return found;
}
