import type { CallerSigner } from "../../infra/runtime/caller-token";
import { ATTACHMENT_SCOPES, type AttachmentKeeper } from "../../schema/access/attachment-scopes";
import type { GatewayConfig } from "../config";
import { AttachmentLink } from "./attachment-link";

const KEEPERS: ReadonlySet<AttachmentKeeper> = new Set(Object.values(ATTACHMENT_SCOPES).map(({ keeper }) => keeper));

/** Links to those who keep attachments in this county; none in one without them. */
export function openAttachmentLinks(
  config: GatewayConfig,
  signer: CallerSigner,
): ReadonlyMap<AttachmentKeeper, AttachmentLink> {
  const links = new Map<AttachmentKeeper, AttachmentLink>();
  for (const keeper of KEEPERS) {
    const url = config.SUBGRAPH_URLS.get(keeper);
    if (url === undefined) continue;
    const deadlineMs = config.DEPARTMENT_DEADLINES_MS.get(keeper) ?? config.DEPARTMENT_DEADLINE_MS;
    links.set(
      keeper,
      new AttachmentLink({ keeper, url, signer, connections: config.DEPARTMENT_CONNECTIONS, deadlineMs }),
    );
  }
  return links;
}
