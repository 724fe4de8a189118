import type { PersonId } from "../../../schema/person-id";
import type { FindingKind } from "../finding/finding-kind";
import type { FindingSeverity } from "../finding/finding-severity";
import type { OwnerKind } from "../finding/owner-kind";
import type { WatchGroup } from "../watch-group/watch-group";

/** What a record said, from which department: a line of a finding's evidence (证据). */
export interface Evidence {
  /** Name of the subgraph, `education`. */
  department: string;
  /** Which record, in Chinese: `学籍`, `户籍`, `劝返台账`. */
  record: string;
  /** What it says, in Chinese; no ID number, address or phone. */
  statement: string;
  /** Date the statement is about, or the sweep's day. YYYY-MM-DD. */
  asOf: string;
}

/** Who is to act. */
export interface Owner {
  kind: OwnerKind;
  /** Name of a department's subgraph, 学校标识码, or code of a township. */
  code: string;
}

/** A finding as the examination of a child makes it, before the sweep is concluded. */
export interface DraftFinding {
  kind: FindingKind;
  childId: PersonId;
  /** The other record of an ID_CONFLICT. */
  otherChildId: PersonId | null;
  severity: FindingSeverity;
  owner: Owner;
  evidence: readonly Evidence[];
  /** Less specific kinds that hold too and get no finding of their own. */
  covers: readonly FindingKind[];
  /** Day since when, as far as a record tells: run's first day, state date, day found. */
  since: string | null;
}

/** What the ledgers and indicators count of a child, without a name or number. Written to `sweep_child`. */
export interface ChildFacts {
  /** 6 ≤ age < 16 on 31 August, no graduate of grade 9, and not dead. */
  schoolAge: boolean;
  /** 户籍 in force here, or registered as living here. */
  registeredHere: boolean;
  /** Where it lives: residence, else household here, else its school's township. */
  townshipCode: string | null;
  homeCountyCode: string | null;
  migrant: boolean;
  /** The roll entry that counts: active, else the latest; null without any. */
  enrolment: {
    id: string;
    schoolId: string | null;
    grade: number;
    className: string;
    state: string;
    stateDate: string | null;
    entryMonth: string;
    studyMode: string;
  } | null;
  /** On the roll (在籍 or 休学) on the day. */
  onRoll: boolean;
  /** Days found of the ledger of dropouts (劝返台账) up to the day, oldest first, each with the return up to the day. */
  spells: readonly { foundOn: string; returnedOn: string | null }[];
  disabled: boolean;
  poorHousehold: boolean;
  watchGroups: readonly WatchGroup[];
  /** Statements by which the registers disagree and no finding's kind tells it (birth date, sex, dead on the roll alone). */
  disagreements: readonly Evidence[];
}

/** What one child's view gives. */
export interface Examination {
  childId: PersonId;
  facts: ChildFacts;
  findings: readonly DraftFinding[];
  /** Texts (name, birth date, guardian) by which two records of one child are found; one for each guardian known. */
  identityKeys: readonly string[];
  /** Known to a register of 公安. */
  knownToPublicSecurity: boolean;
  /** Text (name, birth date) by which a refused row of the roster is found; null unless on no roll. */
  rejectedRowKey: string | null;
}

/** Under which rules children are examined. */
export interface ExaminationRules {
  /** Six digits. */
  countyCode: string;
  schoolYear: string;
  /** YYYY-MM-DD */
  asOf: string;
}
