import type { Caller } from "../../../infra/runtime/caller";
import type { LettersResources } from "../context";
import { ForwardingActs } from "./forwarding.acts";
import { IdentifyingActs } from "./identifying.acts";
import { IncomingActs } from "./incoming.acts";
import { ReplyingActs } from "./replying.acts";

/** What one caller does about letters that came in. */
export interface IncomingServices {
  incomingActs: IncomingActs;
  identifyingActs: IdentifyingActs;
  forwardingActs: ForwardingActs;
  replyingActs: ReplyingActs;
}

export function createIncomingServices(resources: LettersResources, caller: Caller): IncomingServices {
  return {
    incomingActs: new IncomingActs(resources, caller),
    identifyingActs: new IdentifyingActs(resources, caller),
    forwardingActs: new ForwardingActs(resources, caller),
    replyingActs: new ReplyingActs(resources, caller),
  };
}
