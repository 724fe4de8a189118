import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { verifiedLog } from "../../../test/support/exported-log";
import { letterBody, withdrawalBody } from "../../../test/support/letter-messages";
import { openPostPair, type PostCounty } from "../../../test/support/post-county";
import { evidenceHash, evidenceLine } from "./evidence-text";
import { EvidenceFault } from "./verify-evidence";

const LINE_FEED = 0x0a;

describe("an exported evidence log", () => {
  let liunan: PostCounty;
  let xingbin: PostCounty;

  beforeAll(async () => {
    [liunan, xingbin] = await openPostPair();
    await liunan.send({ to: xingbin, body: letterBody() });
    // Of a letter that 兴宾 does not know.
    await liunan.send({ to: xingbin, body: withdrawalBody(), letterId: randomUUID() });
    await liunan.deliver();
  });
  afterAll(async () => {
    await liunan?.close();
    await xingbin?.close();
  });

  it("verifies on both sides with nothing but itself", async () => {
    const keys = { KEY_MADE: 2, KEY_TRUSTED: 2 };
    expect(await verifiedLog(await liunan.log())).toMatchObject({
      countyCode: "450204",
      entries: 8,
      kinds: { ...keys, SENT: 2, RECEIPT_TAKEN: 1, REFUSAL_TAKEN: 1 },
    });
    expect(await verifiedLog(await xingbin.log())).toMatchObject({
      countyCode: "451302",
      kinds: { ...keys, RECEIVED: 1, RECEIPT_GIVEN: 1, REFUSAL_GIVEN: 1 },
    });
  });

  it("holds nothing of a child", async () => {
    const text = (await liunan.log()).toString() + (await xingbin.log()).toString();
    for (const word of ["甲0", "八年级", "某中学", "2005-03-01"]) expect(text).not.toContain(word);
  });

  it("is found changed at whichever byte it is, and the line is named", async () => {
    const file = await xingbin.log();
    let line = 1;
    for (let place = 0; place < file.length; place += 1) {
      const isEnd = file[place] === LINE_FEED;
      const changed = Buffer.from(file);
      changed.writeUInt8(changed.readUInt8(place) ^ (1 << (place % 7)), place);
      const fault = await verifiedLog(changed);
      const named = fault instanceof EvidenceFault ? fault.line : null;
      expect({ place, named }).toEqual({ place, named: line });
      if (isEnd) line += 1;
    }
    expect(line).toBe(file.toString().split("\n").length);
  }, 300_000);

  const lines = async (): Promise<string[]> => (await xingbin.log()).toString().split("\n").slice(0, -1);
  const verify = async (changed: readonly string[]) => verifiedLog(Buffer.from(`${changed.join("\n")}\n`));

  it("is found cut, reordered, or with an entry left out", async () => {
    const all = await lines();
    const last = all.length - 1;
    expect(await verify(all.slice(0, -1))).toEqual(new EvidenceFault(last, "the log breaks off: this is no seal"));
    expect(await verify(all.toSpliced(last - 1, 1))).toMatchObject({
      line: last,
      what: expect.stringContaining("the seal is of"),
    });
    expect(await verify(all.toSpliced(3, 1))).toMatchObject({ line: 4, what: "entry 4 stands where 3 should" });
    expect(await verify([])).toBeInstanceOf(EvidenceFault);
    expect(await verify(all.slice(0, 1))).toBeInstanceOf(EvidenceFault);
  });

  it("is found forged by whoever writes the whole chain anew without the keys", async () => {
    const all = await lines();
    let previous = "0".repeat(64);
    const forged = all.map((line, place) => {
      if (place === 0 || place === all.length - 1) return line;
      const text = /"entry":(.*)\}$/.exec(line)?.[1] ?? "";
      const claimed = text
        .replace(/"previousHash":"\w+"/, `"previousHash":"${previous}"`)
        .replace('"kind":"REFUSAL_GIVEN"', '"kind":"RECEIPT_GIVEN"');
      const hash = evidenceHash(claimed);
      previous = hash.toString("hex");
      return evidenceLine(hash, claimed);
    });
    expect(await verify(forged)).toMatchObject({
      what: expect.stringContaining("its receipt says that nothing was received"),
    });
    const without = all.toSpliced(all.length - 2, 1);
    expect(await verify(without)).toMatchObject({ what: expect.stringContaining("the seal is of") });
  });
});
