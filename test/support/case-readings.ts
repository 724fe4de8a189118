import { randomUUID } from "node:crypto";
import type { CaseReading } from "../../subgraphs/letters/drafting/letter-children-answer";

type Child = CaseReading["child"];

/** A case as the gateway answers it to the letters' service: a child of 柳南区 whose home is in 兴宾区. */
export function caseReading({
  id = randomUUID(),
  number = "450204-2018-0001",
  state = "OPEN",
  ...child
}: Partial<Omit<CaseReading, "child"> & Omit<Child, "id">> = {}): CaseReading {
  return {
    id,
    number,
    state,
    spell: { since: "2018-11-05" },
    child: {
      id: "2".repeat(52),
      identity: { name: "韦小明", sex: "MALE", birthDate: "2005-03-06", idNumber: "451302200503060017" },
      household: {
        county: { code: "451302" },
        state: "NORMAL",
        address: "凤凰镇龙岩村1号",
        guardianName: "韦大山",
        guardianPhone: "13800000001",
      },
      residence: { homeCounty: { code: "451302" }, guardianName: "韦居住", guardianPhone: "13800000002" },
      enrolments: [
        {
          recordedName: "韦学籍",
          recordedSex: "MALE",
          recordedBirthDate: "2005-03-07",
          idNumber: null,
          guardianName: "韦学长",
          guardianPhone: "13800000003",
          entryMonth: "2017-09-01",
          grade: 8,
          className: "2",
          school: { id: "2145020401", name: "柳南区第一中学" },
        },
      ],
      povertyRelief: null,
      ...child,
    },
  };
}
