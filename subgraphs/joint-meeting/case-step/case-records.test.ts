import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { CasePapers } from "../../../test/support/case-papers";
import { plantCase } from "../../../test/support/case-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const LIST = `{ cases(regionCode: "450204") { edges { node { id outcome steps { note } visits { said } outcomes { paper }
  nextSteps { mayCome } } } } }`;

describe("what is recorded in a page of cases", () => {
  let county: SweptCounty;

  beforeAll(async () => {
    county = await startSweptCounty();
    await waitForRound(county.sql);
  });
  afterAll(() => county?.close());

  const countStatements = async (): Promise<number> => {
    const statements = await statementsDuring(async () => {
      const { data, errors } = await county.ask(callerOf("office"), LIST);
      expect(errors).toEqual([]);
      expect(data.cases.edges[0].node.nextSteps).toHaveLength(12);
    });
    // The service's job queue asks in between.
    return statements.filter((text) => /case_|_case|office_day|legal_basis/.test(text) && !text.includes("pgboss"))
      .length;
  };

  it("is read in a fixed number of statements, however many cases", async () => {
    const papers = new CasePapers(county.sql, county.vault);
    await plantCase(county.sql, "小明");
    const one = await countStatements();
    for (const name of ["小红", "小刚", "小芳"]) await papers.visit(await plantCase(county.sql, name), "2018-12-10");
    expect(await countStatements()).toBe(one);
    expect(one).toBeLessThanOrEqual(7);
  });
});
