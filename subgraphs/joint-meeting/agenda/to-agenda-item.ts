import type { AgendaItemRow } from "./agenda.rows";
import type { AgendaItem } from "./agenda.type";

/** The item of a row of a meeting that the caller may read. */
export const toAgendaItem = ({ count, isNoted, ...row }: AgendaItemRow): AgendaItem => ({
  ...row,
  noted: isNoted,
  subjectCount: count,
});
