import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { WelfareRecordEntity } from "./welfare-record.entity";
import { mayReadWelfareRecord } from "./welfare-record.policy";

/** Who reads which county's register. */
interface WelfareReading {
  caller: Caller;
  countyCode: string;
  welfareRecords: DataLoader<string, WelfareRecordEntity[]>;
}

/** The welfare records of a person that the caller may read, the newest first. */
export async function listWelfareRecords(
  { caller, countyCode, welfareRecords }: WelfareReading,
  personId: string,
): Promise<WelfareRecordEntity[]> {
  const rows = await welfareRecords.load(personId);
  return rows.filter((row) => mayReadWelfareRecord(caller, row, countyCode));
}
