import { startHttpServer } from "../../../infra/runtime/http-server";

/** What a county's gateway answers to the letters' service about any child, and any news of a letter. */
const ANSWERS: Readonly<Record<string, object>> = {
  "letter-match": {
    child: {
      id: "bench",
      identity: { name: "某某" },
      household: { county: { code: "451302" }, state: "REGISTERED" },
      residence: null,
      enrolments: [],
      cases: [],
    },
  },
  "record-letter-event": { outcome: { __typename: "CaseLetterEvent" } },
};

/** What stands in the gateways' place. */
export interface AnsweringRegisters {
  url: string;
  /** How long an answer takes from now on; milliseconds. */
  answerAfter(milliseconds: number): void;
  close(): Promise<void>;
}

/** Starts it. It answers at once, since what departments take to answer is not the letters' cost, or as slowly as it is told. */
export async function startAnsweringRegisters(): Promise<AnsweringRegisters> {
  let delay = 0;
  const server = await startHttpServer(
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        response.setHeader("content-type", "application/json");
        const text = JSON.stringify(answerTo(request.url, Buffer.concat(chunks).toString()));
        if (delay === 0) response.end(text);
        else setTimeout(() => response.end(text), delay);
      });
    },
    { host: "127.0.0.1", port: 0 },
  );
  return {
    url: server.url,
    answerAfter: (milliseconds) => void (delay = milliseconds),
    close: () => server.close(),
  };
}

function answerTo(url: string | undefined, body: string): object {
  if (url === "/token") return { access_token: "bench", expires_in: 86_400, token_type: "Bearer" };
  const { documentId } = JSON.parse(body) as { documentId: string };
  const data = ANSWERS[documentId];
  return data === undefined ? { errors: [{ message: documentId, extensions: { code: "SHUT" } }] } : { data };
}
