import { startApp } from "../../../subgraphs/letters/app";
import { readServiceConfig } from "../../../subgraphs/letters/config";
import { runProgram } from "../program";
import type { ServiceAnswer, ServiceOrder, ServiceSettings } from "./service";
import { StatementCounter } from "./statement-accounts";

const counter = new StatementCounter();

/** A county's letters' service, which counts its statements. */
runProgram(async ({ variables }: ServiceSettings): Promise<ServiceAnswer> => {
  const service = await startApp(readServiceConfig(variables));
  process.on("message", (order: ServiceOrder) => {
    if (order === "accounts") process.send?.(counter.take());
    else if (order === "end") void service.close().finally(() => process.exit(0));
    else {
      counter.begin(order.begin.withEvidence);
      process.send?.("begun");
    }
  });
  return { url: service.url };
});
