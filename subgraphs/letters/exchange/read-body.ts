import type { IncomingMessage } from "node:http";

/** How slowly a body may come in: as much as `bytes` in every window of `milliseconds`, unless it ends in it. */
export interface Pace {
  bytes: number;
  milliseconds: number;
}

/** Bytes of all requests that are being read or worked on: many large ones at once wait for each other. */
export class Room {
  private held = 0;

  constructor(private readonly size: number) {}

  take(bytes: number): boolean {
    if (this.held + bytes > this.size) return false;
    this.held += bytes;
    return true;
  }

  give(bytes: number): void {
    this.held -= bytes;
  }
}

interface Reading {
  limit: number;
  room: Room;
  pace: Pace;
}

/** What came of reading a request: its bytes, or why they were not all read. */
export type Body = { bytes: Buffer } | { fault: "TOO_LARGE" | "NO_ROOM" | "GONE" };

/**
 * Reads a request's body and works on it, holding room for it all the while. A sender that trickles is hung up on: it would
 * hold a connection for nothing.
 */
export async function withBody(
  request: IncomingMessage,
  reading: Reading,
  work: (body: Body) => Promise<void>,
): Promise<void> {
  const held = { bytes: 0 };
  try {
    await work(await readBody(request, reading, held));
  } finally {
    reading.room.give(held.bytes);
  }
}

async function readBody(
  request: IncomingMessage,
  { limit, room, pace }: Reading,
  held: { bytes: number },
): Promise<Body> {
  const hangUp = hangUpOnTrickle(request, pace, held);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (held.bytes + chunk.length > limit) return { fault: "TOO_LARGE" };
      if (!room.take(chunk.length)) return { fault: "NO_ROOM" };
      held.bytes += chunk.length;
      chunks.push(chunk);
    }
    return { bytes: Buffer.concat(chunks) };
  } catch (fault) {
    if (request.destroyed && !request.complete) return { fault: "GONE" };
    throw fault;
  } finally {
    clearInterval(hangUp);
  }
}

function hangUpOnTrickle(request: IncomingMessage, pace: Pace, held: { bytes: number }): NodeJS.Timeout {
  let before = 0;
  return setInterval(() => {
    if (held.bytes - before < pace.bytes) request.destroy();
    before = held.bytes;
  }, pace.milliseconds);
}
