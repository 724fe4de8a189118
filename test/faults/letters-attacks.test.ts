import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { renderLetterDocx } from "../../gateway/exports/documents/letter-docx";
import { letterPaper } from "../../gateway/exports/documents/letter.paper";
import { type BodyOf, type MessageBody, MOST_CHILDREN } from "../../subgraphs/letters/exchange/message";
import { forgetNonces } from "../../subgraphs/letters/post/forget-nonces";
import { HostileCounty, toldBy } from "../support/hostile-county";
import { childrenOf, LETTER, titleOf } from "../support/letter-answers";
import { letterBody, withdrawalBody } from "../support/letter-messages";
import { type LettersCounty, LettersPair } from "../support/letters-pair";
import { MovingClock } from "../support/moving-clock";
import { inventIdNumber } from "../support/people";
import { PostCounty } from "../support/post-county";
import { statementsDuring } from "../support/query-counter";
import { readZip } from "../support/read-zip";

const HOUR = 3_600_000;
const ON = "2018-12-31";
const OTHER_WORDS = `../../../etc/passwd"><script>alert(1)</script>&a; =cmd|' /C calc'!A1 %0d%0aset-cookie: a=b`;

/** What a county can say about children of a letter. */
const aboutItems = (itemIds: readonly string[]): MessageBody[] => {
  const outcome = { outcome: "BACK_IN_SCHOOL" as const, on: ON, school: null, account: null };
  const items = itemIds.map((itemId) => ({ itemId }));
  const { children: _children, dueOn: _dueOn, chain: _chain, ...paper } = letterBody({ number: "复函" });
  return [
    { kind: "ACCEPTED", on: ON, items },
    {
      kind: "RETURNED",
      on: ON,
      items: itemIds.map((itemId) => ({ itemId, reason: "UNKNOWN_CHILD", movedTo: null, note: null })),
    },
    { kind: "IN_PROGRESS", on: ON, items: itemIds.map((itemId) => ({ itemId, note: null })) },
    { kind: "FORWARDED", on: ON, items: itemIds.map((itemId) => ({ itemId, toCounty: "450221", number: "函" })) },
    { kind: "OUTCOME", on: ON, items: itemIds.map((itemId) => ({ itemId, ...outcome })) },
    { kind: "WITHDRAWN", on: ON, items },
    { ...paper, kind: "REPLY", items: itemIds.map((itemId) => ({ itemId, ...outcome })) },
  ];
};

const reminderBody = (number: string): BodyOf<"REMINDER"> => {
  const { children: _children, chain: _chain, ...paper } = letterBody({ number });
  return { ...paper, kind: "REMINDER" };
};

/** What a first sender can say about its letter. */
const aboutLetter = (): MessageBody[] => [withdrawalBody(), reminderBody("催办函")];

