import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import { ActivityActs } from "../activity/activity.acts";
import { PairingActs } from "../activity/pairing.acts";
import type { AttachmentRow } from "../attachment/attachment-row";
import { AttachmentSubjectKind } from "../attachment/attachment-subject-kind";
import { createAttachmentLoader } from "../attachment/attachment.loader";
import type { JointMeetingResources } from "../context";
import type { SchoolDirectoryReader } from "../indicator/school-directory";
import { StandingService } from "../statement/standing.service";
import type { VetoCandidateService } from "../veto/veto-candidate.service";
import { MeasureActs } from "./measure.acts";
import { createMeasureLoaders, type MeasureLoaders } from "./measure.loader";

/** What the resolvers of measures, statements of responsibility and activities work with. */
export interface OversightServices {
  schoolDirectory: SchoolDirectoryReader;
  activityActs: ActivityActs;
  activityAttachments: DataLoader<string, AttachmentRow[]>;
  pairingActs: PairingActs;
  measureActs: MeasureActs;
  measureLoaders: MeasureLoaders;
  measureAttachments: DataLoader<string, AttachmentRow[]>;
  standings: StandingService;
}

/** Makes them for the requests of one caller. */
export function createOversightServices(
  resources: JointMeetingResources & { schoolDirectory: SchoolDirectoryReader; vetoCandidates: VetoCandidateService },
  caller: Caller,
): OversightServices {
  const { database, schoolDirectory } = resources;
  return {
    schoolDirectory,
    activityActs: new ActivityActs(resources, caller),
    activityAttachments: createAttachmentLoader(database, AttachmentSubjectKind.ACTIVITY),
    pairingActs: new PairingActs(resources, caller),
    measureActs: new MeasureActs(resources, caller),
    measureLoaders: createMeasureLoaders(database),
    measureAttachments: createAttachmentLoader(database, AttachmentSubjectKind.RECTIFICATION),
    standings: new StandingService(resources),
  };
}
