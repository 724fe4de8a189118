import { bureauNameOf, organWordOf, shortBureauNameOf } from "./bureau-name";
import { OWN_BUREAU_COLUMNS, type OwnBureauRow } from "./own-bureau.rows";
import type { Querier } from "./peer.rows";

/** What the county writes under on a day (YYYY-MM-DD); by its region's name where nobody has set anything yet. */
export async function getOwnBureau(manager: Querier, countyCode: string, on: string): Promise<OwnBureauRow> {
  const [row] = await manager.query<OwnBureauRow[]>(
    `SELECT ${OWN_BUREAU_COLUMNS} FROM own_bureau b WHERE b.valid_from <= $1::date ORDER BY b.valid_from DESC LIMIT 1`,
    [on],
  );
  return row ?? assumedBureau(countyCode);
}

/** Every paper has somebody to call: as long as no number is set, the section by its name. */
function assumedBureau(countyCode: string): OwnBureauRow {
  return {
    validFrom: null,
    bureauName: bureauNameOf(countyCode),
    shortName: shortBureauNameOf(countyCode),
    organWord: organWordOf(countyCode, "education"),
    postalAddress: bureauNameOf(countyCode),
    contact: "联系人：基础教育股",
  };
}
