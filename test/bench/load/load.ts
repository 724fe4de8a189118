/** Requests to send, over and over, and when to stop: after so many, or so long. */
export interface LoadOrder {
  url: string;
  headers: Record<string, string>;
  /** Bodies, taken in turn. */
  bodies: readonly string[];
  /** Requests under way at a time, each on a connection of its own. */
  concurrency: number;
  requests: number;
  seconds: number;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  /** Milliseconds from sending a request to the last byte of its answer, each. */
  latencies: number[];
}
