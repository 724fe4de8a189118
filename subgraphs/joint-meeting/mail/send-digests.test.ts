import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type CaseworkCounty, openCaseworkCounty, ROUND_APPLICATION } from "../../../test/support/casework-county";
import { dieAtStatement } from "../../../test/support/die-at-statement";
import { type MailDrop, startMailDrop, wordsOf as wordsOfMail } from "../../../test/support/mail-drop";
import { notify } from "../inbox/notify";
import { MailServer } from "./mail-server";
import { sendDigests } from "./send-digests";

const ADDRESSES = { education: "jiaoyu@example.gov.cn", office: "lianxi@example.gov.cn" };
const TODAY = "2018-12-31";
const TOMORROW = "2019-01-02";

describe("digests", () => {
  let county: CaseworkCounty;
  let drop: MailDrop;
  let notices = 0;

  const send = (day = TODAY): Promise<void> => {
    const mail = new MailServer({
      url: `smtp://127.0.0.1:${drop.port}`,
      from: "liankong@example.gov.cn",
      isPlaintextAllowed: false,
    });
    const link = "https://liankong.example.gov.cn/";
    return sendDigests({ ...county.on(day), mail, link }, new AbortController().signal);
  };
  const tell = (desk: string, dueOn: string | null = null): Promise<void> =>
    county.database.transaction((manager) =>
      notify(manager, {
        desk,
        kind: "TASK_ASKED",
        subjectKind: "TASK",
        subjectId: "the task of 王小明",
        caseId: null,
        dueOn,
        dedupe: `notice ${(notices += 1)}`,
        on: TODAY,
        at: county.on(TODAY).clock.now(),
      }),
    );
  const states = () => county.sql("SELECT desk, state, entries, tries FROM mail_digest ORDER BY day, desk");
  const wordsOf = (index: number): string => wordsOfMail(drop.mails[index]!);

  beforeAll(async () => {
    county = await openCaseworkCounty();
    for (const [desk, address] of Object.entries(ADDRESSES)) {
      await county.sql("INSERT INTO mail_address VALUES ($1, $2, now(), 'a', 'b', 'c')", [
        desk,
        county.vault.seal(address),
      ]);
    }
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    drop = await startMailDrop();
  });
  afterEach(async () => {
    await drop.close();
    await county.sql("TRUNCATE inbox_entry, mail_digest");
  });

  it("tell a desk once a day how much lies unread, and nothing of anybody", async () => {
    await tell("education", "2019-01-07");
    await tell("education", "2019-01-04");
    await tell("education", "2018-12-01");
    await tell("health");
    await send();
    await send();
    expect(drop.mails).toMatchObject([{ to: [ADDRESSES.education] }]);
    const words = wordsOf(0);
    for (const told of ["未阅消息3条", "新任务", "2019-01-04", "https://liankong.example.gov.cn/"])
      expect(words).toContain(told);
    expect(drop.mails[0]!.source + words).not.toContain("王小明");
    expect(await states()).toEqual([{ desk: "education", state: "SENT", entries: 3, tries: 1 }]);
  });

  it("come the next day for what is new, with all that is unread still, and not for what was told", async () => {
    await tell("education");
    await send();
    await send(TOMORROW);
    expect(drop.mails).toHaveLength(1);
    await tell("education");
    await send(TOMORROW);
    expect(wordsOf(1)).toContain("未阅消息2条");
  });

  it("do not tell of what has been read", async () => {
    await tell("education");
    await county.sql("UPDATE inbox_entry SET read_at = now(), read_by = 'x'");
    await send();
    expect(drop.mails).toEqual([]);
  });

  it("are sent once by three workers at once", async () => {
    await tell("education");
    await tell("office");
    await Promise.all([send(), send(), send()]);
    expect(drop.mails.map(({ to }) => to[0]).toSorted()).toEqual([ADDRESSES.education, ADDRESSES.office]);
  });

  it("are tried again the same day, after ever longer pauses, when the server is away or says no", async () => {
    await tell("education");
    await tell("office");
    drop.taking = "REFUSES";
    for (const [tries, minutes] of [
      [1, 1],
      [2, 2],
      [3, 4],
    ]) {
      await send();
      const rows = await county.sql<{ pause: number }>(
        "SELECT state, tries, round(extract(epoch FROM try_after - clock_timestamp()) / 60)::int AS pause FROM mail_digest",
      );
      expect(rows).toEqual([
        { state: "FAILED", tries, pause: minutes },
        { state: "FAILED", tries, pause: minutes },
      ]);
      await send();
      expect(await states()).toMatchObject([{ tries }, { tries }]);
      await county.sql("UPDATE mail_digest SET try_after = clock_timestamp() - interval '1 second'");
    }
    drop.taking = "TAKES";
    await send();
    await send();
    expect(drop.mails).toHaveLength(8);
    expect(await states()).toMatchObject([{ state: "SENT", tries: 4 }, { state: "SENT" }]);
  });

  it("are not sent again where the server may have taken them, and what they told of comes the next day", async () => {
    await tell("education");
    drop.taking = "BREAKS_OFF";
    await send();
    drop.taking = "TAKES";
    await send();
    expect(await states()).toMatchObject([{ state: "SENDING" }]);
    expect(drop.mails).toHaveLength(1);
    await send(TOMORROW);
    expect(drop.mails).toHaveLength(2);
    expect(wordsOf(1)).toContain("未阅消息1条");
  });

  it("are never sent twice and never lost, at whichever statement their worker is killed", async () => {
    let statement = 0;
    for (let isDead = true; isDead;) {
      statement += 1;
      await county.sql("TRUNCATE inbox_entry, mail_digest");
      drop.mails.length = 0;
      await tell("education");
      isDead = await dieAtStatement(ROUND_APPLICATION, statement, () => send());
      await send();
      await send();
      expect([statement, drop.mails.length <= 1]).toEqual([statement, true]);
      const ofToday = drop.mails.length;
      await send(TOMORROW);
      expect([statement, drop.mails.length >= 1, drop.mails.length - ofToday <= 1]).toEqual([statement, true, true]);
    }
    expect(statement).toBeGreaterThan(3);
  });
});
