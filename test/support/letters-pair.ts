import { rotateKeys } from "../../subgraphs/letters/directory/own-keys";
import { DEFAULT_SUITE } from "../../subgraphs/letters/exchange/suites";
import { BadLine } from "./bad-line";
import { Correspondent } from "./corresponding-counties";
import { LetterDesk } from "./letter-desk";
import { MovingClock } from "./moving-clock";
import { PostCounty } from "./post-county";

/** A county with its clerk, its post, and the line that leads to its door. */
export class LettersCounty extends LetterDesk {
  private constructor(
    clerk: Correspondent,
    readonly post: PostCounty,
    readonly line: BadLine,
    readonly clock: MovingClock,
  ) {
    super(clerk);
  }

  static async open(countyCode: string, clock: MovingClock): Promise<LettersCounty> {
    const line = await BadLine.open();
    const post = await PostCounty.open({ countyCode, exchangeClock: clock, line });
    return new LettersCounty(await Correspondent.at(post.bench, { countyCode }), post, line, clock);
  }

  /** Makes keys that hold from now on; those before end with the overlap. */
  async rotate(overlapDays = 30): Promise<void> {
    const signing = "SELECT kid FROM own_key WHERE use = 'sig' AND valid_to IS NULL ORDER BY valid_from DESC LIMIT 1";
    const kid = (await this.sql<{ kid: string }>(signing))[0]?.kid ?? "";
    const { post, bench } = this.post;
    const making = { ...post, database: bench.database, suite: DEFAULT_SUITE };
    const made = await rotateKeys(making, { kid, announceDays: 0, overlapDays, by: "test" });
    if (typeof made === "string") throw new Error(made);
    // What its cards and signatures look up anew within a second.
    post.keys.forget();
  }

  async close(): Promise<void> {
    await this.line.close();
    await this.post.close();
  }
}

/** 柳南 and 兴宾, who know each other, with a line each way. */
export class LettersPair {
  private constructor(
    readonly liunan: LettersCounty,
    readonly xingbin: LettersCounty,
  ) {}

  static async open(clocks: () => MovingClock = () => new MovingClock()): Promise<LettersPair> {
    const liunan = await LettersCounty.open("450204", clocks());
    const xingbin = await LettersCounty.open("451302", clocks());
    await liunan.post.trust(xingbin.post);
    await xingbin.post.trust(liunan.post);
    return new LettersPair(liunan, xingbin);
  }

  get counties(): readonly [LettersCounty, LettersCounty] {
    return [this.liunan, this.xingbin];
  }

  other(county: LettersCounty): LettersCounty {
    return county === this.liunan ? this.xingbin : this.liunan;
  }

  /** Delivers what waits on both sides, and what comes of it, without waiting for any time to come. */
  async settle(): Promise<void> {
    const waiting = async () => {
      const counts = await Promise.all(
        this.counties.map(({ sql }) =>
          sql("SELECT FROM outbox_message WHERE state = 'WAITING' AND next_try_at IS NOT NULL"),
        ),
      );
      return counts.flat().length;
    };
    for (let round = 0; round < MOST_ROUNDS && (await waiting()) > 0; round += 1)
      for (const { post } of this.counties) {
        await post.hurry();
        await post.deliver();
      }
  }

  async close(): Promise<void> {
    await Promise.all(this.counties.map((county) => county.close()));
  }
}

const MOST_ROUNDS = 20;
