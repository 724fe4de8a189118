import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { WelfareRecordEntity } from "./welfare-record.entity";
import { mayReadWelfareRecord } from "./welfare-record.policy";

/** The welfare records of a person that the caller may read, the newest first. */
export async function listWelfareRecords(
  welfareRecords: DataLoader<string, WelfareRecordEntity[]>,
  caller: Caller,
  personId: string,
): Promise<WelfareRecordEntity[]> {
  const rows = await welfareRecords.load(personId);
  return rows.filter((row) => mayReadWelfareRecord(caller, row));
}
