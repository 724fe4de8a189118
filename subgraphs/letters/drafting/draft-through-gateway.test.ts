import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { LETTERS_ACCOUNT } from "../../../infra/county/accounts";
import { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../../infra/runtime/gateway-reading/service-token";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { createLog } from "../../../infra/runtime/log";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { enrol } from "../../../test/support/education-rows";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { inventIdNumber } from "../../../test/support/people";
import { registerHouseholds, registerResidences } from "../../../test/support/public-security-rows";
import { waitForWholeRound } from "../../../test/support/round-of-the-day";
import { openChildContent } from "../letter/letter-content";
import { readLetterChildren } from "../letter/letter.rows";
import { type DraftedLetters, DraftLettersActs } from "./draft-letters.acts";
import { LetterGrouping } from "./letter-grouping";

const AWAY = inventIdNumber("451302", "2005-03-06", 1);
const HERE = inventIdNumber("450204", "2005-04-05", 3);

describe("a letter of a case, as the county's own services tell of its child", () => {
  let county: CountyInProcess;
  let bench: LettersBench;
  let gateway: GatewayReader;
  let away: string;
  let here: string;

  beforeAll(async () => {
    county = await startCountyInProcess();
    bench = await openLettersBench();
    const { education, "public-security": publicSecurity } = county.departments;
    await registerResidences(publicSecurity, [{ idNumber: AWAY, row: { name: "韦外县", homeCountyCode: "451302" } }]);
    const household = { name: "覃本县", birthDate: "2005-04-05", townshipCode: "450204100" };
    await registerHouseholds(publicSecurity, [{ idNumber: HERE, row: household }]);
    await enrol(education, [
      { idNumber: AWAY, row: { name: "韦外县", birthDate: "2005-03-06", guardianName: "韦大山" } },
      { idNumber: HERE, row: { name: "覃本县", birthDate: "2005-04-05" } },
    ]);
    const sql = (text: string, parameters?: readonly unknown[]): Promise<object[]> =>
      county.inJointMeeting(text, parameters);
    await waitForWholeRound(sql);
    const plant = (idNumber: string, number: string): Promise<string> => {
      const child = county.personIdOf(idNumber);
      return plantCase(sql, "", { child_id: child, recorded_child_id: child, spell_since: "2018-11-05", number });
    };
    away = await plant(AWAY, "450204-2018-0001");
    here = await plant(HERE, "450204-2018-0002");
    const account = county.accounts.find((each) => each.account === LETTERS_ACCOUNT);
    gateway = new GatewayReader({
      gatewayUrl: county.gatewayUrl,
      token: new ServiceToken({
        tokenUrl: county.tokenUrl,
        clientId: LETTERS_ACCOUNT,
        clientSecret: account?.secret ?? "",
      }),
      log: createLog({ service: "test", level: "silent" }),
    });
  });
  afterAll(async () => {
    await gateway?.close();
    await bench?.close();
    await county?.close();
  });

  const draft = async (): Promise<DraftedLetters> => {
    const acts = new DraftLettersActs(bench.on({ gateway }), callerOf("education"));
    const drafted = await acts.draft({
      caseIds: [away, here],
      grouping: LetterGrouping.PER_CHILD,
      regionCode: "450204",
    });
    if (drafted instanceof Refusal) throw new Error(drafted.message);
    return drafted;
  };

  it("goes to the county where the child is at home, with its number and guardian, in one request", async () => {
    county.requests.length = 0;
    const { letters, gaps } = await draft();
    expect(county.requests).toHaveLength(1);
    expect(gaps).toEqual([{ caseId: here, reason: "OWN_COUNTY", letterId: null }]);
    expect(letters).toMatchObject([{ peerCode: "451302", peerName: "来宾市兴宾区教育局" }]);
    const [child] = await readLetterChildren(bench.database.manager, letters[0]!.id);
    expect(child).toMatchObject({ caseId: away, childId: county.personIdOf(AWAY) });
    expect(openChildContent(bench.vault, child!.contentSealed)).toMatchObject({
      name: "韦外县",
      idNumber: AWAY,
      outSince: "2018-11-05",
      school: expect.stringMatching(/./),
      isPoor: false,
    });
  });

  it("is not drawn up while a department is away, which is named", async () => {
    await county.departments["poverty-relief"].stop();
    await expect(draft()).rejects.toMatchObject({
      code: "UNAVAILABLE",
      extensions: { details: { department: "poverty-relief" } },
    });
  });
});
