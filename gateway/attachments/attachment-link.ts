import { type Dispatcher, Pool } from "undici";
import { CALLER_TOKEN_HEADER, type CallerSigner } from "../../infra/runtime/caller-token";
import type { AttachmentKeeper } from "../../schema/access/attachment-scopes";
import { REQUEST_ID_HEADER } from "../access/request-id";
import type { RequestContext } from "../http/request-context";

interface LinkOptions {
  /** Who keeps attachments (附件), by the name of its subgraph. */
  keeper: AttachmentKeeper;
  /** The keeper's GraphQL address; its door of attachments is beside it. */
  url: string;
  signer: CallerSigner;
  connections: number;
  /** How long the keeper may be silent once it has all of a request; milliseconds. */
  deadlineMs: number;
}

/** One request to the keeper's door. */
export interface AttachmentRequest {
  method: "GET" | "POST";
  /** Behind `/attachments`. */
  path: string;
  headers?: Record<string, string>;
  body?: AsyncIterable<Uint8Array>;
}

/** Shorter than the subgraphs keep a connection. */
const KEEP_ALIVE_MS = 30_000;

/** Passes files between clients and their keeper as they come, as the caller of a request. */
export class AttachmentLink {
  readonly keeper: AttachmentKeeper;
  private readonly pool: Pool;

  constructor(private readonly options: LinkOptions) {
    this.keeper = options.keeper;
    const { url, connections, deadlineMs } = options;
    this.pool = new Pool(new URL(url).origin, {
      connections,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      connect: { timeout: deadlineMs },
      headersTimeout: deadlineMs,
      bodyTimeout: deadlineMs,
    });
  }

  /** @throws Error as the connection gives it, or as reading the body does */
  async request(
    { method, path, headers = {}, body }: AttachmentRequest,
    { caller, requestId }: RequestContext,
  ): Promise<Dispatcher.ResponseData> {
    const token = await this.options.signer.sign(caller, this.keeper);
    return this.pool.request({
      method,
      path: `/attachments${path}`,
      headers: { ...headers, [CALLER_TOKEN_HEADER]: token, [REQUEST_ID_HEADER]: requestId },
      // Any iterable of bytes is taken; the types know streams alone.
      body: (body ?? null) as Dispatcher.DispatchOptions["body"] & null,
    });
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
