import { FindingKind } from "../../finding/finding-kind";
import { OwnerKind } from "../../finding/owner-kind";
import type { EnrolmentView } from "../child-view";
import type { Evidence, Owner } from "../examination";
import { normaliseName } from "../keys";
import { department } from "../owner";
import type { Rule } from "../rule";
import type { ViewOnDay } from "../view-on-day";

/** A name as one record has it, and who would mend it. */
interface NameOnRecord {
  department: string;
  record: string;
  name: string;
  owner: Owner;
}

/** 姓名不一致: the registers have one ID number under several names. Asked of children on a roll or in the population alone. */
export const nameConflict: Rule = (view) => {
  if (view.active.length === 0 && !view.isInPopulation) return null;
  if (haveOneName(view)) return null;
  const names = namesOf(view);
  const [first] = names;
  const others = names.filter(({ name }) => normaliseName(name) !== normaliseName(first?.name ?? ""));
  return {
    kind: FindingKind.NAME_CONFLICT,
    // Public security's name is the one to go by; where it has none, education must find out which is right.
    owner: (view.identity === null ? undefined : others[0]?.owner) ?? department("education"),
    evidence: names.map(({ name, ...source }) => toEvidence(source, name, view)),
    since: null,
  };
};

/** Asked of every child of a sweep, so without a list of records. */
function haveOneName(view: ViewOnDay): boolean {
  const { identity, residences, enrolments, welfare, disabilityCertificates, povertyReliefs } = view;
  let known: string | null = null;
  const agrees = (name: string): boolean => {
    const normalised = normaliseName(name);
    known ??= normalised;
    return known === normalised;
  };
  return (
    (identity === null || agrees(identity.name)) &&
    [residences, enrolments, welfare, disabilityCertificates, povertyReliefs].every((records) =>
      records.every(({ recordedName }) => agrees(recordedName)),
    )
  );
}

/** By who is to mend a difference: public security's own name, then schools, departments, its second register. */
function namesOf(view: ViewOnDay): NameOnRecord[] {
  const { identity, household, residences, enrolments, welfare, disabilityCertificates, povertyReliefs } = view;
  const names: NameOnRecord[] = [];
  const add = (source: Omit<NameOnRecord, "name">, name: string | undefined): void => {
    const isRepeated = names.some((other) => other.record === source.record && other.name === name);
    if (name !== undefined && !isRepeated) names.push({ ...source, name });
  };
  const of = (name: Parameters<typeof department>[0], record: string): Omit<NameOnRecord, "name"> => ({
    department: name,
    record,
    owner: department(name),
  });
  add(of("public-security", household === null ? "流动人口登记" : "户籍"), identity?.name);
  for (const enrolment of enrolments)
    add({ ...of("education", "学籍"), owner: keeperOf(enrolment) }, enrolment.recordedName);
  for (const { recordedName } of welfare) add(of("civil-affairs", "儿童福利"), recordedName);
  for (const { recordedName } of disabilityCertificates) add(of("disabled-persons", "残疾人证"), recordedName);
  for (const { recordedName } of povertyReliefs) add(of("poverty-relief", "脱贫监测户"), recordedName);
  for (const { recordedName } of residences) add(of("public-security", "流动人口登记"), recordedName);
  return names;
}

function keeperOf({ school }: EnrolmentView): Owner {
  return school === null ? department("education") : { kind: OwnerKind.SCHOOL, code: school.id };
}

function toEvidence({ department, record }: Omit<NameOnRecord, "name">, name: string, { rules }: ViewOnDay): Evidence {
  return { department, record, statement: `姓名：${name}`, asOf: rules.asOf };
}
