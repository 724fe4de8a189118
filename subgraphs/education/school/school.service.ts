import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import { SchoolEntity } from "./school.entity";
import { mayReadSchool, SCHOOLS_IN_SCOPE, schoolScope } from "./school.policy";

/** The schools that one caller may read. */
export class SchoolService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly schools: DataLoader<string, SchoolEntity[]>,
  ) {}

  /** A school by 学校标识码; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<SchoolEntity | null> {
    const [school] = await this.schools.load(id);
    return school !== undefined && mayReadSchool(this.caller, school) ? school : null;
  }

  /** One more row than the page holds, ordered by id. @throws DomainError FORBIDDEN for a region outside the territory. */
  list(regionCode: string, { first, after }: Page): Promise<SchoolEntity[]> {
    return selectRows(this.database, SchoolEntity, `id IN (${SCHOOLS_IN_SCOPE}) AND id > $3 ORDER BY id LIMIT $4`, [
      ...schoolScope(this.caller, regionCode),
      after?.[0] ?? "",
      first + 1,
    ]);
  }
}
