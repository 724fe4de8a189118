import { setTimeout as pause } from "node:timers/promises";
import type { GraphqlAnswer } from "../support/graphql-answer";

/** An answer under load, and how long it took; milliseconds. */
export interface TimedAnswer {
  answer: GraphqlAnswer;
  took: number;
}

const CLIENTS = 3;
/** Between two questions of a client, so that the load stays constant and leaves the machine something. */
const PAUSE_MS = 30;

/** Clients that ask the same question again and again until they are stopped. */
export class Load {
  readonly answers: TimedAnswer[] = [];
  private isStopping = false;
  private readonly clients: Promise<void>[];

  constructor(private readonly ask: () => Promise<GraphqlAnswer>) {
    this.clients = Array.from({ length: CLIENTS }, () => this.runClient());
  }

  /** Lets the questions under way end. @throws Error when any went without an answer. */
  async stop(): Promise<readonly TimedAnswer[]> {
    this.isStopping = true;
    await Promise.all(this.clients);
    return this.answers;
  }

  private async runClient(): Promise<void> {
    while (!this.isStopping) {
      const start = performance.now();
      const answer = await this.ask();
      this.answers.push({ answer, took: performance.now() - start });
      await pause(PAUSE_MS);
    }
  }
}
