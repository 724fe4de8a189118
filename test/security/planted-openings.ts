import { randomUUID } from "node:crypto";
import { readAccountFile } from "../../infra/county/account-file";
import { join } from "node:path";
import type { CountyStack } from "../support/county-stack";
import { MeetingDatabase } from "../support/meeting-database";
import type { PlantedChild } from "./planted-child";
import { VIEWERS, type Viewer } from "./viewers";

/** Who reads other departments' sensitive data at all, at home. */
const READERS = ["office", "education", "township"];

/** Opens the planted child to each viewer who needs it for what is sensitive; the id of each one's opening. */
export async function plantOpenings(county: CountyStack, child: PlantedChild): Promise<ReadonlyMap<Viewer, string>> {
  const openings = new Map<Viewer, string>();
  for (const viewer of VIEWERS.filter(({ role, isOwn }) => isOwn && READERS.includes(role)))
    openings.set(viewer, await plantOpening(county, viewer, child.personId));
  return openings;
}

/** Opens a child to the county's account of a viewer; the id of the opening. */
export async function plantOpening(county: CountyStack, viewer: Viewer, personId: string): Promise<string> {
  const { role, regions, title } = viewer;
  const accounts = readAccountFile(join(county.variables.LIANKONG_DATA_DIR, "identity", "accounts.json")) ?? [];
  const account = accounts.find(({ roles, regions: own }) => roles[0] === role && own[0] === regions[0]);
  if (account === undefined) throw new Error(`the county has no account of ${title}`);
  const id = randomUUID();
  const desk = role === "township" ? `township:${regions[0]}` : role;
  await new MeetingDatabase(county).rows(OPENING, [id, personId, desk, account.account]);
  return id;
}

const OPENING = `
  INSERT INTO child_opening (id, child_id, mode, reason_sealed, desk, opened_at, opened_by, opened_post,
    opened_department, until)
  VALUES ($1, $2, 'BREAK_GLASS', '', $3, '2018-01-01', $4, '干事', 'test', '2100-01-01')`;
