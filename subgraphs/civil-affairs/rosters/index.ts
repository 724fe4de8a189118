import { welfareRoster } from "./welfare.roster";

/** The rosters of 民政局. */
export const rosters = [welfareRoster];
