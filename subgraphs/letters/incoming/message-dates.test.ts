import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { letterBody } from "../../../test/support/letter-messages";
import { type LettersBench, openLettersBench } from "../../../test/support/letters-county";
import { LetterVia } from "../letter/letter-kind";
import { receiveLetter } from "./receive-letter";

/** What the message format has of dates at its ends (exchange/message.ts). */
describe("a letter of the first or the last day that the format knows", () => {
  let bench: LettersBench;

  beforeAll(async () => {
    bench = await openLettersBench();
  });
  afterAll(() => bench?.close());

  it.each(["1900-01-01", "2199-12-31"])("%s comes in like any other", async (day) => {
    const letterId = randomUUID();
    const body = { ...letterBody({ number: `${day}号` }), issuedOn: day, dueOn: day };
    const arriving = {
      from: "451302",
      letterId,
      via: LetterVia.NETWORK,
      body,
      attachments: new Map(),
      messageId: null,
    };
    const by = { peerCode: "451302" };
    const taken = bench.database.transaction((manager) => receiveLetter(manager, bench.on(), arriving, by));
    expect(await taken).toBe(true);
    expect(await bench.sql("SELECT issued_on, due_on FROM letter WHERE id = $1", [letterId])).toEqual([
      { issued_on: day, due_on: day },
    ]);
  });
});
