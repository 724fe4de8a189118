import { WelfareRecordEntity } from "./welfare/welfare-record.entity";

/** The tables of this department. */
export const entities = [WelfareRecordEntity];
