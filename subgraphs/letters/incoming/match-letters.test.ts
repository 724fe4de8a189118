import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { LETTERS_ACCOUNT } from "../../../infra/county/accounts";
import { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../../infra/runtime/gateway-reading/service-token";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { childContent } from "../../../test/support/corresponding-counties";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { enrol } from "../../../test/support/education-rows";
import { letterBody } from "../../../test/support/letter-messages";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { inventIdNumber } from "../../../test/support/people";
import { registerHouseholds, registerResidences } from "../../../test/support/public-security-rows";
import type { LettersResources } from "../context";
import { HouseholdState } from "../../public-security/household/household-state";
import { LetterVia } from "../letter/letter-kind";
import { IncomingActs } from "./incoming.acts";
import { type Match, MATCH } from "./judge-match";
import { matchLetters, matchWork } from "./match-letters";
import { receiveLetter } from "./receive-letter";

const numberOf = (serial: number): string => inventIdNumber("451302", "2006-05-01", serial);
const [OURS, ENROLLED, MOVED, GONE, UNKNOWN] = [1, 2, 3, 4, 5].map(numberOf) as [
  string,
  string,
  string,
  string,
  string,
];

describe("the children of a letter that came in", () => {
  let county: CountyInProcess;
  let bench: LettersBench;
  let gateway: GatewayReader;
  let resources: LettersResources;
  let now = new Date("2018-12-31T04:00:00Z");
  let letters = 0;

  beforeAll(async () => {
    county = await startCountyInProcess();
    bench = await openLettersBench();
    const { account, secret } = county.accounts.find(({ account: name }) => name === LETTERS_ACCOUNT) ?? {};
    const token = new ServiceToken({ tokenUrl: county.tokenUrl, clientId: account ?? "", clientSecret: secret ?? "" });
    const exchangeClock = { today: () => "2018-12-31", now: () => now };
    resources = bench.on({ exchangeClock });
    gateway = new GatewayReader({ gatewayUrl: county.gatewayUrl, token, log: resources.log });
    resources = bench.on({ exchangeClock, gateway });
    const { education, "public-security": publicSecurity } = county.departments;
    await registerHouseholds(publicSecurity, [
      { idNumber: OURS, row: { name: "韦在籍" } },
      { idNumber: ENROLLED, row: { name: "覃在校" } },
      { idNumber: GONE, row: { name: "黄迁出", state: HouseholdState.CANCELLED_MOVED } },
    ]);
    await registerResidences(publicSecurity, [{ idNumber: MOVED, row: { name: "莫外迁", homeCountyCode: "451321" } }]);
    await enrol(education, [{ idNumber: ENROLLED, row: { name: "覃在校" } }]);
    await plantCase((text, parameters) => county.inJointMeeting(text, parameters), "", {
      child_id: county.personIdOf(OURS),
      recorded_child_id: county.personIdOf(OURS),
      number: "450204-2018-0007",
    });
  });
  afterAll(async () => {
    await gateway?.close();
    await bench?.close();
    await county?.close();
  });

  /** Takes in a letter about children; the proposals of each as they stand afterwards come from {@link proposals}. */
  const receive = async (...children: { name: string; idNumber: string | null }[]): Promise<string> => {
    letters += 1;
    const letterId = crypto.randomUUID();
    const body = { ...letterBody({ number: `兴教函〔2018〕${letters}号` }), children: children.map(childContent) };
    const arriving = {
      from: "451302",
      letterId,
      via: LetterVia.NETWORK,
      body,
      attachments: new Map(),
      messageId: null,
    };
    await bench.database.transaction((manager) => receiveLetter(manager, resources, arriving, "system"));
    return letterId;
  };
  const match = () => matchLetters(resources, new AbortController().signal);
  const proposals = async (letterId: string): Promise<(Match | null)[]> => {
    const rows = await bench.sql<{ sealed: Buffer | null }>(
      "SELECT match_sealed AS sealed FROM letter_child WHERE letter_id = $1 ORDER BY position",
      [letterId],
    );
    return rows.map(({ sealed }) => (sealed === null ? null : MATCH.parse(JSON.parse(bench.vault.open(sealed)))));
  };

  it("are looked for in the own registers, and what those say is proposed", async () => {
    const letter = await receive(
      { name: "韦在籍", idNumber: OURS },
      { name: "覃在校", idNumber: ENROLLED },
      { name: "莫外迁", idNumber: MOVED },
      { name: "黄迁出", idNumber: GONE },
      { name: "无名氏", idNumber: UNKNOWN },
      { name: "错号", idNumber: "450204200602300013" },
      { name: "无号", idNumber: null },
      { name: "冒名", idNumber: OURS },
    );
    await match();
    expect(await proposals(letter)).toMatchObject([
      { verdict: "OURS", countyCode: "450204", caseNumber: "450204-2018-0007", isNameOther: false },
      { verdict: "ENROLLED_HERE", countyCode: "450204", school: "第01小学", caseNumber: null },
      { verdict: "MOVED_TO", countyCode: "451321" },
      { verdict: "NOT_OURS", countyCode: null },
      { verdict: "NO_RECORD" },
      { verdict: "NO_RECORD" },
      { verdict: "NO_RECORD", checkedOn: "2018-12-31" },
      { verdict: "OURS", isNameOther: true },
    ]);
    // Proposed, and no more: the clerk decides.
    expect(await bench.sql("SELECT DISTINCT state FROM letter_child")).toEqual([{ state: "WAITING" }]);
    const events = await bench.sql("SELECT kind, actor FROM letter_event WHERE letter_id = $1 ORDER BY id", [letter]);
    expect(events).toEqual([
      { kind: "RECEIVED", actor: null },
      { kind: "MATCHED", actor: null },
    ]);
    const [{ line }] = (await bench.sql<{ line: string }>(
      "SELECT string_agg(k::text, '') AS line FROM letter_child k",
    )) as [{ line: string }];
    expect(line).not.toMatch(/韦在籍|4513022006/);
    expect(await matchWork(resources).findForsaken()).toEqual([]);
  });

  it("are looked for again, ever more seldom, while a department is away, which is named meanwhile", async () => {
    const letter = await receive({ name: "韦在籍", idNumber: OURS }, { name: "覃在校", idNumber: ENROLLED });
    await county.departments["public-security"].stop();
    await match();
    expect(await proposals(letter)).toMatchObject([
      { verdict: "UNAVAILABLE", department: "public-security" },
      { verdict: "UNAVAILABLE", department: "public-security" },
    ]);
    expect(await matchWork(resources).findForsaken()).toEqual([]);
    now = new Date(now.getTime() + 6_000);
    expect(await matchWork(resources).findForsaken()).toEqual(["letter-match"]);
    await match();
    now = new Date(now.getTime() + 6_000);
    expect(await matchWork(resources).findForsaken()).toEqual([]);
    await county.departments["public-security"].startAgain();
    now = new Date(now.getTime() + 600_000);
    await match();
    expect(await proposals(letter)).toMatchObject([{ verdict: "OURS" }, { verdict: "ENROLLED_HERE" }]);
  });

  it("are looked for again when the clerk asks for it, as long as they wait for a decision", async () => {
    const letter = await receive({ name: "无名氏", idNumber: numberOf(9) });
    await match();
    expect(await proposals(letter)).toMatchObject([{ verdict: "NO_RECORD" }]);
    await registerHouseholds(county.departments["public-security"], [{ idNumber: numberOf(9) }]);
    const acts = new IncomingActs(resources, callerOf("education", { purpose: "LETTER" }));
    const itemIds = (await bench.sql<{ id: string }>("SELECT id FROM letter_child WHERE letter_id = $1", [letter])).map(
      ({ id }) => id,
    );
    expect(await acts.matchAgain(letter, itemIds)).toMatchObject({ id: letter, version: 1 });
    await match();
    expect(await proposals(letter)).toMatchObject([{ verdict: "OURS", isNameOther: true }]);
    await acts.accept({ letterId: letter, version: 1, itemIds });
    expect(await acts.matchAgain(letter, itemIds)).toMatchObject({ reason: "WRONG_STATE" });
  });

  it("are taken up by one of many workers at a time, and by another when that one has died", async () => {
    const letter = await receive({ name: "韦在籍", idNumber: OURS });
    const asked = county.requests.length;
    await Promise.all([match(), match(), match()]);
    expect(county.requests.length - asked).toBe(1);
    expect(
      await bench.sql("SELECT count(*)::int FROM letter_event WHERE letter_id = $1 AND kind = 'MATCHED'", [letter]),
    ).toEqual([{ count: 1 }]);
    // As a worker leaves it that was killed with its claim.
    const until = new Date(now.getTime() + 900_000);
    await bench.sql("UPDATE letter_match SET next_try_at = $2 WHERE letter_id = $1", [letter, until]);
    await bench.sql("UPDATE letter_child SET match_sealed = NULL WHERE letter_id = $1", [letter]);
    await match();
    expect(await proposals(letter)).toEqual([null]);
    now = new Date(until.getTime() + 1);
    await match();
    expect(await proposals(letter)).toMatchObject([{ verdict: "OURS" }]);
  });
});
