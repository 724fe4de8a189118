import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { exportJWK, generateKeyPair } from "jose";
import type { Caller } from "../../infra/runtime/caller";
import { CALLER_TOKEN_HEADER, createCallerSigner } from "../../infra/runtime/caller-token";
import type { HttpServer } from "../../infra/runtime/http-server";
import { callerOf } from "../../test/support/callers";
import type { Answer } from "../../test/support/department";
import { type GatewayStandIn, startGatewayStandIn } from "../../test/support/gateway-stand-in";
import { inventIdNumber } from "../../test/support/people";
import { personIdOf } from "../../schema/person-id";
import { startApp } from "./app";

const SUMMARY = `
  query ($regionCode: RegionCode!) {
    dropoutSummary(regionCode: $regionCode, asOf: "2018-12-31") {
      found returned out migrants migrantShare outFromPoorHouseholds
      byHomeRegion { region { code name } found returned out outFromPoorHouseholds }
    }
  }`;

const RATE = `
  query ($regionCode: RegionCode!) {
    consolidationRate(regionCode: $regionCode, entryYear: 2009) { entrants graduates rate }
  }`;

const node = (id: string, homeCounty: string, state = "PERSUADING") => ({
  child: { id, household: { county: { code: homeCounty }, state: "NORMAL" }, residence: null, povertyRelief: null },
  foundOn: "2018-05-11",
  state,
});

const page = (nodes: unknown[], endCursor: string | null = null) => ({
  body: {
    data: {
      ledger: {
        edges: nodes.map((each) => ({ node: each })),
        pageInfo: { hasNextPage: endCursor !== null, endCursor },
      },
    },
  },
});

const missing = (name: string, data: unknown = { ledger: null }) => ({
  body: {
    data,
    errors: [
      {
        message: `${name} does not answer`,
        extensions: { code: "SUBGRAPH_UNAVAILABLE", department: { name, title: "" } },
      },
    ],
  },
});

