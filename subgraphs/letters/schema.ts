import "reflect-metadata";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { childReference } from "../../infra/runtime/child-reference";
import { EvidenceResolver } from "./evidence/evidence.resolver";
import { ExchangeMessageResolver } from "./post/exchange-message.resolver";
import { ExchangeKeyResolver } from "./directory/exchange-key.resolver";
import { OwnBureauResolver } from "./directory/own-bureau.resolver";
import { PeerResolver } from "./directory/peer.resolver";
import { IdentifyingResolver } from "./incoming/identifying.resolver";
import { IncomingResolver } from "./incoming/incoming.resolver";
import { RefusedEventResolver } from "./case-link/refused-event.resolver";
import { MatchResolver } from "./incoming/match.resolver";
import { ChildLettersResolver, LettersResolver } from "./letter/letter.resolver";
import { LetterEventResolver, LetterFieldsResolver } from "./letter/letter-fields.resolver";
import { LetterChildFieldsResolver } from "./letter/letter-child-fields.resolver";
import { DraftingResolver } from "./drafting/drafting.resolver";
import {
  LetterAttachmentFieldsResolver,
  LetterAttachmentsResolver,
} from "./letter-attachment/letter-attachment.resolver";
import { LetterOverviewResolver } from "./letter-figures/letter-overview.resolver";
import { LetterRoundResolver } from "./letter-round/letter-round.resolver";
import { ReminderResolver } from "./letter-round/reminder.resolver";
import { LetterSettingResolver } from "./letter-setting/letter-setting.resolver";
import { PaperPostResolver } from "./paper-post/paper-post.resolver";
import { SigningResolver } from "./signing/signing.resolver";
import { SignatoryResolver } from "./signatory/signatory.resolver";

/** The letters' (函件往来) subgraph; needs no database. */
export function buildLettersSchema(): DepartmentSchema {
  return buildDepartmentSchema({
    department: "letters",
    resolvers: [
      SignatoryResolver,
      PeerResolver,
      OwnBureauResolver,
      ExchangeKeyResolver,
      ExchangeMessageResolver,
      RefusedEventResolver,
      EvidenceResolver,
      LettersResolver,
      LetterFieldsResolver,
      LetterChildFieldsResolver,
      LetterEventResolver,
      ChildLettersResolver,
      IncomingResolver,
      IdentifyingResolver,
      MatchResolver,
      DraftingResolver,
      LetterAttachmentFieldsResolver,
      LetterAttachmentsResolver,
      LetterSettingResolver,
      LetterRoundResolver,
      ReminderResolver,
      PaperPostResolver,
      LetterOverviewResolver,
      SigningResolver,
    ],
    references: { Child: ({ id }) => childReference(id) },
  });
}
