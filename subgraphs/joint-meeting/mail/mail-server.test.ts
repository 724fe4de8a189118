import { afterEach, describe, expect, it } from "@jest/globals";
import { findFreePorts } from "../../../infra/postgres/free-port";
import { type MailDrop, startMailDrop } from "../../../test/support/mail-drop";
import { MailServer, needsTls } from "./mail-server";

const MAIL = { to: "jiaoyu@example.gov.cn", subject: "未阅消息 3 条", text: "正文。\n" };
const FROM = "liankong@example.gov.cn";

describe("a mail", () => {
  let drop: MailDrop | undefined;

  const server = (port: number, { host = "127.0.0.1", account = "", isPlaintextAllowed = false } = {}): MailServer =>
    new MailServer({ url: `smtp://${account}${host}:${port}`, from: FROM, isPlaintextAllowed });
  const deliveryOf = (sending: Promise<void>): Promise<string> =>
    sending.then(
      () => "ACCEPTED",
      (fault: { delivery: string }) => fault.delivery,
    );

  afterEach(async () => {
    await drop?.close();
    drop = undefined;
  });

  it("is handed to the server as it is written, to one address and nobody else", async () => {
    drop = await startMailDrop();
    await server(drop.port).send(MAIL);
    expect(drop.mails).toMatchObject([{ from: FROM, to: [MAIL.to] }]);
    const { source } = drop.mails[0]!;
    expect(source).toMatch(/^From: liankong@example\.gov\.cn\r?$/m);
    expect(source).toMatch(/^To: jiaoyu@example\.gov\.cn\r?$/m);
    const [, subject = ""] = /^Subject: ((?:.*\r?\n )*.*)$/m.exec(source) ?? [];
    expect(subject).toContain("=?UTF-8?");
  });

  it.each([
    ["the subject", { subject: "x\r\nBcc: spy@example.cn\r\n\r\nbody" }],
    ["the address", { to: "a@e.cn\r\nBcc: spy@example.cn" }],
    ["the address as a list", { to: "a@e.cn, spy@example.cn" }],
  ])("has no header of somebody else's by %s", async (_where, given) => {
    drop = await startMailDrop();
    await deliveryOf(server(drop.port).send({ ...MAIL, ...given }));
    for (const { source, to } of drop.mails) {
      expect(source.split(/\r?\n\r?\n/)[0]).not.toMatch(/^bcc:/im);
      expect(to).toHaveLength(1);
    }
  });

  it("goes under the account that the address of the server names", async () => {
    drop = await startMailDrop({ account: "liankong:p@ss word" });
    const account = `liankong:${encodeURIComponent("p@ss word")}@`;
    expect(await deliveryOf(server(drop.port, { account }).send(MAIL))).toBe("ACCEPTED");
    expect(await deliveryOf(server(drop.port, { account: "liankong:wrong@" }).send(MAIL))).toBe("NOT_ACCEPTED");
    expect(await deliveryOf(server(drop.port).send(MAIL))).toBe("NOT_ACCEPTED");
    expect(drop.mails).toHaveLength(1);
  });

  it("is certainly not taken by a server that is away or says no", async () => {
    const [port = 0] = await findFreePorts(1);
    expect(await deliveryOf(server(port).send(MAIL))).toBe("NOT_ACCEPTED");
    drop = await startMailDrop();
    drop.taking = "REFUSES";
    expect(await deliveryOf(server(drop.port).send(MAIL))).toBe("NOT_ACCEPTED");
  });

  it("may or may not have been taken where the connection breaks behind its last word", async () => {
    drop = await startMailDrop();
    drop.taking = "BREAKS_OFF";
    expect(await deliveryOf(server(drop.port).send(MAIL))).toBe("UNKNOWN");
  });

  it("does not go to a server whose certificate nobody vouches for", async () => {
    drop = await startMailDrop({ hasTls: true });
    expect(await deliveryOf(server(drop.port).send(MAIL))).toBe("NOT_ACCEPTED");
    expect(drop.mails).toEqual([]);
  });

  it("does not leave the machine unencrypted unless that is said to be all right", async () => {
    drop = await startMailDrop();
    // Another way to write this machine's address, which is not on the list of its names.
    expect(await deliveryOf(server(drop.port, { host: "127.1" }).send(MAIL))).toBe("NOT_ACCEPTED");
    expect(drop.mails).toEqual([]);
    expect(await deliveryOf(server(drop.port, { host: "127.1", isPlaintextAllowed: true }).send(MAIL))).toBe(
      "ACCEPTED",
    );
  });

  it.each([
    ["smtp://mail.example.gov.cn:587", false, true],
    ["smtp://u:p@mail.example.gov.cn", false, true],
    ["smtp://mail.example.gov.cn", true, false],
    ["smtp://localhost:25", false, false],
    ["smtp://[::1]:25", false, false],
    ["smtp://localhost.example.cn", false, true],
    ["smtp://127.0.0.1.example.cn", false, true],
    ["smtps://mail.example.gov.cn", true, true],
  ])("by %s (plain text allowed: %s) needs TLS: %s", (url, isPlaintextAllowed, needs) => {
    expect(needsTls({ url, from: FROM, isPlaintextAllowed })).toBe(needs);
  });
});
