import { z } from "zod";
import { DomainError } from "../../../infra/runtime/errors";
import { departmentTitle } from "../../../schema/departments";
import type { PersonId } from "../../../schema/person-id";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";

const NAMED_GUARDIAN = { guardianName: z.string().nullable() };

const ANSWER = z.object({
  child: z.object({
    identity: z.object({ name: z.string(), sex: z.enum(["MALE", "FEMALE"]), birthDate: z.string() }).nullable(),
    household: z.object({ ...NAMED_GUARDIAN, guardianRelation: z.string().nullable(), state: z.string() }).nullable(),
    residences: z.array(z.object({ ...NAMED_GUARDIAN, registeredOn: z.string(), cancelledOn: z.string().nullable() })),
    enrolments: z.array(
      z.object({
        ...NAMED_GUARDIAN,
        recordedName: z.string(),
        recordedSex: z.enum(["MALE", "FEMALE"]),
        recordedBirthDate: z.string(),
        entryMonth: z.string(),
        school: z.object({ id: z.string(), name: z.string() }).nullable(),
      }),
    ),
  }),
});

type Answer = z.output<typeof ANSWER>["child"];

/** What the departments say of a child for a paper; the most recent enrolment first. */
export interface PaperReading {
  identity: { name: string; sex: "MALE" | "FEMALE"; birthDate: string } | null;
  guardian: { name: string; relation: string | null } | null;
  /** Names of the child's schools by code. */
  schoolNames: ReadonlyMap<string, string>;
}

/** Reads through the gateway as the office. */
export class CasePaperReader {
  constructor(
    private readonly office: GatewayReader,
    private readonly requestId: string,
  ) {}

  /** @throws DomainError UNAVAILABLE when a department is missing: no paper is drawn up with guessed holes */
  async read(childId: PersonId): Promise<PaperReading> {
    const answer = await this.office
      .read("case-paper", { childId }, { purpose: "CASE", requestId: this.requestId })
      .catch((fault: unknown) => {
        throw fault instanceof DomainError && fault.code === "UNAVAILABLE" ? missingFacts(fault) : fault;
      });
    return toReading(ANSWER.parse(answer).child);
  }
}

function toReading({ identity, household, residences, enrolments }: Answer): PaperReading {
  const latest = enrolments.toSorted((one, other) => other.entryMonth.localeCompare(one.entryMonth));
  const [enrolment] = latest;
  const recorded = enrolment && {
    name: enrolment.recordedName,
    sex: enrolment.recordedSex,
    birthDate: enrolment.recordedBirthDate,
  };
  return {
    identity: identity ?? recorded ?? null,
    guardian: guardianIn(household, residences, latest),
    schoolNames: new Map(latest.flatMap(({ school }) => (school === null ? [] : [[school.id, school.name]]))),
  };
}

/** As public security registers it, at home or where the child lives now, else as the school has it. */
function guardianIn(
  household: Answer["household"],
  residences: Answer["residences"],
  enrolments: Answer["enrolments"],
): PaperReading["guardian"] {
  if (household !== null && household.guardianName !== null && household.state === "NORMAL")
    return { name: household.guardianName, relation: household.guardianRelation };
  const [residence] = residences
    .filter(({ cancelledOn, guardianName }) => cancelledOn === null && guardianName !== null)
    .toSorted((one, other) => other.registeredOn.localeCompare(one.registeredOn));
  const name = residence?.guardianName ?? enrolments.find(({ guardianName }) => guardianName !== null)?.guardianName;
  return name === undefined || name === null ? null : { name, relation: null };
}

function missingFacts(cause: DomainError): DomainError {
  const { department } = (cause.extensions["details"] ?? {}) as { department?: string };
  const title = department === undefined ? "有关部门" : departmentTitle(department);
  return new DomainError(
    "UNAVAILABLE",
    `No paper: ${department ?? "a department"} does not answer; try again. ${title}未应答，暂不能制发文书，请稍后再试。`,
    { ...(department === undefined ? {} : { details: { department } }), cause },
  );
}
