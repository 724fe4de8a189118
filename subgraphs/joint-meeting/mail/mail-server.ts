import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";

/** The server that mails are handed to, from SMTP_URL, MAIL_FROM and SMTP_TLS. */
export interface MailServerOptions {
  /** `smtp://user:password@host:587`, or `smtps://…:465` for TLS from the start. */
  url: string;
  from: string;
  /** Whether mails may go without TLS to a server that is not this machine. */
  isPlaintextAllowed: boolean;
}

/** A mail of plain text to one address. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/**
 * What became of a mail: the server has taken it; it certainly has not, so that it may be tried again; or nobody knows,
 * since the connection broke after the text was handed over, and trying again might send it twice.
 */
export type Delivery = "ACCEPTED" | "NOT_ACCEPTED" | "UNKNOWN";

/** A mail that was not taken, in words without the address. */
export class MailFault extends Error {
  constructor(
    readonly delivery: Exclude<Delivery, "ACCEPTED">,
    options: ErrorOptions & { code: string | undefined; status: number | undefined },
  ) {
    super(`the mail server has not taken a mail: ${options.code ?? "no answer"} ${options.status ?? ""}`.trim());
    this.name = "MailFault";
  }
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
/** Names of this machine, whose network nobody listens to. */
const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

/** Hands mails to a server, each on a connection of its own: there is one a desk and day. */
export class MailServer {
  constructor(private readonly options: MailServerOptions) {}

  /** @throws MailFault when the server has not taken it, or may or may not have. */
  async send({ to, subject, text }: Mail): Promise<void> {
    const { from } = this.options;
    // Addresses as objects are never read as lists; header values lose what would end a line.
    const node = new MailComposer({
      from: { name: "", address: from },
      to: { name: "", address: to },
      subject,
      text,
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile();
    const message = await node.build();
    const connection = new SMTPConnection(connectionOptions(this.options));
    let isHandedOver = false;
    const body = Readable.from(
      (function* handOver() {
        isHandedOver = true;
        yield message;
      })(),
    );
    try {
      await talk(connection, credentialsOf(this.options.url), { from, to: [to] }, body);
    } catch (cause) {
      const { code, responseCode: status } = cause as SmtpError;
      // An answer of the server is a refusal; without one, what was handed over may have been taken.
      const delivery = isHandedOver && status === undefined ? "UNKNOWN" : "NOT_ACCEPTED";
      throw new MailFault(delivery, { code, status });
    } finally {
      connection.close();
    }
  }
}

/** Connects, says who it is where the server asks, and hands the mail over. Rejects with the first fault of any of it. */
function talk(
  connection: SMTPConnection,
  credentials: { user: string; pass: string } | null,
  envelope: { from: string; to: string[] },
  body: Readable,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const next =
      (step: () => void) =>
      (fault?: Error | null): void => {
        if (fault) reject(fault);
        else step();
      };
    const send = (): void => connection.send(envelope, body, next(resolve));
    connection.once("error", reject);
    connection.connect(next(() => (credentials === null ? send() : connection.login(credentials, next(send)))));
  });
}

/** Whether nothing may be said to the server unencrypted. */
export function needsTls({ url, isPlaintextAllowed }: MailServerOptions): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "smtps:" || (!isPlaintextAllowed && !LOCAL.has(hostname));
}

function connectionOptions(options: MailServerOptions) {
  const { protocol, hostname, port } = new URL(options.url);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    ...(port === "" ? {} : { port: Number(port) }),
    secure,
    requireTLS: !secure && needsTls(options),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  };
}

function credentialsOf(url: string): { user: string; pass: string } | null {
  const { username, password } = new URL(url);
  return username === "" ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
}
