import { FindingKind } from "../../../../subgraphs/joint-meeting/finding/finding-kind";
import type { CountyDraft } from "../county-draft";
import type { InventedChild } from "../invented-people";
import { type Scenario, scenario } from "../scenario";

const { DROPOUT, ENROLLED_WITHOUT_HOUSEHOLD, NOT_ENROLLED } = FindingKind;
const TRANSFERRED = { 学籍状态: "转出", 状态日期: "2018-07-10" };

/** A child whom 公安 knows under one number, and the school under another. */
const twoNumbers =
  (first: (draft: CountyDraft, child: InventedChild) => void, change: Partial<InventedChild> = {}) =>
  (draft: CountyDraft): void => {
    const child = draft.inventLocal();
    first(draft, child);
    const idNumber = draft.people.otherNumber(child);
    draft.enrol({ ...child, ...change, idNumber });
    draft.expectIdConflict(child, idNumber);
  };

/** A child whom the school has by a number of its own only. */
const withoutNumber = (letter: "L" | "J") => (draft: CountyDraft) => {
  const child = draft.inventLocal();
  draft.register(child);
  const number = draft.provisionalNumber(letter);
  draft.enrol(child, { number, other: { 公民身份号码: "" } });
  draft.expectIdConflict(child, number);
};

/** Two children who share much and are two. */
const twoChildren = (share: (child: InventedChild, draft: CountyDraft) => InventedChild) => (draft: CountyDraft) => {
  const child = draft.inventLocal();
  const other = share(child, draft);
  draft.register(child);
  draft.enrol(other);
  draft.expect(NOT_ENROLLED, child);
  draft.expect(ENROLLED_WITHOUT_HOUSEHOLD, other);
};

const registered = (draft: CountyDraft, child: InventedChild): void => draft.register(child);

/** One child under two numbers, and twins. */
export const IDENTITIES: readonly Scenario[] = [
  scenario("two numbers: 户籍 and roll", 3, twoNumbers(registered)),
  scenario(
    "two numbers: stay here and roll",
    1,
    twoNumbers((draft, child) => draft.reside({ ...child, homeCounty: "451321" })),
  ),
  scenario(
    "two numbers: 空挂 and roll",
    1,
    twoNumbers((draft, child) => draft.register(child, { 户籍状态: "空挂" })),
  ),
  scenario(
    "two numbers: disabled and roll",
    1,
    twoNumbers((draft, child) => {
      draft.register(child);
      draft.certify(child);
    }),
  ),
  scenario(
    "two numbers: transferred out and roll",
    1,
    twoNumbers((draft, child) => {
      draft.register(child);
      draft.enrol(child, { other: TRANSFERRED });
    }),
  ),
  scenario(
    "two numbers, both on the roll",
    1,
    twoNumbers((draft, child) => {
      draft.register(child);
      draft.enrol(child);
    }),
  ),
  scenario(
    "two numbers: row of the roll refused, and roll",
    0.5,
    twoNumbers((draft, child) => {
      draft.register(child);
      draft.files.enrolments.refuse(
        "SCHOOL_UNKNOWN",
        draft.enrolmentOf(child, { school: draft.lostSchool }),
        "学校标识码",
      );
    }),
  ),
  scenario("two numbers: on the ledger, and on the roll", 0.5, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    draft.find(child, "2018-05-11");
    draft.expect(DROPOUT, child);
    const idNumber = draft.people.otherNumber(child);
    draft.enrol({ ...child, idNumber });
    draft.expectIdConflict(child, idNumber);
  }),
  scenario("two numbers, both known to 公安", 1, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    const other = { ...child, idNumber: draft.people.otherNumber(child), homeCounty: "451302" };
    draft.reside(other);
    draft.enrol(other);
    draft.expectIdConflict(child, other.idNumber, true);
  }),
  scenario("two numbers, both known to 公安 and on the roll", 0.5, (draft) => {
    const child = draft.inventLocal();
    const other = { ...child, idNumber: draft.people.otherNumber(child) };
    for (const record of [child, other]) {
      draft.register(record);
      draft.enrol(record);
    }
    draft.expectIdConflict(child, other.idNumber, true);
  }),
  scenario("two numbers, both known to 公安, on no roll", 1, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    const other = { ...child, idNumber: draft.people.otherNumber(child), homeCounty: "451302" };
    draft.reside(other);
    draft.expectIdConflict(child, other.idNumber, true);
    draft.expect(NOT_ENROLLED, child);
    draft.expect(NOT_ENROLLED, other);
  }),
  scenario(
    "two numbers, the guardian named by the stay here only",
    0.5,
    twoNumbers((draft, child) => {
      draft.register(child, { 监护人姓名: draft.people.guardianName() });
      draft.reside(child);
    }),
  ),
  scenario("two numbers, the name with a dot", 0.5, (draft) => {
    const child = draft.inventLocal();
    const dotted = { ...child, name: `阿${child.name}·买买提` };
    draft.register(dotted);
    const idNumber = draft.people.otherNumber(child);
    draft.enrol({ ...dotted, name: dotted.name.replace("·", " "), idNumber });
    draft.expectIdConflict(child, idNumber);
  }),
  scenario("no number: by an L number", 2, withoutNumber("L")),
  scenario("no number: by a J number", 1, withoutNumber("J")),
  scenario("twins, both on the roll", 6, (draft) => {
    const child = draft.inventLocal();
    for (const twin of [child, draft.people.twinOf(child)]) {
      draft.register(twin);
      draft.enrol(twin);
    }
  }),
  scenario("twins, one on the roll", 2, (draft) => {
    const child = draft.inventLocal();
    const twin = draft.people.twinOf(child);
    draft.register(child);
    draft.register(twin);
    draft.enrol(child);
    draft.expect(NOT_ENROLLED, twin);
  }),
  scenario(
    "twins, one in 户籍 and one on the roll",
    0.5,
    twoChildren((child, draft) => draft.people.twinOf(child)),
  ),
  scenario(
    "same name and birthday, other guardian",
    1,
    twoChildren((child, draft) => ({
      ...child,
      idNumber: draft.people.otherNumber(child),
      guardian: `欧阳${draft.people.guardianName()}`,
    })),
  ),
  scenario("same name and birthday, guardians unknown", 0.5, (draft) => {
    const child = { ...draft.inventLocal(), guardian: "" };
    draft.register(child);
    const other = { ...child, idNumber: draft.people.otherNumber(child) };
    draft.enrol(other);
    draft.expect(NOT_ENROLLED, child);
    draft.expect(ENROLLED_WITHOUT_HOUSEHOLD, other);
  }),
  scenario("same name and guardian, other birthday", 0.5, (draft) => {
    const child = draft.inventLocal(4);
    const sibling = { ...draft.inventLocal(2), name: child.name, guardian: child.guardian };
    draft.register(child);
    draft.enrol(sibling);
    draft.expect(NOT_ENROLLED, child);
    draft.expect(ENROLLED_WITHOUT_HOUSEHOLD, sibling);
  }),
  scenario("two provisional numbers, unknown to 公安", 0.5, (draft) => {
    const child = draft.inventLocal();
    for (let count = 0; count < 2; count += 1) {
      const number = draft.provisionalNumber();
      draft.enrol(child, { number, other: { 公民身份号码: "" } });
      draft.expect(ENROLLED_WITHOUT_HOUSEHOLD, { idNumber: number });
    }
  }),
];
