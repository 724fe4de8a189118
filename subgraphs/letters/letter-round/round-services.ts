import type { Caller } from "../../../infra/runtime/caller";
import type { LettersResources } from "../context";
import { LetterOverviewService } from "../letter-figures/letter-overview.service";
import { LetterSettingService } from "../letter-setting/letter-setting.service";
import { ReminderActs } from "./reminder.acts";

/** What the resolvers of due dates, reminders and figures work with. */
export interface RoundServices {
  letterSettings: LetterSettingService;
  reminders: ReminderActs;
  letterFigures: LetterOverviewService;
}

/** Makes them for the requests of one caller. */
export function createRoundServices(resources: LettersResources, caller: Caller): RoundServices {
  return {
    letterSettings: new LetterSettingService(resources, caller),
    reminders: new ReminderActs(resources, caller),
    letterFigures: new LetterOverviewService(resources, caller),
  };
}
