import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { createHash } from "node:crypto";
import { isTelemetryOff } from "./telemetry/config";
import { type GatewayFixture, startGatewayFixture } from "./fixture/gateway.fixture";

/** Names and addresses that sockets of this process were opened to. */
const contacted = new Set<string>();
const note = (message: unknown): void => {
  const { socket } = message as { socket: Socket };
  socket.on("lookup", (_fault, address, _family, host) => void contacted.add(`${host} ${address}`));
  socket.on("connect", () => void contacted.add(String(socket.remoteAddress)));
};

describe("the gateway as a server", () => {
  let county: GatewayFixture;
  beforeAll(async () => {
    subscribe("net.client.socket", note);
    county = await startGatewayFixture();
  });
  afterAll(async () => {
    unsubscribe("net.client.socket", note);
    await county.close();
  });

  test("sends nothing off the machine: telemetry and every kind of reporting are off", async () => {
    await county.ask(`{ pupil(id: "c1") { welfare { category } } }`);
    expect(isTelemetryOff()).toBe(true);
    expect(contacted.size).toBeGreaterThan(0);
    expect([...contacted].filter((address) => !address.startsWith("127.0.0.1"))).toEqual([]);
  });

  test("is live and ready, and tells how it stands with each department", async () => {
    const get = async (path: string): Promise<unknown> => (await fetch(new URL(path, county.url))).json();
    expect(await get("/health/live")).toEqual({ status: "live" });
    expect(await get("/health/ready")).toEqual({
      status: "ready",
      supergraph: "loaded",
      issuer: "reachable",
      draining: false,
      departments: { "civil-affairs": "answering", "disabled-persons": "answering", education: "answering" },
    });
  });

  test("shows browsers an IDE that is whole in one page and may load nothing from elsewhere", async () => {
    const response = await fetch(county.url, { headers: { accept: "text/html,application/xhtml+xml" } });
    const html = await response.text();
    expect(response.status).toBe(200);
    const policy = String(response.headers.get("content-security-policy"));
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = ""]) =>
      createHash("sha256").update(script).digest("base64"),
    );
    expect(scripts).toHaveLength(1);
    expect(policy).toContain(`script-src 'sha256-${scripts[0]}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
    expect(html).not.toMatch(/<script[^>]+src=|<link[^>]+href="http|@import|url\(["']?(https?:)?\/\//);
  });

  test("answers with headers that keep browsers from sniffing, framing, caching and asking from elsewhere", async () => {
    const { headers } = await county.ask("{ __typename }", { origin: "https://elsewhere.example" });
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("keeps a well-formed request id and replaces any other", async () => {
    const idFor = async (given: string): Promise<string | null> =>
      (await county.ask("{ __typename }", { "x-request-id": given })).headers.get("x-request-id");
    expect(await idFor("abc-12345")).toBe("abc-12345");
    for (const given of ["short", "with space in it", "450204200901010018"])
      expect(await idFor(given)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("lets a developer's tools read the schema once signed in", async () => {
    const { data } = await county.ask(
      `{ __schema { queryType { name } } t: __type(name: "Child") { fields { name } } }`,
    );
    expect(data).toMatchObject({ __schema: { queryType: { name: "Query" } } });
  });

  test("refuses @skip without its variable, unknown fields and broken syntax without a stack", async () => {
    for (const query of [
      "{ nothing }",
      "{ child(",
      "query ($x: Boolean!) { child(id: 1) { id @skip(if: $x) } }",
      "query A { __typename } query B { __typename }",
    ]) {
      const { status, errors } = await county.ask(query);
      expect(status).toBe(400);
      expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules/);
    }
  });
});
