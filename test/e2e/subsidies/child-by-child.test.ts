import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { type CountyInProcess, startCountyInProcess } from "../../support/county-in-process";
import { enrol, enrolmentIdOf } from "../../support/education-rows";
import { postGraphql } from "../../support/graphql-answer";
import { inventIdNumber } from "../../support/people";
import { enterPoorHouseholds } from "../../support/poverty-relief-rows";

const child = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);
const [helped, waiting, forgotten, notDue] = [child(1), child(3), child(5), child(7)] as const;

const APPLY = `mutation ($enrolmentId: ID!) {
  outcome: applyForSubsidy(enrolmentId: $enrolmentId, term: "2018-2019-1", grounds: [POOR_HOUSEHOLD], reason: "原建档立卡",
    paper: "扶贫手册") { ... on SubsidyApplication { id state version } ... on Refusal { reason message } } }`;
const DECIDE = `mutation ($id: ID!) {
  outcome: decideSubsidy(id: $id, version: 1, decision: APPROVED) { ... on SubsidyApplication { state ruleFen } } }`;
const PAY = `mutation ($id: ID!) {
  outcome: recordSubsidyPayment(id: $id, version: 2, paidOn: "2018-12-31", amountFen: 25000, voucher: "柳南财教1号",
    centreFen: 12500, countyFen: 12500) { ... on SubsidyApplication { state } } }`;

describe("helping every child who is due it (应助尽助)", () => {
  let county: CountyInProcess;

  const ask = async (query: string, variables: Record<string, unknown>, account = "education") => {
    const headers = { authorization: `Bearer ${await county.accessToken(account)}`, "x-purpose": "SUBSIDY" };
    const { data, errors } = await postGraphql(county.gatewayUrl, headers, { query, variables });
    expect(errors).toEqual([]);
    return data;
  };
  const file = async (name: string, account = "education"): Promise<Response> =>
    fetch(new URL(`/exports/${name}.csv`, county.gatewayUrl), {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await county.accessToken(account)}`,
        "x-purpose": "SUBSIDY",
      },
      body: JSON.stringify({ regionCode: "450204" }),
    });
  /** Number of the child, ground, whether it got one, is missing one, and how its application stands, with the money paid. */
  const rowsOf = async (name: string): Promise<string[][]> => {
    const response = await file(name);
    expect(response.status).toBe(200);
    const [, ...rows] = parse(Buffer.from(await response.arrayBuffer()), { bom: true });
    return rows
      .map((row) => [3, 6, 7, 8, 9, 13].map((column) => row[column] ?? ""))
      .toSorted((one, other) => String(one[0]).localeCompare(String(other[0])));
  };
  const apply = async (idNumber: string): Promise<string> =>
    (await ask(APPLY, { enrolmentId: enrolmentIdOf(`G${idNumber}`) })).outcome.id;

  beforeAll(async () => {
    county = await startCountyInProcess();
    const { education, "poverty-relief": povertyRelief } = county.departments;
    await enrol(
      education,
      [helped, waiting, forgotten, notDue].map((idNumber) => ({ idNumber })),
    );
    await enterPoorHouseholds(
      povertyRelief,
      [helped, waiting, forgotten].map((idNumber) => ({ idNumber })),
    );
  });
  afterAll(() => county?.close());

  it("lists each child who is due and without, and nobody else", async () => {
    expect(await rowsOf("subsidy-gaps")).toEqual(
      [helped, waiting, forgotten].map((idNumber) => [idNumber, "原建档立卡", "否", "是", "", ""]),
    );
  });

  it("shows each child's application beside, and takes a child off the list when it is paid", async () => {
    const id = await apply(helped);
    expect((await ask(DECIDE, { id })).outcome).toEqual({ state: "APPROVED", ruleFen: 25_000 });
    await apply(waiting);
    expect(await rowsOf("subsidy-gaps")).toEqual([
      [helped, "原建档立卡", "否", "是", "已审定待发放", ""],
      [waiting, "原建档立卡", "否", "是", "待审定", ""],
      [forgotten, "原建档立卡", "否", "是", "", ""],
    ]);
    expect((await ask(PAY, { id })).outcome).toEqual({ state: "PAID" });
    expect((await rowsOf("subsidy-gaps")).map(([number]) => number)).toEqual([waiting, forgotten]);
    expect(await rowsOf("subsidies-due")).toEqual([
      [helped, "原建档立卡", "是", "否", "已发放", "250.00"],
      [waiting, "原建档立卡", "否", "是", "待审定", ""],
      [forgotten, "原建档立卡", "否", "是", "", ""],
    ]);
  });

  it("gives the list to nobody who may not read what it rests on", async () => {
    for (const account of ["poverty-relief", "leader"])
      expect([account, (await file("subsidy-gaps", account)).status]).toEqual([account, 403]);
  });

  it("is a trusted document too, page by page", async () => {
    const headers = { authorization: `Bearer ${await county.accessToken("education")}`, "x-purpose": "SUBSIDY" };
    const variables = { regionCode: "450204", term: "2018-2019-1", first: 10 };
    const { data } = await postGraphql(county.gatewayUrl, headers, { documentId: "subsidy-gaps", variables });
    const edges: { node: { child: { subsidyApplications: { state: string }[] } } }[] = data.students.edges;
    const states = edges.map(({ node }) => node.child.subsidyApplications.map(({ state }) => state));
    expect(states.toSorted()).toEqual([[], [], ["APPLIED"], ["PAID"]]);
  });
});