describe("a county that means harm, whose keys are trusted", () => {
  let pair: LettersPair;
  let third: PostCounty;
  let hostile: HostileCounty;
  let liunan: HostileCounty;
  let xingbin: HostileCounty;
  let letterId: string;
  let itemIds: string[];
  const clock = new MovingClock();

  beforeAll(async () => {
    pair = await LettersPair.open(() => clock);
    third = await PostCounty.open({ countyCode: "451321", exchangeClock: clock });
    for (const { post } of pair.counties) {
      await post.trust(third);
      await third.trust(post);
    }
    hostile = new HostileCounty(third);
    liunan = new HostileCounty(pair.liunan.post);
    xingbin = new HostileCounty(pair.xingbin.post);
    [letterId, itemIds] = await known();
  });
  afterAll(async () => {
    await pair?.close();
    await third?.close();
  });

  /** A letter of 柳南 that 兴宾 has, and its children. */
  const known = async (): Promise<[string, string[]]> => {
    const id = await pair.liunan.clerk.write("451302", [{}, {}]);
    await pair.settle();
    return [id, (await pair.xingbin.clerk.standing(id)).map((child) => child.id)];
  };
  /** All that stands in a county's tables, but for what was refused. */
  const contents = ({ sql }: LettersCounty): Promise<object[]> => sql(CONTENTS);
  const expectRefused = async (to: LettersCounty, tries: readonly (() => Promise<object>)[]): Promise<void> => {
    const before = await contents(to);
    for (const attempt of tries)
      expect(await attempt()).toMatchObject({ status: 422, receipt: { result: "REFUSED", reason: "NOT_APPLICABLE" } });
    expect(await contents(to)).toEqual(before);
  };

  it("changes nothing about another county's letter, whatever it says about it", async () => {
    for (const county of pair.counties) {
      const bodies = [...aboutItems(itemIds), ...aboutLetter()];
      await expectRefused(
        county,
        bodies.map((body) => () => hostile.send(county.post, { body, letter: letterId })),
      );
    }
  });

  it("makes no letter of an id, or with a child, that another letter has", async () => {
    const body = letterBody({ number: "忻教函1" });
    const [child] = body.children;
    const stolen = itemIds.map((itemId) => ({ ...body, children: [{ ...child!, itemId }] }));
    await expectRefused(pair.xingbin, [
      () => hostile.send(pair.xingbin.post, { body, letter: letterId }),
      ...stolen.map((one) => () => hostile.send(pair.xingbin.post, { body: one })),
      () => hostile.send(pair.xingbin.post, { body: { ...body, children: [child!, child!] } }),
    ]);
  });

  it("does nothing to a child by naming it under another letter", async () => {
    const [other, otherItems] = await known();
    await expectRefused(pair.liunan, [
      ...aboutItems(otherItems).map((body) => () => xingbin.send(pair.liunan.post, { body, letter: letterId })),
      ...aboutItems([itemIds[0]!, otherItems[0]!]).map(
        (body) => () => xingbin.send(pair.liunan.post, { body, letter: other }),
      ),
      ...aboutItems([itemIds[0]!, itemIds[0]!]).map(
        (body) => () => xingbin.send(pair.liunan.post, { body, letter: letterId }),
      ),
    ]);
  });

  it("has no say in the other one's part: a sender accepts nothing, an addressee withdraws nothing", async () => {
    await expectRefused(
      pair.xingbin,
      aboutItems(itemIds).map((body) => () => liunan.send(pair.xingbin.post, { body, letter: letterId, seq: 2 })),
    );
    await expectRefused(
      pair.liunan,
      aboutLetter().map((body) => () => xingbin.send(pair.liunan.post, { body, letter: letterId })),
    );
  });

  it("is told the same about letters that are there and letters that are not", async () => {
    for (const county of pair.counties)
      for (const body of [...aboutItems(itemIds), ...aboutLetter()]) {
        const there = await hostile.send(county.post, { body, letter: letterId });
        const nowhere = await hostile.send(county.post, { body, letter: randomUUID() });
        expect([body.kind, toldBy(there)]).toEqual([body.kind, toldBy(nowhere)]);
      }
  });

  it("learns nothing of a child by a letter about it: the answer, and what is asked meanwhile, are the same", async () => {
    const ours = inventIdNumber("451302", "2006-05-01", 1);
    const nobodys = inventIdNumber("451302", "2006-05-01", 2);
    await pair.liunan.clerk.write("451302", [{ idNumber: ours }]);
    await pair.settle();
    const probe = (number: string, idNumber: string) => {
      const body = letterBody({ number });
      return hostile.send(pair.xingbin.post, { body: { ...body, children: [{ ...body.children[0]!, idNumber }] } });
    };
    // The keys are looked up by the first of a second.
    await probe("忻教函〔2018〕1号", nobodys);
    const answers: object[] = [];
    const asked: string[][] = [];
    for (const [number, idNumber] of [
      ["忻教函〔2018〕2号", ours],
      ["忻教函〔2018〕3号", nobodys],
      ["忻教函〔2018〕4号", "000000000000000000"],
    ] as const)
      asked.push(
        (await statementsDuring(async () => answers.push(toldBy(await probe(number, idNumber))))).filter(
          (text) => !/_key\b/.test(text),
        ),
      );
    expect(answers).toEqual(Array(3).fill(answers[0]));
    expect(answers[0]).toMatchObject({ status: 200, result: "RECEIVED" });
    expect(asked).toEqual(Array(3).fill(asked[0]));
    // No clerk has done anything: nothing goes back.
    expect(await pair.xingbin.sql("SELECT FROM outbox_message WHERE peer_code = '451321'")).toEqual([]);
  });

  it("is refused what it sends again, also when the nonce of it is forgotten", async () => {
    const bytes = await liunan.write(pair.xingbin.post, { body: letterBody({ number: "柳南教函〔2018〕900号" }) });
    const untouched = await contents(pair.xingbin);
    expect(await liunan.sendBytes(pair.xingbin.post, bytes)).toMatchObject({ status: 200 });
    const before = await contents(pair.xingbin);
    expect(before).not.toEqual(untouched);
    for (const reason of ["REPLAYED", "EXPIRED"]) {
      expect(await liunan.sendBytes(pair.xingbin.post, bytes)).toMatchObject({
        receipt: { result: "REFUSED", reason },
      });
      expect(await contents(pair.xingbin)).toEqual(before);
      clock.shift += 2 * HOUR;
      await forgetNonces(pair.xingbin.post.post);
      expect(await pair.xingbin.sql("SELECT FROM seen_nonce")).toEqual([]);
    }
    clock.shift = 0;
  });

  it("brings the longest letter there is through the whole service, and its addressee answers it in one", async () => {
    const long = (length: number): string => "韦".repeat(length);
    const body = letterBody({ number: long(60), title: long(200), children: MOST_CHILDREN });
    const children = body.children.map((child) => ({
      ...child,
      name: long(60),
      homeAddress: long(200),
      guardian: long(60),
      phone: long(30),
      school: long(80),
      grade: long(20),
    }));
    const letter = randomUUID();
    const paragraphs = Array.from({ length: 60 }, () => long(2000));
    const given = { ...body, children, paragraphs, copies: Array.from({ length: 10 }, () => long(80)) };
    expect(await liunan.send(pair.xingbin.post, { body: given, letter })).toMatchObject({ status: 200 });
    await pair.xingbin.accept(letter);
    const accepted = "SELECT count(*)::int AS count FROM letter_child WHERE letter_id = $1 AND state = 'ACCEPTED'";
    expect(await pair.xingbin.sql(accepted, [letter])).toEqual([{ count: MOST_CHILDREN }]);
    // 柳南's own post knows nothing of what was sent in its name here.
    await pair.xingbin.sql("DELETE FROM outbox_message WHERE letter_id = $1", [letter]);
  });

  it("stands under its own name, whatever it calls itself", async () => {
    const as = [{ organ: "柳州市柳南区教育局", name: "韦局长", post: "局长" }];
    const letter = randomUUID();
    const body = { ...letterBody({ number: "忻教函〔2018〕8号" }), issuers: as };
    const reminder = { ...reminderBody("忻教函〔2018〕9号"), issuers: as };
    await hostile.send(pair.xingbin.post, { body, letter });
    await hostile.send(pair.xingbin.post, { body: reminder, letter, seq: 2 });
    const names = "SELECT kind, peer_name AS name FROM letter WHERE id = $1 OR about_id = $1 ORDER BY kind";
    expect(await pair.xingbin.sql(names, [letter])).toEqual([
      { kind: "INQUIRY", name: "451321教育局" },
      { kind: "REMINDER", name: "451321教育局" },
    ]);
  });

  it("is shown what it wrote as words, wherever a path, a header, a formula or a tag might be read in it", async () => {
    const body = letterBody({ number: OTHER_WORDS.slice(0, 60), title: OTHER_WORDS });
    const letter = randomUUID();
    const given = {
      ...body,
      contact: OTHER_WORDS,
      copies: [OTHER_WORDS.slice(0, 80)],
      paragraphs: [OTHER_WORDS, "'; DROP TABLE letter; --"],
      children: [{ ...body.children[0]!, name: OTHER_WORDS.slice(0, 60), homeAddress: OTHER_WORDS }],
    };
    expect(await hostile.send(pair.xingbin.post, { body: given, letter })).toMatchObject({ status: 200 });
    const [kept] = await pair.xingbin.sql<{ number: string; title: string }>(
      "SELECT number, title FROM letter WHERE id = $1",
      [letter],
    );
    expect(kept).toEqual({ number: given.number, title: given.title });
    const { name, document } = await docxOf(OTHER_WORDS);
    expect(document).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&amp;a;");
    expect(document).not.toMatch(/<script|&a;/);
    expect(tagsOf(document)).toEqual(tagsOf((await docxOf("甲".repeat(OTHER_WORDS.length))).document));
    // As it goes into the header of the download.
    expect(encodeURIComponent(name)).toMatch(/^[\w.!~*'()%-]+$/);
  });
});

/** The exported letter in whose every place stands a text. */
async function docxOf(words: string): Promise<{ name: string; document: string }> {
  const children = childrenOf(2).map((child) => ({ ...child, name: words, homeAddress: words, guardian: words }));
  const enclosures = [{ name: `${words.replaceAll("/", "")}.pdf` }];
  const places = {
    title: words,
    number: words,
    addressee: words,
    paragraphs: [words],
    copies: [words],
    contact: words,
  };
  const paper = letterPaper({ ...LETTER, ...places, children, enclosures, direction: "IN" }, titleOf);
  const files = readZip(await renderLetterDocx(paper));
  return { name: paper.name, document: files.get("word/document.xml") ?? "" };
}

/** Names of its tags, each once. */
const tagsOf = (xml: string): string[] => [...new Set(xml.match(/<\/?[\w:]+/g))].toSorted();

/** A digest of every table but those of evidence, which a refusal is entered into, of keys, and of nonces, which end. */
const CONTENTS = `
  SELECT t.name, (xpath('/row/digest/text()', query_to_xml(
    format('SELECT md5(coalesce(string_agg(r::text, chr(10) ORDER BY r::text), '''')) AS digest FROM %I r', t.name),
    false, true, '')))[1]::text AS digest
  FROM (SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
          AND relname NOT LIKE 'evidence%' AND relname NOT LIKE '%key' AND relname <> 'seen_nonce') t
  ORDER BY t.name`;
