import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as ask,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** What a line does to a request and its answer. */
export type LineFault =
  /** The request does not arrive. */
  | "LOST"
  /** Half of the request arrives. */
  | "CUT"
  /** The request arrives, a byte of it is another one. */
  | "ALTERED"
  /** The request arrives, its answer does not. */
  | "ANSWER_LOST"
  /** Half of the answer arrives. */
  | "ANSWER_CUT"
  /** A byte of the answer is another one. */
  | "ANSWER_ALTERED"
  /** The answer is that to an earlier request. */
  | "ANSWER_MISTAKEN"
  /** The request arrives ten times at once; one of the answers is given. */
  | "TENFOLD"
  /** An earlier request arrives again before it. */
  | "REPEATED"
  /** The request arrives at some later time, and nobody waits for the answer. */
  | "LATE";

export const LINE_FAULTS: readonly LineFault[] = [
  "LOST",
  "CUT",
  "ALTERED",
  "ANSWER_LOST",
  "ANSWER_CUT",
  "ANSWER_ALTERED",
  "ANSWER_MISTAKEN",
  "TENFOLD",
  "REPEATED",
  "LATE",
];

interface Sent {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As many earlier requests as it remembers, and as many late ones as are under way at once. */
const REMEMBERED = 64;

/** A line to a county's door, over real connections, on which happens what a test says. */
export class BadLine {
  /** What becomes of the next request; nothing by default. */
  fault: () => LineFault | null = () => null;
  /** A number from 0 to 1 wherever something is left to chance. */
  chance: () => number = Math.random;
  /** Whether nothing gets through at all. */
  isCut = false;
  /** How often each fault was met. */
  readonly met: Partial<Record<LineFault, number>> = {};
  private port = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private readonly earlier: Sent[] = [];
  private late: Sent[] = [];
  private lastAnswer: Answer | null = null;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<BadLine> {
    const server = createServer((request, response) => void line.serve(request, response));
    const line = new BadLine(server);
    await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port: 0 }, resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Says where it leads. */
  leadTo(port: number): void {
    this.port = port;
  }

  /** Has all late requests arrive now, the last one first. */
  async release(): Promise<void> {
    const late = this.late.toReversed();
    this.late = [];
    for (const sent of late) await this.send(sent).catch(() => null);
  }

  async close(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/", headers, socket } = request;
    try {
      const passed = this.isCut ? null : await this.pass({ method, path, headers, body: await buffer(request) });
      if (passed === null) {
        socket.destroy();
        return;
      }
      const { status, headers: given, body } = passed.answer;
      response.writeHead(status, { ...given, connection: "keep-alive" });
      if (passed.isCut) response.write(body.subarray(0, body.length / 2), () => socket.destroy());
      else response.end(body);
    } catch {
      // Nobody is at the other end: to who sent it that is the same as a line that is cut.
      socket.destroy();
    }
  }

  private async pass(sent: Sent): Promise<{ answer: Answer; isCut: boolean } | null> {
    const fault = sent.path === "/messages" ? this.fault() : null;
    if (fault !== null) this.met[fault] = (this.met[fault] ?? 0) + 1;
    const given = await this.suffer(sent, fault);
    this.earlier.push(sent);
    if (this.earlier.length > REMEMBERED) this.earlier.shift();
    return given === null || this.isCut ? null : { answer: given, isCut: fault === "ANSWER_CUT" };
  }

  private async suffer(sent: Sent, fault: LineFault | null): Promise<Answer | null> {
    const mistaken = this.lastAnswer;
    switch (fault) {
      case "LOST":
        return null;
      case "CUT":
        return this.send(sent, sent.body.length / 2).catch(() => null);
      case "ALTERED":
        return this.send({ ...sent, body: this.altered(sent.body) });
      case "LATE":
        if (this.late.length >= REMEMBERED) await this.release();
        this.late.push(sent);
        return null;
      case "TENFOLD": {
        const answers = await Promise.all(Array.from({ length: 10 }, () => this.send(sent)));
        return this.oneOf(answers) ?? null;
      }
      case "REPEATED": {
        const earlier = this.oneOf(this.earlier);
        if (earlier !== undefined) await this.send(earlier);
        return this.send(sent);
      }
      default: {
        const answer = await this.send(sent);
        if (fault === "ANSWER_LOST") return null;
        if (fault === "ANSWER_ALTERED") return { ...answer, body: this.altered(answer.body) };
        return fault === "ANSWER_MISTAKEN" && mistaken !== null ? mistaken : answer;
      }
    }
  }

  private send({ method, path, headers, body }: Sent, length = body.length): Promise<Answer> {
    const { connection: _connection, host: _host, "transfer-encoding": _coding, ...rest } = headers;
    const named = { ...rest, "content-length": String(body.length) };
    return new Promise((resolve, reject) => {
      const sent = ask({ host: "127.0.0.1", port: this.port, agent: this.agent, method, path, headers: named });
      sent.once("error", reject);
      sent.once("response", (response) => {
        const { statusCode: status = 500, headers: given } = response;
        buffer(response).then((bytes) => {
          this.lastAnswer = { status, headers: given, body: bytes };
          resolve(this.lastAnswer);
        }, reject);
      });
      if (length === body.length) sent.end(body);
      else sent.write(body.subarray(0, length), () => sent.destroy(new Error("cut")));
    });
  }

  private altered(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    const place = Math.floor(this.chance() * copy.length);
    copy[place] = copy[place] === 0x41 ? 0x42 : 0x41;
    return copy;
  }

  private oneOf<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.chance() * items.length)];
  }
}
