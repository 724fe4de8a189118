import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { LETTERS_ACCOUNT } from "../../../infra/county/accounts";
import { createLog } from "../../../infra/runtime/log";
import { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../../infra/runtime/gateway-reading/service-token";
import { plantCase } from "../../../test/support/case-rows";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { enrol } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { answerOf } from "./case-answer";
import { readCases } from "./case-reader";

describe("cases of letters, read through the county's own gateway", () => {
  let county: CountyInProcess;
  let gateway: GatewayReader;
  const child = inventIdNumber("450204", "2006-05-01", 1);

  beforeAll(async () => {
    county = await startCountyInProcess();
    const { account = "", secret = "" } = county.accounts.find(({ account: name }) => name === LETTERS_ACCOUNT) ?? {};
    const token = new ServiceToken({ tokenUrl: county.tokenUrl, clientId: account, clientSecret: secret });
    const log = createLog({ service: "test", level: "silent" });
    gateway = new GatewayReader({ gatewayUrl: county.gatewayUrl, token, log });
    await enrol(county.departments.education, [{ idNumber: child }]);
  });
  afterAll(async () => {
    await gateway?.close();
    await county?.close();
  });

  const read = (...ids: string[]) => readCases({ gateway, countyCode: "450204" }, ids, "test-request");
  const plant = (of: string, given: object = {}) => {
    const childId = county.personIdOf(of);
    const row = { child_id: childId, recorded_child_id: childId, ...given };
    return plantCase((text, parameters) => county.inJointMeeting(text, parameters), "", row);
  };

  it("tell of outcome and school, of steps, and of none that there is not", async () => {
    const concluded = await plant(child, { state: "WATCHED", outcome: "RETURNED", outcome_on: "2018-12-20" });
    await county.inJointMeeting(
      `INSERT INTO case_outcome (id, case_id, outcome, on_date, attachment_ids, actor, post, department, at)
       VALUES (gen_random_uuid(), $1, 'RETURNED', '2018-12-20', '{}', 'test', 'test', 'office', now())`,
      [concluded],
    );
    const open = await plant(inventIdNumber("450204", "2006-05-01", 2));
    const cases = await read(concluded, open, randomUUID());
    expect([...cases.keys()].toSorted()).toEqual([concluded, open].toSorted());
    const answers = [concluded, open].map((id) => answerOf("item", cases.get(id) as never, "2018-12-31"));
    expect(answers).toEqual([
      { itemId: "item", outcome: "BACK_IN_SCHOOL", on: "2018-12-20", school: "第01小学", account: null },
      { itemId: "item", outcome: "STEPS_TAKEN", on: "2018-12-31", school: null, account: expect.any(String) },
    ]);
  });

  it("are none at all while education is away, which is named", async () => {
    const id = await plant(inventIdNumber("450204", "2006-05-01", 3));
    await county.departments.education.stop();
    await expect(read(id)).rejects.toThrow("education does not answer");
  });
});
