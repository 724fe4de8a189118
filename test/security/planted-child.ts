import { personIdOf } from "../../schema/person-id";
import type { CountyStack } from "../support/county-stack";
import { CHILDREN, KNOWN_COUNTY } from "../support/known-county";

/** The child whom every department knows, and all about it that no stranger may learn. */
export interface PlantedChild {
  personId: string;
  enrolmentId: string;
  schoolId: string;
  /** Texts of which none may stand in an answer to somebody it is hidden from. */
  secrets: readonly string[];
}

/** Finds the child's ids as the county has them. */
export async function findPlantedChild(county: CountyStack): Promise<PlantedChild> {
  const { idNumber, name } = CHILDREN.everywhere;
  const personId = personIdOf(idNumber, Buffer.from(county.secrets().personIdKey, "base64"));
  const { data } = await county.ask("query ($of: CitizenId!) { child(idNumber: $of) { id enrolments { id } } }", {
    variables: { of: idNumber },
  });
  if (data.child.id !== personId)
    throw new Error("the county gives the planted child another id than the shared key does");
  const enrolmentId: string = data.child.enrolments[0].id;
  const money = ["80050", "50050"];
  // The name stands within the names of kin and the address; the ID number within the numbers of papers.
  return {
    personId,
    enrolmentId,
    schoolId: KNOWN_COUNTY.schools.first,
    secrets: [personId, enrolmentId, idNumber, name, "13911112222", "2018-12-03", ...money],
  };
}
