import { rmSync } from "node:fs";
import { CountyStack } from "../../support/county-stack";
import {
  generateCounty,
  type GeneratedCounty,
  type GenerateOptions,
} from "../../support/generated-county/generate-county";
import { type OfficeAsk, readFindings, runSweep, type SweepEnd, type SweptFinding } from "../../support/sweep-run";
import { judge, type Judgement, keyOf, keysOfTruth, numbersById } from "./truth";

const SWEEP_LIMIT_MS = 120_000;

/** A county whose truth is known, running as `npm start` runs it. */
export class SweptCounty {
  /** What must be found, as texts. */
  readonly truth: readonly string[];
  private readonly numbers: ReadonlyMap<string, string>;

  private constructor(
    readonly generated: GeneratedCounty,
    readonly stack: CountyStack,
  ) {
    const personIdKey = Buffer.from(stack.secrets().personIdKey, "base64");
    this.truth = keysOfTruth(generated, personIdKey);
    this.numbers = numbersById(generated, personIdKey);
  }

  static async start(options: GenerateOptions): Promise<SweptCounty> {
    const generated = generateCounty(options);
    return new SweptCounty(generated, await CountyStack.start({ rosters: generated.folder }));
  }

  sweep(): Promise<SweepEnd> {
    return runSweep(this.ask, this.generated, SWEEP_LIMIT_MS);
  }

  readFindings(sweepId: string): Promise<SweptFinding[]> {
    return readFindings(this.ask, this.generated, sweepId);
  }

  /** Judges a sweep's findings by the truth. */
  async judge(sweepId: string): Promise<Judgement> {
    const numberOf = (id: string): string => this.numbers.get(id) ?? id;
    const found = await this.readFindings(sweepId);
    const keys = found.map(({ kind, childId, otherChildId }) =>
      keyOf(kind, numberOf(childId), otherChildId && numberOf(otherChildId)),
    );
    return judge(this.generated, this.truth, keys);
  }

  async close(): Promise<void> {
    await this.stack.close();
    rmSync(this.generated.folder, { recursive: true, force: true });
  }

  private readonly ask: OfficeAsk = async (query, variables) => {
    const { data, errors } = await this.stack.ask(query, { purpose: "SWEEP", variables });
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
    return data;
  };
}
