import type { Caller } from "../../infra/runtime/caller";
import { callerOf } from "./callers";
import { plantCase } from "./case-rows";
import { type CountyInProcess, startCountyInProcess } from "./county-in-process";
import { enrol, recordDropouts, SCHOOLS } from "./education-rows";
import type { GraphqlAnswer } from "./graphql-answer";
import { inventIdNumber } from "./people";
import { registerHouseholds, registerResidences } from "./public-security-rows";
import { waitForWholeRound } from "./round-of-the-day";
import { forgetTasks, writtenOfTasks } from "./task-rows";

const OUTCOME = `
  __typename
  ... on Refusal { reason message }
  ... on Task { id number state version dueOn text caseNumber desk { code } asker { code }
    part { childName birthDate sex schoolName grade className guardianName whereabouts spellSince householdTownship { code } documentNumber } }`;

const ASK = `
  mutation ($caseId: ID!, $version: Int, $kind: TaskKind!, $desk: String!, $text: String!, $dueOn: Date, $documentId: ID) {
    outcome: askTask(caseId: $caseId, version: $version, kind: $kind, desk: $desk, text: $text, dueOn: $dueOn,
      documentId: $documentId) { ${OUTCOME} }
  }`;
const AGAIN = `
  mutation ($id: ID!, $version: Int!) { outcome: askTaskAgain(id: $id, version: $version, changed: "已补充") { ${OUTCOME} } }`;
const RETURN = `
  mutation ($id: ID!, $version: Int!) { outcome: returnTask(id: $id, version: $version, reason: "信息不全") { ${OUTCOME} } }`;

type Outcome = Promise<GraphqlAnswer & { outcome: GraphqlAnswer["data"] }>;

/** The county with its departments, a case of a child whom they know and one of a child on the roll alone. */
export class AskingCounty {
  private constructor(
    readonly county: CountyInProcess,
    /** Of the first school, which leads it. */
    readonly caseId: string,
    /** Of a child on the roll of another school by now; education leads it. */
    readonly rollOnly: string,
  ) {}

  static async start(): Promise<AskingCounty> {
    const county = await startCountyInProcess();
    const { education, "public-security": publicSecurity } = county.departments;
    const known = inventIdNumber("450204", "2008-03-05", 1);
    const unregistered = inventIdNumber("450204", "2008-04-05", 3);
    const household = {
      name: "韦查找",
      birthDate: "2008-03-05",
      townshipCode: "450204100",
      guardianName: "韦大山",
    };
    await registerHouseholds(publicSecurity, [{ idNumber: known, row: household }]);
    await registerResidences(publicSecurity, [{ idNumber: known, row: { name: "韦居住" } }]);
    await enrol(education, [
      { idNumber: known, row: { name: "韦学籍", birthDate: "2008-03-06", guardianName: "韦学长" } },
      { idNumber: unregistered, row: { name: "覃无户", birthDate: "2008-04-05", schoolId: SCHOOLS.second } },
    ]);
    await recordDropouts(education, [{ idNumber: known, row: { name: "韦台账" } }]);
    const of = (idNumber: string) => {
      const child = county.personIdOf(idNumber);
      return {
        child_id: child,
        recorded_child_id: child,
        spell_since: "2018-11-05",
        whereabouts: "WORKING_AWAY",
      };
    };
    const sql = (text: string, parameters?: readonly unknown[]): Promise<object[]> =>
      county.inJointMeeting(text, parameters);
    // It reads through the gateway too, whose requests are counted.
    await waitForWholeRound(sql);
    const caseId = await plantCase(sql, "", { ...of(known), number: "450204-2018-0001" });
    const elsewhere = { school_id: SCHOOLS.first, township_code: "450204100", lead: "education" };
    return new AskingCounty(county, caseId, await plantCase(sql, "", { ...of(unregistered), ...elsewhere }));
  }

  /** Forgets all that was asked. */
  async forget(): Promise<void> {
    await forgetTasks((text) => this.county.inJointMeeting(text));
    await this.county.inJointMeeting("DELETE FROM case_document");
    this.county.requests.length = 0;
  }

  /** Has public security asked to find the child whom all know, unless told otherwise. */
  async ask(given: Record<string, unknown> = {}, caller: Caller = callerOf("office")): Outcome {
    const { caseId } = this;
    const task = { caseId, kind: "FIND_WHEREABOUTS", desk: "public-security", text: "请查找去向", ...given };
    return this.send(caller, ASK, task);
  }

  /** Has public security return a task as it was first asked. */
  return(id: string): Outcome {
    return this.send(callerOf("public-security"), RETURN, { id, version: 1 });
  }

  askAgain(id: string): Outcome {
    return this.send(callerOf("office"), AGAIN, { id, version: 2 });
  }

  /** What acts on tasks have written. */
  written(): Promise<object[]> {
    return writtenOfTasks((text) => this.county.inJointMeeting(text));
  }

  private async send(caller: Caller, query: string, variables: Record<string, unknown>): Outcome {
    const answer = await this.county.jointMeeting.ask(caller, query, variables);
    return { ...answer, outcome: answer.data?.outcome };
  }
}
