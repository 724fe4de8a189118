import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readAccountFile } from "../../infra/county/account-file";
import { moveCountyDate } from "../../infra/county/county-date";
import { describeDataFolder } from "../../infra/county/data-folder";
import { openClients } from "../../infra/county/demo/clients";
import { CountyStack } from "../support/county-stack";
import { eventually } from "../support/eventually";
import { type MailDrop, startMailDrop, wordsOf } from "../support/mail-drop";
import { MeetingDatabase } from "../support/meeting-database";
import { Clerks, type SeenCase } from "./clerks";

const LIMIT_MS = 240_000;
const ENDS = { within: LIMIT_MS / 2 };
const FIRST_DAY = "2018-12-31";
const LAST_DAY = "2019-01-10";
/** Of the ledger's 75 children: those whose case is worked on, those who are back, and all others, whose cases lie. */
const [WORKED, BACK, ALL] = [6, 4, 75];

/** What the rounds tell of a case that nobody touches: its first step is due on 4 January, three working days after it was opened. */
const UNTOUCHED = [
  { kind: "CASE_OPENED", created_on: FIRST_DAY },
  { kind: "DEADLINE_NEAR", created_on: "2019-01-02" },
  { kind: "DEADLINE_TODAY", created_on: "2019-01-04" },
  { kind: "DEADLINE_MISSED", created_on: "2019-01-07" },
  { kind: "DEADLINE_TO_HEAD", created_on: "2019-01-07" },
];

type Service = Parameters<CountyStack["pid"]>[0];

