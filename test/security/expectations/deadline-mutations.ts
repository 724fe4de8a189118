import type { Role } from "../../../schema/access/roles";
import { POSTS } from "./deadline-root-fields";
import { ANY, type Expectation } from "./expectation";

const NONE = "0190a000-0000-7000-8000-00000000ffff";

const line = (roles: readonly Role[], selection: string, marker = "NOT_FOUND"): Expectation => ({
  department: "joint-meeting",
  roles,
  purposes: ANY,
  selection: `${selection} { ... on Refusal { reason } }`,
  marker,
});

/** What a post does in its own inbox, and the rules of casework, which the office sets: here to what cannot be. */
export const DEADLINE_MUTATIONS: Readonly<Record<string, Expectation>> = {
  readInboxEntry: line(POSTS, `readInboxEntry(id: "${NONE}")`),
  readInbox: line(POSTS, `readInbox(upTo: "${NONE}")`),
  setMailAddress: line(POSTS, 'setMailAddress(desk: "nobody", address: "a@example.cn")'),
  setCaseworkSetting: line(
    ["office"],
    'setCaseworkSetting(name: CONFIRM_DAYS, value: 0, validFrom: "2019-01-01")',
    "INVALID",
  ),
  setOfficeDay: line(["office"], 'setOfficeDay(day: "2000-01-03", isWorking: true)', "INVALID"),
};
