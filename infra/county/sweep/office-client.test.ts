import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { createOfficeClient } from "./office-client";

const AWAY = {
  status: 200,
  body: {
    data: { sweep: null },
    errors: [{ message: "joint-meeting does not answer", extensions: { code: "SUBGRAPH_UNAVAILABLE" } }],
  },
};
const REFUSED = { status: 403, body: { errors: [{ message: "not yours", extensions: { code: "FORBIDDEN" } }] } };
const NOT_READY = { status: 503, body: { errors: [{ message: "starting" }] } };
const THERE = { status: 200, body: { data: { sweep: { id: "1" } } } };

describe("the office's client of npm run sweep", () => {
  let door: Server | undefined;
  let asked = 0;

  afterEach(() => {
    door?.closeAllConnections();
    door?.close();
  });

  it.each([
    ["a service that is being started again", AWAY],
    ["a gateway that is being started again", NOT_READY],
  ])("asks again while it finds %s", async (_what, answer) => {
    const office = await clientOf([answer, THERE]);
    expect(await office.ask("{ sweep }", {})).toEqual({ sweep: { id: "1" } });
    expect(asked).toBe(2);
  });

  it("gives up at once what is refused", async () => {
    const office = await clientOf([REFUSED]);
    await expect(office.ask("{ sweep }", {})).rejects.toThrow("not yours");
    expect(asked).toBe(1);
  });

  it("says that nobody answered once its patience is at an end", async () => {
    const office = await clientOf([AWAY], 0);
    await expect(office.ask("{ sweep }", {})).rejects.toThrow("joint-meeting does not answer");
  });

  it("does not wait for ever for a gateway that takes the question and hangs", async () => {
    const office = await clientOf([], 0, 50);
    await expect(office.ask("{ sweep }", {})).rejects.toThrow("the gateway does not answer");
  });

  /** @param answers in order, the last again and again; none at all for a gateway that hangs */
  async function clientOf(
    answers: readonly { status: number; body: object }[],
    patienceMs?: number,
    deadlineMs?: number,
  ) {
    asked = 0;
    door = createServer((_request, response) => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      if (answer === undefined) return;
      response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => door?.listen(0, "127.0.0.1", resolve));
    const { port } = door.address() as AddressInfo;
    return createOfficeClient(`http://127.0.0.1:${port}/graphql`, "token", {
      ...(patienceMs === undefined ? {} : { patienceMs }),
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      pauseMs: 10,
    });
  }
});