describe("joint-meeting", () => {
  let gateway: GatewayStandIn;
  let service: HttpServer;
  let ask: (query: string, regionCode?: string, caller?: Caller) => Promise<Answer>;

  beforeAll(async () => {
    gateway = await startGatewayStandIn();
    const keys = await generateKeyPair("EdDSA", { extractable: true });
    const signer = await createCallerSigner(await exportJWK(keys.privateKey));
    service = await startApp({
      HOST: "127.0.0.1",
      PORT: 0,
      COUNTY_REGION_CODE: "450204",
      CALLER_PUBLIC_KEY: await exportJWK(keys.publicKey),
      GATEWAY_URL: gateway.gatewayUrl,
      PERSON_ID_KEY: Buffer.alloc(32, 3),
      OIDC_TOKEN_URL: gateway.tokenUrl,
      OIDC_CLIENT_ID: "joint-meeting",
      OIDC_CLIENT_SECRET: "secret",
      LOG_LEVEL: "silent",
      LIANKONG_MODE: "demo",
    });
    ask = async (query, regionCode = "450204", caller = callerOf("leader", { purpose: null })) => {
      const token = await signer.sign(caller, "joint-meeting");
      const response = await fetch(service.url, {
        method: "POST",
        headers: { "content-type": "application/json", [CALLER_TOKEN_HEADER]: token },
        body: JSON.stringify({ query, variables: { regionCode } }),
      });
      const { data = null, errors = [] } = (await response.json()) as Partial<Answer>;
      return { status: response.status, data, errors };
    };
  });

  afterAll(async () => {
    await service?.close();
    await gateway?.close();
  });

  beforeEach(() => gateway.answerWith(() => page([])));

  it("names the child of an ID number by the departments' shared key", async () => {
    const caller = callerOf("office", { regions: ["450204"] });
    const number = inventIdNumber("450204", "2008-05-01", 1);
    const { data } = await ask(`{ child(idNumber: "${number}") { id } }`, "450204", caller);
    expect(data.child).toEqual({ id: personIdOf(number, Buffer.alloc(32, 3)) });
  });

  it("sums up all pages of the ledger, read as the office for a report under the caller's request id", async () => {
    gateway.answerWith(
      () => page([node("a", "450204"), node("b", "451302")], "c1"),
      () => page([node("c", "451302", "RETURNED")]),
    );
    const { data, errors } = await ask(SUMMARY);
    expect(errors).toEqual([]);
    expect(data.dropoutSummary).toEqual({
      found: 3,
      returned: 1,
      out: 2,
      migrants: 2,
      migrantShare: 2 / 3,
      outFromPoorHouseholds: 0,
      byHomeRegion: [
        { region: { code: "450204", name: "柳南区" }, found: 1, returned: 0, out: 1, outFromPoorHouseholds: 0 },
        { region: { code: "451302", name: "兴宾区" }, found: 2, returned: 1, out: 1, outFromPoorHouseholds: 0 },
      ],
    });
    const asked = { regionCode: "450204", asOf: "2018-12-31", first: 1000 };
    expect(gateway.questions).toMatchObject([
      { documentId: "dropout-ledger", variables: { ...asked, after: null } },
      { documentId: "dropout-ledger", variables: { ...asked, after: "c1" } },
    ]);
    expect(gateway.questions[0]?.headers).toMatchObject({
      authorization: expect.stringMatching(/^Bearer token-\d+$/),
      "x-purpose": "REPORT",
      "x-request-id": "test-request",
    });
  });

  it("serves the consolidation rate as education has it", async () => {
    gateway.answerWith(() => ({
      body: { data: { retention: { entrants: 3333, graduates: 3330, rate: 3330 / 3333 } } },
    }));
    const { data } = await ask(RATE);
    expect(data.consolidationRate).toEqual({ entrants: 3333, graduates: 3330, rate: 3330 / 3333 });
    expect(gateway.questions).toMatchObject([
      { documentId: "consolidation-rate", variables: { regionCode: "450204", entryYear: 2009 } },
    ]);
  });

  it("asks for a page again while a department is missing from it, and then counts all", async () => {
    gateway.answerWith(
      () => missing("public-security", page([node("a", "450204")]).body.data),
      () => ({ status: 502, body: "<html>" }),
      () => page([node("a", "450204")]),
    );
    const { data, errors } = await ask(SUMMARY);
    expect(errors).toEqual([]);
    expect(data.dropoutSummary.found).toBe(1);
    expect(gateway.questions).toHaveLength(3);
  });

  it.each(["education", "public-security", "poverty-relief"])(
    "gives no number while %s does not answer, and names it",
    async (name) => {
      const whole = page([node("a", "450204")]).body.data;
      gateway.answerWith(
        () => page([node("a", "450204")], "c1"),
        () => missing(name, whole),
      );
      const { data, errors } = await ask(SUMMARY);
      expect(data.dropoutSummary).toBeNull();
      expect(errors).toMatchObject([
        { message: expect.stringContaining(name), extensions: { code: "UNAVAILABLE", details: { department: name } } },
      ]);
      expect(gateway.questions).toHaveLength(4);
    },
  );

  it.each([
    ["a line without its child", page([{ ...node("a", "450204"), child: null }])],
    ["a line that is hidden", page([null])],
    ["a ledger that is null without an error", { body: { data: { ledger: null } } }],
  ])("gives no number for %s", async (_what, answer) => {
    gateway.answerWith(() => answer);
    const { data, errors } = await ask(SUMMARY);
    expect(data.dropoutSummary).toBeNull();
    expect(errors).toHaveLength(1);
  });

  it("asks once for what is refused", async () => {
    gateway.answerWith(() => ({
      body: { data: { ledger: null }, errors: [{ message: "no", extensions: { code: "FORBIDDEN" } }] },
    }));
    expect((await ask(SUMMARY)).errors[0]?.extensions.code).toBe("UNAVAILABLE");
    expect(gateway.questions).toHaveLength(1);
  });

  it("keeps its token, and asks for another when it is refused or about to end", async () => {
    await ask(SUMMARY);
    const before = gateway.tokens.given;
    await ask(SUMMARY);
    expect(gateway.tokens.given).toBe(before);
    gateway.tokens.lifetime = 30;
    gateway.answerWith(
      () => ({ status: 401, body: { errors: [{ message: "no", extensions: { code: "UNAUTHENTICATED" } }] } }),
      () => page([]),
    );
    expect((await ask(SUMMARY)).errors).toEqual([]);
    expect(gateway.tokens.given).toBe(before + 1);
    await ask(SUMMARY);
    expect(gateway.tokens.given).toBe(before + 2);
    gateway.tokens.lifetime = 3600;
  });

  describe("the caller", () => {
    it("may ask for regions within its own territory in this county", async () => {
      const leader = callerOf("leader", { regions: ["450204"], purpose: null });
      expect((await ask(SUMMARY, "450204001", leader)).errors).toEqual([]);
      expect(gateway.questions[0]?.variables["regionCode"]).toBe("450204001");
    });

    it.each([
      ["450205", ["450204"]],
      ["4502", ["450204"]],
      ["450204", ["450204001"]],
      ["4502", ["4502"]],
      ["450205", ["4502"]],
    ])("is refused %s with a territory of %j, and nothing is read", async (regionCode, regions) => {
      for (const query of [SUMMARY, RATE]) {
        const { data, errors } = await ask(query, regionCode, callerOf("leader", { regions, purpose: null }));
        expect(Object.values(data)).toEqual([null]);
        expect(errors).toMatchObject([
          { message: expect.stringContaining(regionCode), extensions: { code: "FORBIDDEN" } },
        ]);
      }
      expect(gateway.questions).toEqual([]);
    });

    it.each(["school", "township", "civil-affairs", "public-security"] as const)(
      "is refused as %s by scope",
      async (role) => {
        for (const query of [SUMMARY, RATE])
          expect((await ask(query, "450204", callerOf(role))).errors[0]?.extensions.code).toBe("FORBIDDEN");
      },
    );

    it("must have been signed for by the gateway, even for _service", async () => {
      const response = await fetch(service.url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "{ _service { sdl } }" }),
      });
      expect(response.status).toBe(401);
    });
  });
});
