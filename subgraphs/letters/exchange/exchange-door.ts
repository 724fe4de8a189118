import type { IncomingMessage, ServerResponse } from "node:http";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type { Log } from "../../../infra/runtime/log";
import { CARD_CONTENT_TYPE, CONTENT_TYPE } from "./envelope";
import { type Pace, Room, withBody } from "./read-body";
import type { SignedReceipt } from "./receipt";
import { type RefusalReason, statusOf } from "./refusal-reason";

interface ExchangeDoorOptions {
  /** Takes a message in, or refuses it; either way with a signed receipt. */
  receive: (request: Buffer) => Promise<SignedReceipt>;
  /** A signed refusal of what was not, or not wholly, read. */
  refuse: (reason: RefusalReason, requestDigest: string | null) => Promise<SignedReceipt>;
  /** The own county's card, signed: JSON. */
  card: () => Promise<string>;
  /** Bytes of a message at most. */
  limit: number;
  log: Log;
  pace?: Pace;
}

/** Slower than any line that a county's bureau has, faster than what is meant to hold the door open. */
const PACE: Pace = { bytes: 40 * 1024, milliseconds: 10_000 };
/** Messages of the largest size that are in hand at once; of the usual size, thousands. */
const LARGEST_AT_ONCE = 3;

/**
 * The one door outward: `POST /messages` and `GET /card`, and nothing else. Whatever is sent to the first is answered by a
 * signed receipt; whatever is sent elsewhere, by an empty 404.
 */
export function exchangeDoor(options: ExchangeDoorOptions): Express {
  const { card, limit, log, pace = PACE } = options;
  const room = new Room(limit * LARGEST_AT_ONCE);

  const take: RequestHandler = async (request, response) => {
    const fault = headFaultOf(request, limit);
    if (fault !== null) {
      letPass(request);
      return answer(response, await options.refuse(fault, null));
    }
    await withBody(request, { limit, room, pace }, async (body) => {
      if ("bytes" in body) return answer(response, await received(body.bytes));
      if (body.fault === "GONE") return log.warn("a sender broke off, or was too slow");
      letPass(request);
      answer(response, await options.refuse(body.fault === "TOO_LARGE" ? "TOO_LARGE" : "TRY_LATER", null));
    });
  };
  /** A fault of ours is the sender's to try again, never a word about its message. */
  const received = (bytes: Buffer): Promise<SignedReceipt> =>
    options.receive(bytes).catch((fault: unknown) => {
      log.error({ err: fault }, "a message could not be taken in");
      return options.refuse("TRY_LATER", null);
    });
  const show: RequestHandler = async (_request, response) => {
    write(response, 200, await card(), CARD_CONTENT_TYPE);
  };

  const app = express()
    .disable("x-powered-by")
    .disable("etag")
    .enable("strict routing")
    .enable("case sensitive routing");
  app.use(onlyAsWritten);
  app.post("/messages", take);
  app.get("/card", show);
  app.use(nothingHere);
  app.use(answerFault(log));
  return app;
}

/** Paths are taken as they are written: no query, no dots, no encoded letters, no other host's address. */
const onlyAsWritten: RequestHandler = (request, response, next) => {
  if (request.url === "/messages" || request.url === "/card") next();
  else nothingHere(request, response, next);
};

const nothingHere: RequestHandler = (request, response) => {
  letPass(request);
  response.status(404).end();
};

/** What a request's head alone says against it. Packed bodies are not unpacked: one of a kilobyte may hold gigabytes. */
function headFaultOf({ headers }: IncomingMessage, limit: number): RefusalReason | null {
  if (headers["content-type"]?.toLowerCase() !== CONTENT_TYPE) return "UNSUPPORTED";
  if (headers["content-encoding"] !== undefined) return "UNSUPPORTED";
  return Number(headers["content-length"] ?? 0) > limit ? "TOO_LARGE" : null;
}

function answer(response: ServerResponse, { receipt, jws }: SignedReceipt): void {
  write(response, statusOf(receipt.reason), jws, CONTENT_TYPE);
}

/** Longest time for which the rest of a refused body is let pass. */
const PASSING_MS = 5000;

/** What is left of a body that nobody reads is let pass for a while: cut off at once, the sender would not see why. */
function letPass(request: IncomingMessage): void {
  if (request.complete) return;
  const over = setTimeout(() => request.destroy(), PASSING_MS).unref();
  request.once("close", () => clearTimeout(over));
  request.resume();
}

function write(response: ServerResponse, status: number, text: string, contentType: string): void {
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(text);
}

/** Without a key to sign with there is no receipt; a sender takes that for no answer, and tries again. */
function answerFault(log: Log): ErrorRequestHandler {
  return (fault: unknown, _request, response, next) => {
    log.error({ err: fault }, "a request from outside could not be answered");
    if (response.headersSent) next(fault);
    else response.status(503).set("connection", "close").end();
  };
}
