import type DataLoader from "dataloader";
import type { Caller } from "../../infra/runtime/caller";
import type { DepartmentResources } from "../../infra/runtime/department-app";
import { createRowLoader } from "../../infra/runtime/row-loader";
import { ChildInCareService } from "./child-in-care/child-in-care.service";
import { WelfareRecordEntity } from "./welfare/welfare-record.entity";

/** What the resolvers of one request work with. */
export interface CivilAffairsContext {
  caller: Caller;
  /** Six digits of the county whose registers these are. */
  countyCode: string;
  childrenInCare: ChildInCareService;
  /** Welfare records by person id, the newest first. */
  welfareRecords: DataLoader<string, WelfareRecordEntity[]>;
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory({
  database,
  clock,
  countyCode,
}: DepartmentResources): (caller: Caller) => CivilAffairsContext {
  const childrenInCare = new ChildInCareService(database, clock, countyCode);
  return (caller) => ({
    caller,
    countyCode,
    childrenInCare,
    welfareRecords: createRowLoader(database, WelfareRecordEntity, "personId", "granted_on DESC, category"),
  });
}
