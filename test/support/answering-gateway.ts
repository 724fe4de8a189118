import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLog } from "../../infra/runtime/log";
import { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../infra/runtime/gateway-reading/service-token";

/** What is answered to a trusted document: its data, or an error that names the department that is away. */
export type GatewayAnswer = { data: unknown } | { missing: string };

/**
 * Stands in a gateway's place on HTTP and answers trusted documents as a test says, so that rounds can be tried on states of
 * registers that no department would keep. What the real gateway answers is tried in test/e2e.
 */
export interface AnsweringGateway {
  office: GatewayReader;
  /** Documents that were asked for, with their variables, in order. */
  asked: { documentId: string; variables: Record<string, unknown> }[];
  close(): Promise<void>;
}

export async function startAnsweringGateway(
  answer: (documentId: string, variables: Record<string, unknown>) => GatewayAnswer,
): Promise<AnsweringGateway> {
  const asked: AnsweringGateway["asked"] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      if (request.url === "/token") {
        response.end(JSON.stringify({ access_token: "token", expires_in: 3600, token_type: "Bearer" }));
        return;
      }
      const question = JSON.parse(Buffer.concat(chunks).toString("utf8")) as (typeof asked)[number];
      asked.push(question);
      response.end(JSON.stringify(toBody(answer(question.documentId, question.variables))));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = new ServiceToken({ tokenUrl: `${url}/token`, clientId: "office", clientSecret: "none" });
  const log = createLog({ service: "test", level: "silent" });
  const office = new GatewayReader({ gatewayUrl: `${url}/graphql`, token, log });
  return {
    office,
    asked,
    close: async () => {
      await office.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function toBody(answer: GatewayAnswer): object {
  if ("data" in answer) return answer;
  const extensions = { code: "SUBGRAPH_UNAVAILABLE", department: { name: answer.missing } };
  return { data: null, errors: [{ message: "away", extensions }] };
}
