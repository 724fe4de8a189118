import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { request } from "node:https";
import { once } from "node:events";
import { ConfigError } from "../../../infra/runtime/config";
import { type ExchangeCounty, exchangeCounty, type OpenDoor, openDoor } from "../../../test/support/exchange-counties";
import { readSigned } from "../../../test/support/signed-text";
import { AUTHORITY, type TlsHolder, tlsIdentity, tlsPath } from "../../../test/support/tls-files";
import { ExchangeClient } from "./exchange-client";
import { type ExchangeTls, readExchangeTls } from "./exchange-tls";
import type { Receipt } from "./receipt";

describe("a door under TLS", () => {
  let county: ExchangeCounty;
  const closers: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    county = await exchangeCounty("451302");
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  const open = async (clientCa: Buffer | null): Promise<OpenDoor> => {
    const door = await openDoor(county, { directory: [], tls: { ...tlsIdentity("county"), clientCa } });
    closers.push(() => door.close());
    return door;
  };
  const client = (holder: TlsHolder | null, ca: Buffer | null = AUTHORITY): ExchangeClient => {
    const identity = holder === null ? null : tlsIdentity(holder);
    const made = new ExchangeClient({ tls: { identity, ca, plainHttp: false } });
    closers.push(() => made.close());
    return made;
  };

  it("takes messages from whoever trusts its certificate", async () => {
    const door = await open(null);
    expect(door.url).toMatch(/^https:/);
    const receipt = readSigned<Receipt>(await client(null).postMessage(door.url, "a.b.c.d.e"));
    expect(receipt.reason).toBe("MALFORMED");
  });

  it("gets nothing from a county that does not trust it", async () => {
    const door = await open(null);
    await expect(client(null, null).fetchCard(door.url)).rejects.toMatchObject({ kind: "NOT_TRUSTED" });
    const elsewhere = door.url.replace("127.0.0.1", "127.0.0.2");
    await expect(client(null).fetchCard(elsewhere)).rejects.toMatchObject({ name: "ExchangeFault" });
  });

  it("with an authority for clients, lets in those who have its certificate, and nobody else to anything", async () => {
    const door = await open(AUTHORITY);
    const receipt = readSigned<Receipt>(await client("peer").postMessage(door.url, "a.b.c.d.e"));
    expect(receipt.reason).toBe("MALFORMED");
    expect(door.refused).toHaveLength(1);
    for (const holder of ["stranger", null] as const) {
      await expect(client(holder).postMessage(door.url, "a.b.c.d.e")).rejects.toMatchObject({ name: "ExchangeFault" });
      await expect(client(holder).fetchCard(door.url)).rejects.toMatchObject({ name: "ExchangeFault" });
    }
    expect(door.refused).toHaveLength(1);
  });

  it("speaks no TLS older than 1.2", async () => {
    const door = await open(null);
    const asking = request(`${door.url}/card`, { ca: AUTHORITY, minVersion: "TLSv1", maxVersion: "TLSv1.1" });
    const [fault] = (await once(asking, "error")) as [NodeJS.ErrnoException];
    expect(fault.code).toMatch(/^(ERR_SSL_|EPROTO|ECONNRESET)/);
  });
});

describe("the variables of the exchange", () => {
  const CERTIFICATE = {
    EXCHANGE_TLS_KEY_FILE: tlsPath("county.key.pem"),
    EXCHANGE_TLS_CERT_FILE: tlsPath("county.cert.pem"),
  };
  const read = (variables: Partial<Parameters<typeof readExchangeTls>[0]>): ExchangeTls =>
    readExchangeTls({
      LIANKONG_MODE: "production",
      EXCHANGE_URL: "https://letters.example.gov.cn",
      EXCHANGE_TLS: undefined,
      ...variables,
    });
  const faultsOf = (variables: Partial<Parameters<typeof readExchangeTls>[0]>): readonly string[] => {
    try {
      read(variables);
    } catch (fault) {
      if (fault instanceof ConfigError) return fault.faults;
      throw fault;
    }
    return [];
  };

  it("open a door with TLS where there is a certificate, and one with mutual TLS where there is an authority", () => {
    expect(read(CERTIFICATE).server).toMatchObject({ clientCa: null });
    const both = read({ ...CERTIFICATE, EXCHANGE_CLIENT_CA_FILE: tlsPath("authority.cert.pem") });
    expect(both.server?.clientCa).toEqual(AUTHORITY);
    expect(both.client).toEqual({ identity: tlsIdentity("county"), ca: null, plainHttp: false });
  });

  it("open no door without TLS in production, but behind a proxy", () => {
    expect(faultsOf({})).toEqual([expect.stringContaining("EXCHANGE_TLS_KEY_FILE: missing")]);
    expect(faultsOf({ EXCHANGE_URL: "http://a", ...CERTIFICATE })).toEqual([expect.stringContaining("EXCHANGE_URL")]);
    expect(read({ EXCHANGE_TLS: "off" }).server).toBeNull();
    // Behind a proxy a county still shows its certificate to those it writes to.
    expect(read({ EXCHANGE_TLS: "off", ...CERTIFICATE })).toMatchObject({ server: null, client: { plainHttp: false } });
  });

  it("open a plain one in a demo", () => {
    const demo = read({ LIANKONG_MODE: "demo", EXCHANGE_URL: "http://127.0.0.1:4100" });
    expect(demo).toEqual({ server: null, client: { identity: null, ca: null, plainHttp: true } });
  });

  it("are refused together, each by its name and without what is in it", () => {
    expect(
      faultsOf({ EXCHANGE_TLS: "on", EXCHANGE_CLIENT_CA_FILE: "/nowhere", EXCHANGE_TLS_CERT_FILE: "/nowhere" }),
    ).toEqual([
      expect.stringMatching(/^EXCHANGE_TLS_KEY_FILE, EXCHANGE_TLS_CERT_FILE: /),
      expect.stringMatching(/^EXCHANGE_TLS: /),
      expect.stringMatching(/^EXCHANGE_CLIENT_CA_FILE: /),
      expect.stringMatching(/^EXCHANGE_TLS_KEY_FILE: missing/),
      "EXCHANGE_TLS_CERT_FILE: cannot be read: ENOENT",
      "EXCHANGE_CLIENT_CA_FILE: cannot be read: ENOENT",
    ]);
  });
});
