/** What a letters' service is started with: its variables. */
export interface ServiceSettings {
  variables: Record<string, string>;
}

export interface ServiceAnswer {
  url: string;
}

/** What the service is told while it runs. */
export type ServiceOrder =
  /** Counts from now on, and keeps its evidence or leaves it out. */
  | { begin: { withEvidence: boolean } }
  /** Tells what was counted. */
  | "accounts"
  /** Ends in order. */
  | "end";

/** What was counted of the statements of a service's transactions; milliseconds under way, waits for locks among them. */
export interface StatementAccounts {
  all: { times: number; milliseconds: number };
  evidence: { times: number; milliseconds: number };
}
