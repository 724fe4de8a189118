import { type ErrorRequestHandler, type RequestHandler, type Response, Router } from "express";
import { type AttachmentKeeper, isSubjectOf, type SubjectOf } from "../../../schema/access/attachment-scopes";
import type { Caller } from "../caller";
import { DomainError, type ErrorCode } from "../errors";
import type { Log } from "../log";
import { Refusal, RefusalReason } from "../refusal.type";
import { notFound } from "../refusals";
import { callerOf } from "../require-caller";
import type { Vault } from "../vault";
import type { AttachmentKeeping } from "./attachment-keeping";
import { FileFault } from "./file-fault";
import { readFileName } from "./file-name";
import type { KeptAttachment, SubjectOfAttachment } from "./kept-attachment";
import { readBytes } from "./read-bytes";

interface DoorOptions<Keeper extends AttachmentKeeper> {
  keeper: Keeper;
  attachmentsOf: (caller: Caller) => AttachmentKeeping<SubjectOf<Keeper>>;
  vault: Vault;
  log: Log;
  /** Bytes of a file at most. */
  limit: number;
}

/**
 * The door of attachments beside `/graphql`, for callers that the gateway has signed for: `POST /?subject=CASE&id=…` with
 * the bytes takes one in, `GET /<id>` gives one out.
 */
export function attachmentDoor<Keeper extends AttachmentKeeper>(options: DoorOptions<Keeper>): Router {
  const { keeper, attachmentsOf, vault, log, limit } = options;
  const take: RequestHandler = async (request, response) => {
    const attachments = attachmentsOf(callerOf(request));
    const subject = readSubject(keeper, request.query["subject"], request.query["id"]);
    // Before the body is read: a stranger's file is not even looked at.
    const refusal = subject === null ? notFound() : await attachments.refusalToAdd(subject);
    if (subject === null || refusal !== null) return sendRefusal(response, refusal ?? notFound());
    const fileName = readFileName(request.get("x-file-name"));
    const bytes = await readBytes(request, limit);
    const kept = await attachments.add(subject, { fileName, contentType: request.get("content-type"), bytes });
    if (kept instanceof Refusal) return sendRefusal(response, kept);
    response.status(kept.isNew ? 201 : 200).json(describe(kept.row, vault));
  };

  const give: RequestHandler = async (request, response) => {
    const found = await attachmentsOf(callerOf(request)).get(String(request.params["id"]));
    if (found === null) return sendRefusal(response, notFound());
    const { row, bytes } = found;
    response.set({
      "content-type": row.mediaType,
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename*=UTF-8''${encodeName(vault.open(row.nameSealed))}`,
      "repr-digest": `sha-256=:${row.sha256.toString("base64")}:`,
    });
    response.end(bytes);
  };

  return Router().post("/", take).get("/:id", give).use(answerFault(log));
}

function readSubject<Keeper extends AttachmentKeeper>(
  keeper: Keeper,
  kind: unknown,
  id: unknown,
): SubjectOfAttachment<SubjectOf<Keeper>> | null {
  return isSubjectOf(keeper, kind) && typeof id === "string" ? { kind, id } : null;
}

function describe(row: KeptAttachment<string>, vault: Vault): object {
  const { id, nameSealed, mediaType, size, sha256, uploadedOn, uploadedBy } = row;
  const fileName = vault.open(nameSealed);
  return { id, fileName, mediaType, size, sha256: sha256.toString("hex"), uploadedOn, uploadedBy };
}

/** As RFC 8187 has it: more than encodeURIComponent escapes. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const REFUSALS: Readonly<Record<RefusalReason, { status: number; code: ErrorCode }>> = {
  NOT_FOUND: { status: 404, code: "NOT_FOUND" },
  NOT_YOURS: { status: 403, code: "FORBIDDEN" },
  WRONG_STATE: { status: 409, code: "CONFLICT" },
  ALREADY_DONE: { status: 409, code: "CONFLICT" },
  CHANGED: { status: 409, code: "CONFLICT" },
  INVALID: { status: 400, code: "BAD_INPUT" },
};

function sendRefusal(response: Response, { reason, message }: Refusal): void {
  const { status, code } = REFUSALS[reason];
  send(response, status, code, message);
}

/** What is wrong with a file or a caller is told; the rest is for the log alone. */
function answerFault(log: Log): ErrorRequestHandler {
  return (fault: unknown, request, response, _next) => {
    // The rest of a body that was given up is let pass, so that its sender gets to the answer.
    request.resume();
    if (fault instanceof FileFault) send(response, fault.status, "BAD_INPUT", fault.message);
    else if (fault instanceof DomainError && fault.code === "FORBIDDEN") send(response, 403, fault.code, fault.message);
    else if (request.destroyed && !request.complete) log.warn({ err: fault }, "a sender of an attachment broke off");
    else {
      log.error({ err: fault }, "an attachment was neither taken nor given");
      if (response.headersSent) response.destroy();
      else send(response, 500, "INTERNAL_SERVER_ERROR", INTERNAL);
    }
  };
}

const INTERNAL = "Internal error; the log has it under the request's id. 内部错误，详见服务日志。";

function send(response: Response, status: number, code: ErrorCode | "INTERNAL_SERVER_ERROR", message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
