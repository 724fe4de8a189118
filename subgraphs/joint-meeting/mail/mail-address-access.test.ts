import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const READ = "query ($desk: String) { mailAddress(desk: $desk) { desk { code } address } }";
const SET = `mutation ($desk: String, $address: String) { setMailAddress(desk: $desk, address: $address) {
  __typename ... on MailAddress { desk { code } address } ... on Refusal { reason } } }`;

describe("where a desk's digest goes", () => {
  let county: SweptCounty;
  const health = callerOf("health", { purpose: null });
  const head: Caller = { ...health, roles: ["health", "head"] };

  const read = async (caller: Caller, desk: string | null = null) =>
    (await county.ask(caller, READ, { desk })).data.mailAddress;
  const set = async (caller: Caller, address: string | null, desk: string | null = null) =>
    (await county.ask(caller, SET, { desk, address })).data.setMailAddress;

  beforeAll(async () => {
    county = await startSweptCounty();
  });
  afterAll(() => county?.close());

  it("is set by whoever sits there, once, sealed, and taken away", async () => {
    expect(await read(health)).toEqual({ desk: { code: "health" }, address: null });
    const address = "weijian@example.gov.cn";
    expect(await set(health, ` ${address} `)).toMatchObject({ desk: { code: "health" }, address });
    expect(await set(health, address)).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await read(health)).toMatchObject({ address });
    const rows = await county.sql<{ address_sealed: Buffer; set_by: string }>("SELECT * FROM mail_address");
    expect(rows).toMatchObject([{ set_by: "test-health" }]);
    expect(rows[0]!.address_sealed.toString("latin1")).not.toContain("weijian");
    expect(await set(health, null)).toMatchObject({ address: null });
    expect(await set(health, "")).toMatchObject({ reason: "ALREADY_DONE" });
  });

  it("is said for one of several desks", async () => {
    expect(await set(head, "a@e.cn")).toMatchObject({ reason: "NOT_FOUND" });
    expect(await set(head, "a@e.cn", "health/head")).toMatchObject({ desk: { code: "health/head" } });
    expect(await read(head)).toBeNull();
    expect(await read(head, "health/head")).toMatchObject({ address: "a@e.cn" });
  });

  it("is hidden from everybody else, who cannot set it either", async () => {
    for (const caller of [
      health,
      callerOf("office"),
      callerOf("leader"),
      callerOf("health", { regions: ["450205"] }),
    ]) {
      expect(await read(caller, "health/head")).toBeNull();
      expect(await set(caller, "b@e.cn", "health/head")).toMatchObject({ reason: "NOT_FOUND" });
    }
    expect((await county.ask(callerOf("auditor"), READ, {})).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it.each(["a@e.cn\r\nBcc: b@e.cn", "a@e.cn, b@e.cn", "王 <a@e.cn>", "nobody"])("is not %j", async (address) => {
    expect(await set(health, address)).toMatchObject({ reason: "INVALID" });
  });
});
