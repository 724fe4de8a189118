import type { Caller } from "../../../infra/runtime/caller";
import { AgendaActs } from "../agenda/agenda-acts.service";
import type { AgendaReadingSources } from "../agenda/agenda-readings";
import { AgendaService } from "../agenda/agenda.service";
import { DrawUpAgendaService } from "../agenda/draw-up-agenda.service";
import type { JointMeetingResources } from "../context";
import { MeetingDecisionService } from "../decision/meeting-decision.service";
import { RecordDecisionService } from "../decision/record-decision.service";
import { CloseMeetingService } from "./close-meeting.service";
import { ConveneMeetingService } from "./convene-meeting.service";
import { MeetingActs } from "./meeting-acts.service";
import { MeetingService } from "./meeting.service";

/** What the resolvers of meetings work with. */
export interface MeetingServices {
  meetings: MeetingService;
  meetingConvening: ConveneMeetingService;
  meetingActs: MeetingActs;
  meetingClosing: CloseMeetingService;
  agendas: AgendaService;
  agendaDrawing: DrawUpAgendaService;
  agendaActs: AgendaActs;
  meetingDecisions: MeetingDecisionService;
  decisionRecording: RecordDecisionService;
}

/** Makes them for one request. */
export function createMeetingServices(
  sources: JointMeetingResources & AgendaReadingSources,
  caller: Caller,
): MeetingServices {
  const { database, countyCode } = sources;
  return {
    meetings: new MeetingService(database, caller, countyCode),
    meetingConvening: new ConveneMeetingService(sources, caller),
    meetingActs: new MeetingActs(sources, caller),
    meetingClosing: new CloseMeetingService(sources, caller),
    agendas: new AgendaService(sources, caller),
    agendaDrawing: new DrawUpAgendaService(sources, caller),
    agendaActs: new AgendaActs(sources, caller),
    meetingDecisions: new MeetingDecisionService(database, caller, countyCode),
    decisionRecording: new RecordDecisionService(sources, caller),
  };
}
