import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** What a server does with the next mails: takes them, says no to their text, or breaks the connection when it has it all. */
export type MailTaking = "TAKES" | "REFUSES" | "BREAKS_OFF";

export interface DroppedMail {
  from: string;
  to: string[];
  /** As it came: headers, an empty line, the body. */
  source: string;
}

/** A mail server on this machine, without TLS, that keeps what it is given. */
export interface MailDrop {
  port: number;
  taking: MailTaking;
  /** What has come in whole, taken or not. */
  mails: DroppedMail[];
  close(): Promise<void>;
}

interface MailDropOptions {
  /** Default any free one. */
  port?: number;
  /** Who must sign in, `user:password`; default nobody. */
  account?: string;
  /** Whether it offers STARTTLS, under a certificate that nobody vouches for. */
  hasTls?: boolean;
}

export async function startMailDrop({ port = 0, account, hasTls = false }: MailDropOptions = {}): Promise<MailDrop> {
  const mails: DroppedMail[] = [];
  const server = new SMTPServer({
    logger: false,
    authOptional: account === undefined,
    allowInsecureAuth: true,
    disabledCommands: hasTls ? [] : ["STARTTLS"],
    onAuth: ({ username, password }, _session, done) => {
      if (`${username}:${password}` === account) done(null, { user: username });
      else done(new Error("no such account"));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.once("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(parts).toString("utf8"),
        });
        if (drop.taking === "TAKES") done();
        else if (drop.taking === "REFUSES") done(Object.assign(new Error("mailbox full"), { responseCode: 452 }));
        else for (const connection of server.connections) connection.close();
      });
    },
  });
  // A client that goes in the middle of a mail is no fault of this server.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const drop: MailDrop = {
    port: (server.server.address() as AddressInfo).port,
    taking: "TAKES",
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return drop;
}

/** The words of a mail, whatever they are wrapped in. */
export function wordsOf({ source }: DroppedMail): string {
  const [head = "", ...rest] = source.split(/\r?\n\r?\n/);
  const body = rest.join("\n\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
