import { FindingKind } from "../../../../subgraphs/joint-meeting/finding/finding-kind";
import type { CountyDraft } from "../county-draft";
import type { InventedChild } from "../invented-people";
import { type Scenario, scenario } from "../scenario";

const { NAME_CONFLICT, NOT_ENROLLED, DECEASED_ON_ROLL } = FindingKind;

/** The same name as far as anybody can say: blanks, dots and the width of letters apart. */
const SAME: readonly (readonly [string, string, string])[] = [
  ["dots", "阿迪力·买买提", "阿迪力•买买提"],
  ["a full-width dot", "古丽·热西提", "古丽．热西提"],
  ["a point", "艾山·吐尔逊", "艾山.吐尔逊"],
  ["no dot", "努尔·艾力", "努尔艾力"],
  ["a blank", "韦明", "韦 明"],
  ["an ideographic blank", "莫兰", "莫　兰"],
  ["full-width letters", "Tina韦", "Ｔｉｎａ韦"],
];

const otherName = ({ name }: InventedChild): string => `${name.slice(0, -1)}琳`;

/** A child on the roll, named otherwise by somebody. */
const named =
  (
    kinds: readonly FindingKind[],
    plant: (draft: CountyDraft, child: InventedChild, other: InventedChild) => void,
    grade?: number,
  ) =>
  (draft: CountyDraft): void => {
    const child = draft.inventLocal(grade);
    plant(draft, child, { ...child, name: otherName(child) });
    for (const kind of kinds) draft.expect(kind, child);
  };

const enrolledAs = (draft: CountyDraft, child: InventedChild) => {
  draft.register(child);
  return draft.enrol(child);
};

/** One number, several names. */
export const NAMES: readonly Scenario[] = [
  ...SAME.map(([what, name, other]) =>
    scenario(`a name that differs by ${what}`, 0.5, (draft) => {
      const child = { ...draft.inventLocal(), name };
      draft.register(child);
      draft.subsidise(draft.enrol({ ...child, name: other }));
      draft.grant({ ...child, name: other }, "最低生活保障");
    }),
  ),
  scenario(
    "named otherwise by the school",
    4,
    named([NAME_CONFLICT], (draft, child, other) => {
      draft.register(child);
      draft.enrol(other);
    }),
  ),
  scenario(
    "named otherwise by civil affairs",
    1,
    named([NAME_CONFLICT], (draft, child, other) => {
      draft.subsidise(enrolledAs(draft, child));
      draft.grant(other, "孤儿");
    }),
  ),
  scenario(
    "named otherwise on the certificate",
    1,
    named([NAME_CONFLICT], (draft, child, other) => {
      draft.subsidise(enrolledAs(draft, child));
      draft.certify(other);
    }),
  ),
  scenario(
    "named otherwise on the poverty register",
    1,
    named([NAME_CONFLICT], (draft, child, other) => {
      draft.subsidise(enrolledAs(draft, child));
      draft.enterPoor(other);
    }),
  ),
  scenario(
    "named otherwise where it lives",
    1,
    named([NAME_CONFLICT], (draft, child, other) => {
      enrolledAs(draft, child);
      draft.reside(other);
    }),
  ),
  scenario(
    "named otherwise by the school that it left",
    0.5,
    named([NAME_CONFLICT], (draft, child, other) => {
      enrolledAs(draft, child);
      draft.enrol(other, { number: draft.provisionalNumber(), other: { 学籍状态: "转出", 状态日期: "2017-08-31" } });
    }),
  ),
  scenario(
    "named otherwise, on no roll",
    1,
    named([NAME_CONFLICT, NOT_ENROLLED], (draft, child, other) => {
      draft.register(child);
      draft.grant(other, "困境儿童");
    }),
  ),
  scenario(
    "named otherwise, dead, still 在籍",
    0.5,
    named([NAME_CONFLICT, DECEASED_ON_ROLL], (draft, child, other) => {
      draft.register(child, { 户籍状态: "注销（死亡）" });
      draft.enrol(other);
    }),
  ),
  scenario(
    "named otherwise, past the age, on the roll",
    0.5,
    named(
      [NAME_CONFLICT],
      (draft, child, other) => {
        draft.register(child);
        draft.enrol(other);
      },
      12,
    ),
  ),
  scenario(
    "named otherwise, past the age, on no roll",
    0.5,
    named(
      [],
      (draft, child, other) => {
        draft.register(child);
        draft.grant(other, "困境儿童");
      },
      12,
    ),
  ),
  ...["=", "+", "-", "@"].map((sign) =>
    scenario(`a name that begins with ${sign}`, 0.5, (draft) => {
      const child = draft.inventLocal();
      const odd = { ...child, name: `${sign}${child.name}` };
      draft.register(odd, { 户籍地址: `${sign}SUM(A1:A9), "${odd.name}"` });
      if (sign === "=") draft.expect(NOT_ENROLLED, odd);
      else draft.enrol(odd, { other: { 班级: `${sign}1班` } });
    }),
  ),
];