describe("casework in a county whose parts are killed meanwhile", () => {
  let drop: MailDrop;
  let county: CountyStack;
  let database: MeetingDatabase;
  let clerks: Clerks;
  let worked: SeenCase[];
  let back: SeenCase[];

  const kill = async (service: Service): Promise<void> => {
    // Between two lives it has none to take.
    const pid = await eventually(() => county.pid(service) ?? Promise.reject(new Error(`${service} is down`)), ENDS);
    process.kill(pid, "SIGKILL");
  };
  /** Has works done at once, and kills a service as soon as the first of them is. */
  const disturbed = async (service: Service, works: readonly Promise<void>[]): Promise<void> => {
    await Promise.race(works);
    await kill(service);
    await Promise.all(works);
  };
  const rows = <Row extends object>(text: string): Promise<Row[]> => database.rows<Row>(text);
  const untilDone = (day: string): Promise<void> =>
    eventually(
      async () => expect(await rows("SELECT max(day)::text AS day FROM casework_round")).toEqual([{ day }]),
      ENDS,
    );
  /** Moves the county on, and kills a service as soon as the first piece of the day's round is done. */
  const moveTo = async (day: string, service?: Service): Promise<void> => {
    moveCountyDate(describeDataFolder(county.variables.LIANKONG_DATA_DIR), day);
    if (service !== undefined) {
      const begun = `SELECT FROM casework_round_piece WHERE day > (SELECT max(day) FROM casework_round) OR day = '${day}'`;
      await eventually(async () => expect(await rows(begun)).not.toEqual([]), ENDS);
      await kill(service);
    }
    await untilDone(day);
  };

  beforeAll(async () => {
    drop = await startMailDrop();
    const environment = {
      SMTP_URL: `smtp://127.0.0.1:${drop.port}`,
      MAIL_FROM: "liankong@example.gov.cn",
      SMTP_TLS: "off",
    };
    county = await CountyStack.start({ environment });
    database = new MeetingDatabase(county);
    const accounts = readAccountFile(describeDataFolder(county.variables.LIANKONG_DATA_DIR).accounts) ?? [];
    const running = { gatewayUrl: county.url, tokenUrl: `${county.serviceUrl("identity")}/token` };
    clerks = new Clerks(openClients(running, accounts), ENDS);
    await untilDone(FIRST_DAY);
  }, 300_000);
  afterAll(async () => {
    await county?.close();
    await drop?.close();
  });

  it(
    "is whole when joint-meeting, gateway and postgres were killed again and again over ten days",
    async () => {
      for (const account of ["office", "public-security", "civil-affairs"]) await clerks.address(account);
      const opening = clerks.open();
      await eventually(async () => expect((await rows("SELECT FROM child_case")).length).toBeGreaterThan(9), ENDS);
      await kill("joint-meeting");
      await opening;
      const cases = await clerks.cases();
      worked = cases.filter(isOut).slice(0, WORKED);
      back = cases.filter((seen) => !isOut(seen)).slice(0, BACK);
      await disturbed(
        "gateway",
        back.map((seen) => clerks.conclude(seen.id, returnOf(seen))),
      );

      await moveTo("2019-01-02", "joint-meeting");
      const ids = worked.map(({ id }) => id);
      await Promise.all(ids.map((id) => clerks.step(id, "CONFIRM_DROPOUT", "2019-01-02")));
      await disturbed(
        "joint-meeting",
        ids.flatMap((id) => [
          clerks.ask(id, "FIND_WHEREABOUTS", "public-security"),
          clerks.ask(id, "ASSESS_RELIEF", "civil-affairs"),
        ]),
      );

      await moveTo("2019-01-04");
      await disturbed(
        "postgres",
        ids.map(async (id) => {
          await clerks.visit(id, "EDUCATION", "2019-01-04");
          await clerks.work(id, "FIND_WHEREABOUTS", "public-security", null);
          await clerks.visit(id, "GOVERNMENT", "2019-01-04");
        }),
      );

      await moveTo("2019-01-07", "joint-meeting");
      await disturbed(
        "joint-meeting",
        ids.map(async (id) => {
          await clerks.step(id, "PERSUASION", "2019-01-07");
          await clerks.work(id, "FIND_WHEREABOUTS", "public-security", "FOUND");
          await clerks.step(id, "WRITTEN_REPORT", "2019-01-07");
        }),
      );

      await moveTo(LAST_DAY, "joint-meeting");
      await Promise.all(ids.map((id) => clerks.step(id, "RETURN_NOTICE", LAST_DAY)));
      const closed = "SELECT FROM child_case WHERE state = 'CLOSED'";
      await eventually(async () => expect(await rows(closed)).toHaveLength(BACK), ENDS);
      const deaths = [...county.output.matchAll(/^(\S+) died/gm)].map(([, service]) => service);
      expect(deaths.toSorted()).toEqual(["gateway", ...Array.from({ length: 6 }, () => "joint-meeting"), "postgres"]);
    },
    LIMIT_MS,
  );

  it("has every case once, with numbers that have no gap, and each act in it once", async () => {
    const numbers = await rows<{ number: string }>("SELECT number FROM child_case ORDER BY number");
    expect(numbers.map(({ number }) => number)).toEqual(numbered(ALL, (serial) => `450204-2018-${serial}`));
    const tasks = await rows<{ number: string }>("SELECT number FROM task ORDER BY number");
    expect(tasks.map(({ number }) => number)).toEqual(numbered(2 * WORKED, (serial) => `450204-2019-T${serial}`));
    const gaps = `SELECT kind, organ FROM case_document GROUP BY kind, organ
      HAVING min(serial) <> 1 OR max(serial) <> count(*) OR count(DISTINCT serial) <> count(*)`;
    expect(await rows(gaps)).toEqual([]);
    expect(await rows("SELECT kind, count(*)::int FROM case_event GROUP BY kind ORDER BY kind")).toEqual([
      { kind: "CONCLUDED", count: BACK },
      { kind: "CONFIRMED", count: BACK },
      { kind: "DOCUMENT_DRAWN_UP", count: 2 * WORKED },
      { kind: "ESCALATED", count: ALL - WORKED - BACK },
      { kind: "OPENED", count: ALL },
      { kind: "STEP_TAKEN", count: 4 * WORKED },
      { kind: "TASK_ACCEPTED", count: WORKED },
      { kind: "TASK_ASKED", count: 2 * WORKED },
      { kind: "TASK_DONE", count: WORKED },
      { kind: "VISIT_RECORDED", count: 2 * WORKED },
    ]);
    const told = `SELECT kind, count(*)::int FROM inbox_entry
      WHERE kind IN ('CASE_OPENED', 'CASE_CONCLUDED', 'CASE_CLOSED', 'TASK_ASKED') GROUP BY kind ORDER BY kind`;
    expect(await rows(told)).toEqual([
      { kind: "CASE_CLOSED", count: BACK },
      { kind: "CASE_CONCLUDED", count: BACK },
      { kind: "CASE_OPENED", count: ALL },
      { kind: "TASK_ASKED", count: 2 * WORKED },
    ]);
  });

  it("has every day's round done, and told of each deadline once, on its day", async () => {
    const days = await rows<{ day: string; pieces: number }>(
      `SELECT day::text, (SELECT count(*)::int FROM casework_round_piece piece WHERE piece.day = round.day) AS pieces
       FROM casework_round round ORDER BY day`,
    );
    expect(days).toHaveLength(11);
    expect(new Set(days.map(({ pieces }) => pieces))).toEqual(new Set([9]));
    const touched = [...worked, ...back].map(({ id }) => `'${id}'`).join();
    const told = await rows(
      `SELECT kind, created_on::text, count(*)::int FROM inbox_entry
       WHERE subject_kind = 'CASE' AND case_id NOT IN (${touched}) GROUP BY kind, created_on`,
    );
    const untouched = UNTOUCHED.map((notice) => ({ ...notice, count: ALL - WORKED - BACK }));
    expect(told).toHaveLength(untouched.length);
    expect(told).toEqual(expect.arrayContaining(untouched));
  });

  it("has mailed no desk twice of a day, and each what it was told", async () => {
    const mails = drop.mails.map((mail) => `${mail.to.join()} ${/截至(\d{4}-\d\d-\d\d)/.exec(wordsOf(mail))?.[1]}`);
    expect(mails.toSorted()).toEqual([...new Set(mails)].toSorted());
    const digests = await rows<{ day: string }>("SELECT day::text FROM mail_digest");
    expect(mails.length).toBeLessThanOrEqual(digests.length);
    for (const account of ["office", "public-security", "civil-affairs"])
      expect(mails).toContainEqual(expect.stringContaining(`${account}@`));
  });
});

const isOut = ({ child: { dropoutRecords } }: SeenCase): boolean =>
  dropoutRecords.every(({ returnedOn }) => returnedOn === null);

const returnOf = ({ child: { dropoutRecords } }: SeenCase): string => dropoutRecords[0]?.returnedOn ?? FIRST_DAY;

const numbered = (count: number, name: (serial: string) => string): string[] =>
  Array.from({ length: count }, (_, index) => name(String(index + 1).padStart(4, "0")));
