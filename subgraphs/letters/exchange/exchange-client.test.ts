import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createTcpServer } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { ExchangeClient } from "./exchange-client";
import type { ExchangeFaultKind } from "./exchange-fault";

/** For a peer that would be waited for in vain. */
const SHORT = { message: 300 };
const PLAIN = { identity: null, ca: null, plainHttp: true };

describe("writing to a county", () => {
  const closers: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  const client = (tls = PLAIN, times = {}): ExchangeClient => {
    const made = new ExchangeClient({ tls, times });
    closers.push(() => made.close());
    return made;
  };
  const peer = async (answer: RequestListener): Promise<string> => {
    const server = createServer(answer).listen(0, "127.0.0.1");
    await once(server, "listening");
    closers.push(
      () => server.closeAllConnections(),
      () => server.close(),
    );
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const expectFault = (kind: ExchangeFaultKind, asking: Promise<string>): Promise<void> =>
    expect(asking).rejects.toMatchObject({ name: "ExchangeFault", kind });

  it("gives the receipt whatever the status is, by the address as the directory has it", async () => {
    const asked: unknown[] = [];
    const url = await peer((request, response) => {
      asked.push([request.method, request.url, request.headers["content-type"], request.headers["content-length"]]);
      const isCard = request.method === "GET";
      response.writeHead(isCard ? 200 : 409, { "content-type": isCard ? "application/json" : "application/jose" });
      response.end(isCard ? "the card" : "the receipt");
    });
    expect(await client().postMessage(`${url}/exchange/`, "a.b.c.d.e")).toBe("the receipt");
    expect(await client().postMessage(url, "a.b.c.d.e")).toBe("the receipt");
    expect(await client().fetchCard(`${url}/exchange`)).toBe("the card");
    expect(asked).toEqual([
      ["POST", "/exchange/messages", "application/jose", "9"],
      ["POST", "/messages", "application/jose", "9"],
      ["GET", "/exchange/card", undefined, undefined],
    ]);
  });

  it("goes nowhere else, though the peer says so", async () => {
    let reached = false;
    const elsewhere = await peer((_request, response) => {
      reached = true;
      response.writeHead(200, { "content-type": "application/jose" }).end("x");
    });
    const url = await peer((_request, response) =>
      response.writeHead(307, { location: `${elsewhere}/messages` }).end(),
    );
    await expectFault("NO_EXCHANGE", client().postMessage(url, "x"));
    expect(reached).toBe(false);
  });

  it("takes no page of a proxy for a receipt", async () => {
    const url = await peer((_request, response) =>
      response.writeHead(502, { "content-type": "text/html" }).end("<html>"),
    );
    await expectFault("NO_EXCHANGE", client().postMessage(url, "x"));
  });

  it("reads no endless answer", async () => {
    const url = await peer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("a".repeat(300 * 1024));
    });
    await expectFault("NO_ANSWER", client().fetchCard(url));
  });

  it("gives up a peer that takes the message and says nothing", async () => {
    const url = await peer((request) => void request.resume());
    await expectFault("NO_ANSWER", client(PLAIN, SHORT).postMessage(url, "x"));
  });

  it("gives up a peer that hangs up", async () => {
    const url = await peer((request) => void request.destroy());
    await expectFault("NO_ANSWER", client().postMessage(url, "x"));
  });

  it("says of a peer that is not there that it is not", async () => {
    const server = createTcpServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    await expectFault("UNREACHABLE", client().postMessage(`http://127.0.0.1:${port}`, "x"));
  });

  it.each([
    "",
    "example.org",
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
    "http://user:word@127.0.0.1/",
    "http://127.0.0.1/?a=b",
    "http://127.0.0.1/#a",
    "http://127.0.0.1\r\nx: y/",
    "http://127.0.0.1:99999/",
  ])("goes to no address like %j", async (url) => {
    await expectFault("NO_ADDRESS", client().postMessage(url, "x"));
  });

  it("goes to no address without TLS outside of a demo", async () => {
    await expectFault("NO_ADDRESS", client({ ...PLAIN, plainHttp: false }).postMessage("http://127.0.0.1:1", "x"));
  });
});
