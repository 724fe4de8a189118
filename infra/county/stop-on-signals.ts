const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** npm and the terminal both pass Ctrl-C on: what comes within this time is one and the same wish. */
const SAME_WISH_MS = 1_000;

/** Whether the county has been asked to stop, and when that is done. */
export interface StopWish {
  isAsked(): boolean;
  done: Promise<void>;
}

/**
 * Stops on Ctrl-C, SIGTERM, a closed terminal, or the end of the process that started this one; a second wish hurries.
 * @param stop rejects when something does not end
 */
export function stopOnSignals(stop: (hurry: boolean) => Promise<void>): StopWish {
  let askedAt: number | null = null;
  const done = new Promise<void>((resolve, reject) => {
    const ask = () => {
      const now = performance.now();
      if (askedAt === null) stop(false).then(resolve, reject);
      else if (now - askedAt > SAME_WISH_MS) stop(true).catch(reject);
      askedAt ??= now;
    };
    for (const signal of SIGNALS) process.on(signal, ask);
    if (process.channel) process.on("disconnect", ask);
  });
  return { isAsked: () => askedAt !== null, done };
}
