import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Clock } from "../../../infra/runtime/clock";
import { type CaseworkCounty, openCaseworkCounty } from "../../../test/support/casework-county";
import { type MailDrop, startMailDrop } from "../../../test/support/mail-drop";
import { MailServer } from "../mail/mail-server";
import { roundWork } from "./round-work";

describe("the rounds as work of the job queue", () => {
  let county: CaseworkCounty;
  let drop: MailDrop;

  beforeAll(async () => {
    county = await openCaseworkCounty();
    drop = await startMailDrop();
  });
  afterAll(async () => {
    await drop?.close();
    await county?.close();
  });

  it("are woken at the start and when the county's day changes, and not at every look", async () => {
    let today = "2018-12-31";
    const clock: Clock = { today: () => today, now: () => new Date() };
    const { findForsaken } = roundWork({ ...county.on(today), clock }, null);
    expect(await findForsaken()).toHaveLength(1);
    expect(await findForsaken()).toEqual([]);
    today = "2019-01-01";
    expect(await findForsaken()).toHaveLength(1);
    expect(await findForsaken()).toEqual([]);
  });

  it("send what the day has brought, after it, even while a department is away", async () => {
    await county.sql("INSERT INTO mail_address VALUES ('office', $1, now(), 'a', 'b', 'c')", [
      county.vault.seal("lianxi@example.gov.cn"),
    ]);
    const server = new MailServer({
      url: `smtp://127.0.0.1:${drop.port}`,
      from: "liankong@example.gov.cn",
      isPlaintextAllowed: false,
    });
    // The week's report is due on this day, and the gateway is not there.
    await roundWork(county.on("2018-12-31"), { server, link: null }).run("", new AbortController().signal);
    expect(drop.mails).toMatchObject([{ to: ["lianxi@example.gov.cn"] }]);
    expect(await county.sql("SELECT FROM casework_round")).toEqual([]);
  });
});
