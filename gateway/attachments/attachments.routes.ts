import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { type Request, type RequestHandler, type Response, Router } from "express";
import type { Dispatcher } from "undici";
import {
  ATTACHMENT_SCOPES,
  type AttachmentKeeper,
  DEFAULT_KEEPER,
  holdsAny,
  isAttachmentSubject,
  readScopesOf,
} from "../../schema/access/attachment-scopes";
import type { Scope } from "../../schema/access/scopes";
import { unavailable } from "../department-link/department-fault";
import { Refusal } from "../errors/refusal";
import type { RequestContext } from "../http/request-context";
import { localsOf } from "../http/request-log";
import { beyondLimit } from "../limits/limits";
import type { AttachmentLink } from "./attachment-link";
import { FILE_NAME_HEADER } from "./file-name-header";

interface AttachmentsOptions {
  /** Those who keep attachments in this county. */
  links: ReadonlyMap<AttachmentKeeper, AttachmentLink>;
  /** Bytes of a file at most. */
  limit: number;
}

/** What of a sender's headers the keeper reads, and what of the keeper's a reader gets. */
const SENT_HEADERS = ["content-type", FILE_NAME_HEADER] as const;
const GIVEN_HEADERS = ["content-type", "content-length", "content-disposition", "repr-digest"] as const;
/** What the keeper says in words. */
const TOLD_STATUSES: ReadonlySet<number> = new Set([200, 201, 400, 403, 404, 409, 413, 415]);

/**
 * `POST /attachments?subject=CASE&id=…` with a file's bytes hands a file in, `GET /attachments/<id>` gives it back (附件);
 * `GET /attachments/<id>?subject=LETTER` what belongs to letters, which another subgraph keeps than all the rest. The gateway
 * checks caller, purpose, scopes and size; whose file it is and what is in it, its keeper.
 */
export function attachmentRoutes({ links, limit }: AttachmentsOptions): Router {
  const take: RequestHandler = async (request, response) => {
    const context = localsOf(response).context as RequestContext;
    const { subject, id } = request.query;
    if (!isAttachmentSubject(subject) || typeof id !== "string") throw noSubject();
    requireScope(context, ATTACHMENT_SCOPES[subject].add);
    const told = Number(request.get("content-length") ?? 0);
    if (told > limit) throw tooLarge(limit, told);
    const headers = pick(SENT_HEADERS, (name) => request.get(name));
    const path = `?${new URLSearchParams({ subject, id }).toString()}`;
    const answer = await ask(request, context, linkTo(links, ATTACHMENT_SCOPES[subject].keeper), (link) =>
      link.request({ method: "POST", path, headers, body: upTo(limit, request) }, context),
    );
    if (answer !== null) await tell(response, answer);
  };

  const give: RequestHandler = async (request, response) => {
    const context = localsOf(response).context as RequestContext;
    const { subject } = request.query;
    if (subject !== undefined && !isAttachmentSubject(subject)) throw noSubject();
    const keeper = subject === undefined ? DEFAULT_KEEPER : ATTACHMENT_SCOPES[subject].keeper;
    requireScope(context, readScopesOf(keeper));
    const path = `/${encodeURIComponent(String(request.params["id"]))}`;
    const answer = await ask(request, context, linkTo(links, keeper), (link) =>
      link.request({ method: "GET", path }, context),
    );
    if (answer === null) return;
    if (answer.statusCode !== 200) return tell(response, answer);
    response.status(200).set({
      ...pick(GIVEN_HEADERS, (name) => String(answer.headers[name] ?? "")),
      // A file is kept, never shown here: what it may do it does not do in the name of this address.
      "content-security-policy": "default-src 'none'; sandbox",
    });
    await pipeline(answer.body, response).catch((fault: unknown) => {
      context.log.warn({ err: fault }, "an attachment did not reach its reader");
    });
  };

  return Router().post("/", take).get("/:id", give);
}

/** @throws Refusal UNAVAILABLE in a county without that subgraph */
function linkTo(links: ReadonlyMap<AttachmentKeeper, AttachmentLink>, keeper: AttachmentKeeper): AttachmentLink {
  const link = links.get(keeper);
  if (link === undefined) throw away(keeper);
  return link;
}

function requireScope({ caller }: RequestContext, scopes: readonly Scope[]): void {
  if (holdsAny(caller.scopes, scopes)) return;
  const purpose = caller.purpose ?? "none";
  throw new Refusal(
    "FORBIDDEN",
    `Attachments of that are not open to you under the purpose ${purpose}. 当前身份与使用目的无权办理该类附件。`,
    { status: 403, details: { scopes } },
  );
}

/** The keeper's answer; null when whoever asked has gone meanwhile. @throws Refusal UNAVAILABLE when it gives none */
async function ask(
  request: Request,
  { log }: RequestContext,
  link: AttachmentLink,
  run: (link: AttachmentLink) => Promise<Dispatcher.ResponseData>,
): Promise<Dispatcher.ResponseData | null> {
  try {
    const answer = await run(link);
    if (TOLD_STATUSES.has(answer.statusCode)) return answer;
    await answer.body.dump();
    log.warn({ department: link.keeper, status: answer.statusCode }, "a department does not answer");
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    if (request.destroyed && !request.complete) {
      log.warn({ err: fault }, "a sender of an attachment broke off");
      return null;
    }
    log.warn({ department: link.keeper, err: fault }, "a department does not answer");
  }
  throw away(link.keeper);
}

const away = (keeper: AttachmentKeeper): Refusal =>
  new Refusal("UNAVAILABLE", unavailable(keeper).message, { status: 503 });

async function tell(response: Response, { statusCode, body }: Dispatcher.ResponseData): Promise<void> {
  response.status(statusCode).json(await body.json());
}

/** The bytes of a request as they come. @throws Refusal once there are more than `limit` */
async function* upTo(limit: number, request: IncomingMessage): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit, size);
      yield chunk;
    }
  } finally {
    // What is left of a body that was given up is let pass: a sender may send its next request behind it.
    request.resume();
  }
}

const tooLarge = (limit: number, size: number): Refusal => beyondLimit("attachmentBytes", limit, size, 413);

function noSubject(): Refusal {
  const subjects = Object.keys(ATTACHMENT_SCOPES).join(", ");
  return new Refusal(
    "BAD_INPUT",
    `Say what the file belongs to: ?subject=…&id=…, with subject one of ${subjects}. 请在地址中注明附件所属事项（subject、id）。`,
    { status: 400 },
  );
}

function pick(names: readonly string[], read: (name: string) => string | undefined): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => [[name, read(name) ?? ""]]).filter(([, value]) => value !== ""));
}
