import { Agent, type Dispatcher } from "undici";
import { CARD_CONTENT_TYPE, CONTENT_TYPE } from "./envelope";
import { ExchangeFault, exchangeFaultOf } from "./exchange-fault";
import { type ExchangeTls, LOWEST_TLS } from "./exchange-tls";

interface ExchangeClientOptions {
  tls: ExchangeTls["client"];
  /** Other times than a county has, in tests. */
  times?: Partial<typeof TIMES>;
}

const TIMES = {
  connect: 5000,
  /** For all of a message and its answer: the largest one on a line of one megabit per second. */
  message: 300_000,
  card: 10_000,
};
/** A peer that stops sending or does not begin to answer is given up earlier. */
const SILENCE_MS = 30_000;
/** Shorter than any peer's door keeps a connection. */
const KEEP_ALIVE_MS = 30_000;
const CONNECTIONS_A_PEER = 8;
/** Receipts are below one kilobyte, cards below a few, unless keys have been changed often of late. */
const LONGEST_ANSWER = 256 * 1024;
const ANSWERS = { messages: CONTENT_TYPE, card: CARD_CONTENT_TYPE };

/** Writes to other counties. It follows no redirect: an address is what the directory says, and nothing else. */
export class ExchangeClient {
  private readonly agent: Agent;
  private readonly times: typeof TIMES;
  private readonly plainHttp: boolean;

  constructor({ tls, times = {} }: ExchangeClientOptions) {
    this.times = { ...TIMES, ...times };
    this.plainHttp = tls.plainHttp;
    this.agent = new Agent({
      connections: CONNECTIONS_A_PEER,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      headersTimeout: SILENCE_MS,
      bodyTimeout: SILENCE_MS,
      maxResponseSize: LONGEST_ANSWER,
      connect: {
        timeout: this.times.connect,
        minVersion: LOWEST_TLS,
        ...(tls.ca === null ? {} : { ca: tls.ca }),
        ...tls.identity,
      },
    });
  }

  /**
   * Sends a message once. Its answer is a receipt that is yet to be verified, whatever the status says.
   * @throws ExchangeFault when there is none
   */
  postMessage(exchangeUrl: string, jwe: string): Promise<string> {
    const headers = { "content-type": CONTENT_TYPE };
    return this.ask(exchangeUrl, "messages", { method: "POST", body: jwe, headers }, this.times.message);
  }

  /** A county's card, yet to be verified. @throws ExchangeFault when there is none */
  fetchCard(exchangeUrl: string): Promise<string> {
    return this.ask(exchangeUrl, "card", { method: "GET" }, this.times.card);
  }

  /** Gives up what is under way: a message that may have arrived is sent again and known there. */
  close(): Promise<void> {
    return this.agent.destroy();
  }

  private async ask(
    exchangeUrl: string,
    what: keyof typeof ANSWERS,
    request: Pick<Dispatcher.RequestOptions, "method" | "body" | "headers">,
    within: number,
  ): Promise<string> {
    const { origin, pathname } = this.addressOf(exchangeUrl);
    const path = `${pathname.replace(/\/$/, "")}/${what}`;
    try {
      const signal = AbortSignal.timeout(within);
      const { headers, body } = await this.agent.request({ ...request, origin, path, signal });
      if (headers["content-type"] === ANSWERS[what]) return await body.text();
      await body.dump();
    } catch (fault) {
      throw exchangeFaultOf(fault);
    }
    throw new ExchangeFault("NO_EXCHANGE", `the peer answers ${what} with something else`);
  }

  /** @throws ExchangeFault for what is no address of an exchange: other schemes, names and passwords, queries */
  private addressOf(exchangeUrl: string): URL {
    if (!URL.canParse(exchangeUrl)) throw noAddress();
    const url = new URL(exchangeUrl);
    const schemes = this.plainHttp ? ["https:", "http:"] : ["https:"];
    const besides = [url.username, url.password, url.search, url.hash].join("");
    if (!schemes.includes(url.protocol) || besides !== "") throw noAddress();
    return url;
  }
}

const noAddress = (): ExchangeFault =>
  new ExchangeFault("NO_ADDRESS", "the peer's address is not one that letters go to");
