import type { LetterDesk } from "../support/letter-desk";
import type { AddresseeAct, LetterStories } from "./letter-stories";

/** An incoming letter as a clerk sees it. */
interface Incoming {
  id: string;
  peer: string;
  serial: number;
  children: { id: string; position: number; state: string }[];
}

interface Outgoing {
  id: string;
  serial: number;
  state: string;
  isAsked: boolean;
  isReminded: boolean;
  waiting: number;
}

/** As many letters as a clerk has on the desk, and as many clerks as a county has. */
const DESK = 48;
const CLERKS = 4;
const MOST_CHILDREN = 3;

/** What the database says to whom it hangs up on, and to whom it has no room for. */
const BROKEN = /terminat|Connection|connection|No space left|ECONNRESET|timeout|shutting down|already released/;
/** What a clerk is told who was overtaken: by another county's message, or by an own act whose answer was lost. */
const OVERTAKEN = /^(CHANGED|WRONG_STATE|ALREADY_DONE)/;

/** The clerks of a county: they write letters, and look again and again what their stories have them do next. */
export class LetterClerks {
  /** Letters whose story is over. */
  private readonly over = new Set<string>();
  /** How often an act came to nothing and was done again. */
  disturbed = 0;

  constructor(
    private readonly county: LetterDesk,
    private readonly stories: LetterStories,
  ) {}

  /** Writes letters until the county has written so many. */
  async write(letters: number, peerCode: string): Promise<void> {
    let begun = await this.written();
    const one = async (): Promise<void> => {
      while (begun < letters) {
        begun += 1;
        const children = Array.from({ length: begun % 5 === 0 ? MOST_CHILDREN : 1 }, () => ({}));
        await this.attempt(() => this.county.clerk.write(peerCode, children));
      }
    };
    await Promise.all(Array.from({ length: CLERKS }, one));
    // Those that a fault took away before they were signed.
    if ((await this.written()) < letters) await this.write(letters, peerCode);
  }

  /** Does what is to be done now. @returns how much there was */
  async act(): Promise<number> {
    await this.signWhatLies();
    const work = [...(await this.incoming()), ...(await this.outgoing())];
    const rest = [...work];
    const one = async (): Promise<void> => {
      for (let next = rest.pop(); next !== undefined; next = rest.pop()) await this.attempt(next);
    };
    await Promise.all(Array.from({ length: CLERKS }, one));
    return work.length;
  }

  private async written(): Promise<number> {
    const rows = await this.county.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM letter
       WHERE direction = 'OUT' AND kind = 'INQUIRY' AND origin_id IS NULL AND number IS NOT NULL`,
    );
    return rows[0]?.count ?? 0;
  }

  /** Drafts whose signer was disturbed. */
  private async signWhatLies(): Promise<void> {
    const drafts = await this.county.sql<{ id: string }>(
      `SELECT id FROM letter WHERE direction = 'OUT' AND state IN ('DRAFT', 'TO_SIGN')
         AND (kind IN ('REPLY', 'REMINDER') OR origin_id IS NOT NULL)`,
    );
    for (const { id } of drafts) await this.attempt(() => this.county.clerk.sign(id));
  }

  private async incoming(): Promise<(() => Promise<void>)[]> {
    const rows = await this.county.sql<Incoming>(INCOMING, [[...this.over], DESK]);
    return rows.flatMap((letter) => {
      const next = letter.children.map(({ position, state }) =>
        this.stories.next(this.stories.child(letter.peer, letter.serial, position), state),
      );
      const act = next.find((one) => one !== null);
      if (act === undefined) this.over.add(letter.id);
      if (act === undefined || act === null) return [];
      const itemIds = letter.children.filter((_child, index) => next[index] === act).map(({ id }) => id);
      return [() => this.answer(act, letter.id, itemIds)];
    });
  }

  private async answer(act: AddresseeAct, letterId: string, itemIds: readonly string[]): Promise<void> {
    switch (act) {
      case "ACCEPT":
        return this.county.accept(letterId, itemIds);
      case "RETURN":
        return this.county.return(letterId, itemIds);
      case "FORWARD":
        return this.county.forward(letterId, itemIds);
      case "REPORT":
        return this.county.report(letterId, itemIds);
      case "OUTCOME":
        return this.county.conclude(letterId, "HOME_TEACHING", itemIds);
      default:
        return this.county.reply(letterId, act === "REPLY_BACK" ? "BACK_IN_SCHOOL" : "STEPS_TAKEN", itemIds);
    }
  }

  private async outgoing(): Promise<(() => Promise<void>)[]> {
    const rows = await this.county.sql<Outgoing>(OUTGOING, [[...this.over], DESK]);
    return rows.flatMap((letter) => {
      const { id, serial, state, isAsked, isReminded, waiting } = letter;
      const story = this.stories.sender(this.county.code, serial);
      if (story === null || isAsked || isReminded || waiting === 0) {
        this.over.add(id);
        return [];
      }
      if (story === "WITHDRAW_AT_ONCE") return [() => this.county.withdraw(id)];
      if (state !== "DELIVERED") return [];
      return [() => (story === "REMIND" ? this.county.remind(id) : this.county.withdraw(id))];
    });
  }

  /** Who is disturbed or overtaken looks again. @throws whatever else goes wrong */
  private async attempt(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : "";
      if (!BROKEN.test(message) && !OVERTAKEN.test(message)) throw fault;
      this.disturbed += 1;
    }
  }
}

/** The serial of a number 柳南教函〔2018〕12号. */
const SERIAL = `(regexp_match(l.number, '〕([0-9]+)号'))[1]::int`;

/** $1 letters whose story is over, $2 how many. */
const INCOMING = `
  SELECT l.id, l.peer_code AS peer, ${SERIAL} AS serial,
    (SELECT json_agg(json_build_object('id', k.id, 'position', k.position, 'state', k.state) ORDER BY k.position)
     FROM letter_child k WHERE k.letter_id = l.id) AS children
  FROM letter l
  WHERE l.direction = 'IN' AND l.kind = 'INQUIRY' AND l.state = 'DELIVERED' AND l.id <> ALL ($1::uuid[])
  ORDER BY l.id LIMIT $2`;

/** Ordered at random: some wait for their receipt. $1 letters whose story is over, $2 how many. */
const OUTGOING = `
  SELECT l.id, l.serial, l.state, l.withdrawal_asked_on IS NOT NULL AS "isAsked",
    EXISTS (SELECT FROM letter r WHERE r.about_id = l.id AND r.kind = 'REMINDER') AS "isReminded",
    (SELECT count(*)::int FROM letter_child k WHERE k.letter_id = l.id AND k.state = 'WAITING') AS waiting
  FROM letter l
  WHERE l.direction = 'OUT' AND l.kind = 'INQUIRY' AND l.origin_id IS NULL AND l.state IN ('SIGNED', 'DELIVERED')
    AND l.id <> ALL ($1::uuid[])
  ORDER BY random() LIMIT $2`;
