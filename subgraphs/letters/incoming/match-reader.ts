import { randomUUID } from "node:crypto";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { parseCitizenId } from "../../../schema/scalars/citizen-id";
import { ScalarFault } from "../../../schema/scalars/scalar-fault";
import { departmentMissing } from "./case-reader";
import { judgeMatch, type Match, MATCH_ANSWER, unavailableMatch, unknownMatch } from "./judge-match";

/** A child to be looked for. */
export interface SoughtChild {
  name: string;
  idNumber: string | null;
}

interface Place {
  gateway: GatewayReader;
  countyCode: string;
  /** County day, YYYY-MM-DD. */
  on: string;
}

/** Looks for a child in the own registers; a department that is away stands in the answer, and throws nothing. */
export async function matchChild({ gateway, countyCode, on }: Place, { name, idNumber }: SoughtChild): Promise<Match> {
  if (idNumber === null || !isCitizenId(idNumber)) return unknownMatch(on);
  try {
    const answer = await gateway.read("letter-match", { idNumber }, { purpose: "LETTER", requestId: randomUUID() });
    return judgeMatch(MATCH_ANSWER.parse(answer).child, { name, countyCode, on });
  } catch (fault) {
    const department = departmentMissing(fault);
    if (department === null) throw fault;
    return unavailableMatch(department, on);
  }
}

/** Whether a number that another county wrote has the form and check digit of an ID number. */
export function isCitizenId(text: string): boolean {
  try {
    parseCitizenId(text);
    return true;
  } catch (fault) {
    if (fault instanceof ScalarFault) return false;
    throw fault;
  }
}
