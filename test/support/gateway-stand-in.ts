import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A question that reached the gateway. */
export interface Question {
  headers: IncomingHttpHeaders;
  documentId: string;
  variables: Record<string, unknown>;
}

export interface GatewayStandIn {
  gatewayUrl: string;
  tokenUrl: string;
  /** What was asked, in order. */
  questions: Question[];
  /** How many tokens were given, and how long each lasts; seconds. */
  tokens: { given: number; lifetime: number };
  /** Answers the next question; the last answer given stays. */
  answerWith(...answers: ((question: Question) => { status?: number; body: unknown })[]): void;
  close(): Promise<void>;
}

/** An HTTP server in the place of gateway and identity service, for answers that the real ones give on a bad day only. */
export async function startGatewayStandIn(): Promise<GatewayStandIn> {
  let answers: Parameters<GatewayStandIn["answerWith"]> = [];
  const questions: Question[] = [];
  const tokens = { given: 0, lifetime: 3600 };
  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const send = (status: number, body: unknown) =>
      response
        .writeHead(status, { "content-type": "application/json" })
        .end(typeof body === "string" ? body : JSON.stringify(body));
    if (request.url === "/token") {
      tokens.given += 1;
      send(200, { access_token: `token-${tokens.given}`, token_type: "Bearer", expires_in: tokens.lifetime });
      return;
    }
    const question = { ...(JSON.parse(text) as Omit<Question, "headers">), headers: request.headers };
    questions.push(question);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    const { status = 200, body } = answer?.(question) ?? { status: 500, body: "no answer prepared" };
    send(status, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    gatewayUrl: `${origin}/graphql`,
    tokenUrl: `${origin}/token`,
    questions,
    tokens,
    answerWith: (...next) => {
      answers = next;
      questions.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}
