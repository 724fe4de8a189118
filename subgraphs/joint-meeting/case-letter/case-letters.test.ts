import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { letterTo, newsOf } from "../../../test/support/letter-news";
import { statementsDuring } from "../../../test/support/query-counter";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const CASES = `{ cases(regionCode: "450204", first: 50) { edges { node { number letters { number state peerCode } } } } }`;
const TELL = `mutation ($eventId: ID!, $kind: CaseLetterEventKind!, $letterId: ID!, $itemId: ID, $caseId: ID,
    $direction: CaseLetterDirection!, $number: String, $peerCode: String!, $peerName: String!, $dueOn: Date, $on: Date!) {
  outcome: recordLetterEvent(eventId: $eventId, kind: $kind, letterId: $letterId, itemId: $itemId, caseId: $caseId,
    direction: $direction, number: $number, peerCode: $peerCode, peerName: $peerName, dueOn: $dueOn, on: $on) {
    __typename ... on Refusal { reason } } }`;

describe("the letters of cases", () => {
  let county: SweptCounty;
  const letters = callerOf("letters", { purpose: "LETTER" });
  const casesAs = async (caller = callerOf("office")) => {
    const { data, errors } = await county.ask(caller, CASES);
    expect(errors).toEqual([]);
    return data.cases.edges.map(({ node }: { node: object }) => node);
  };
  const tell = async (caseId: string, given: Record<string, unknown> = {}, caller = letters) => {
    const { data, errors } = await county.ask(caller, TELL, newsOf(letterTo(given), "SIGNED", caseId));
    return errors[0]?.extensions.code ?? data.outcome.reason ?? data.outcome.__typename;
  };

  beforeAll(async () => {
    county = await startSweptCounty();
    await waitForRound(county.sql);
    for (const name of ["小明", "小红", "小光"]) {
      const elsewhere = name === "小光" ? { school_id: "2145020402", lead: "education" } : {};
      const id = await plantCase(county.sql, name, elsewhere);
      if (name !== "小光") await tell(id);
    }
  });
  afterAll(() => county?.close());

  it("are plain facts for whoever reads the case, its school too", async () => {
    const facts = { number: "柳南教函〔2018〕12号", state: "SIGNED", peerCode: "451302" };
    const read = await casesAs(callerOf("school", { school: "2145020401", regions: ["450204001"] }));
    expect(read).toHaveLength(2);
    expect(read).toEqual(expect.arrayContaining([expect.objectContaining({ letters: [facts] })]));
  });

  it("are one statement for a page of cases", async () => {
    const statements = await statementsDuring(() => casesAs());
    expect(statements.filter((text) => text.includes("FROM case_letter"))).toHaveLength(1);
    expect(statements).toHaveLength(2);
  });

  it("are read with their cases by the letters' service, under the purpose of a letter, of its own county alone", async () => {
    expect(await casesAs(letters)).toHaveLength(3);
    const elsewhere = callerOf("letters", { purpose: "LETTER", regions: ["450205"] });
    expect((await county.ask(elsewhere, CASES)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it.each(["office", "education", "leader", "auditor", "signatory", "school", "service"] as const)(
    "are told by no %s",
    async (role) => {
      for (const purpose of ["LETTER", "CASE"] as const)
        expect(await tell(randomUUID(), {}, callerOf(role, { purpose }))).toBe("FORBIDDEN");
    },
  );

  it("are told for the purpose of a letter alone", async () => {
    for (const purpose of ["CASE", "REPORT", null] as const)
      expect(await tell(randomUUID(), {}, callerOf("letters", { purpose }))).toBe("FORBIDDEN");
  });
});
