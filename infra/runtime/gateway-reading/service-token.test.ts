import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { makeAccounts, SERVICE_ACCOUNT } from "../../county/accounts";
import { type DemoIssuer, startDemoIssuer } from "../../../test/support/demo-issuer";
import { ServiceToken } from "./service-token";

const HOUR_MS = 3_600_000;

describe("the office's token", () => {
  let issuer: DemoIssuer;
  let secret: string;

  beforeAll(async () => {
    const accounts = makeAccounts("450204", [], []);
    secret = accounts.find(({ account }) => account === SERVICE_ACCOUNT)?.secret ?? "";
    issuer = await startDemoIssuer({ accounts });
  });
  afterAll(() => issuer.close());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const open = (clientSecret = secret): ServiceToken =>
    new ServiceToken({ tokenUrl: issuer.tokenUrl, clientId: SERVICE_ACCOUNT, clientSecret });
  const requestsDuring = async (action: () => Promise<unknown>): Promise<number> => {
    const before = issuer.tokenRequests;
    await action();
    return issuer.tokenRequests - before;
  };
  const letPass = (milliseconds: number): void => {
    const then = performance.now() + milliseconds;
    jest.spyOn(performance, "now").mockReturnValue(then);
  };

  it("is asked for once by many at a time, and kept", async () => {
    const token = open();
    expect(await requestsDuring(() => Promise.all([token.get(), token.get(), token.get()]))).toBe(1);
    expect(await requestsDuring(() => token.get())).toBe(0);
  });

  it("is good until a minute before its end", async () => {
    const token = open();
    await token.get();
    letPass(HOUR_MS - 65_000);
    expect(await requestsDuring(() => token.get())).toBe(0);
    letPass(10_000);
    expect(await requestsDuring(() => token.get())).toBe(1);
  });

  it("is asked for anew when it was refused, and not when an older one was", async () => {
    const token = open();
    const first = await token.get();
    token.giveUp(first);
    const second = await token.get();
    expect(second).not.toBe(first);
    token.giveUp(first);
    expect(await token.get()).toBe(second);
  });

  it("is not given for a wrong secret, and asked for again the next time", async () => {
    const token = open("wrong");
    for (const _attempt of [1, 2])
      expect(await requestsDuring(() => expect(token.get()).rejects.toThrow("status 401"))).toBe(1);
  });
});
