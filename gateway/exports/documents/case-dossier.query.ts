/** Stands for those selections on the case that are open to whoever asks. */
export const OPEN_SELECTIONS = "#OPEN";

/** The operation whose answer makes a child's dossier (一生一案卷宗). */
export const CASE_DOSSIER_QUERY = `
  query CaseDossier($id: ID!) {
    case(id: $id) {
      number
      region { name }
      spell { number since }
      origin
      cause
      whereabouts
      account
      grade
      className
      township { name }
      home { name }
      lead { title }
      assistants { title }
      responsible { line level name post }
      state
      stage
      watchUntil
      openedOn
      openedPost
      closedOn
      steps { kind round takenOn organ { title } paperNumber answerUntil note takenPost }
      visits { visitedOn visitors { line name post } met said nextOn recordedPost }
      outcomes { outcome on paper paperNumber note confirmedOn confirmedBy relapsedOn undoneOn undoneReason enteredPost }
      documents { kind number title issuedOn organ { title } voidedOn }
      attachments { fileName mediaType size sha256 uploadedOn uploadedPost }
      history { at kind step post note }
      ${OPEN_SELECTIONS}
    }
  }`;

/** Selections on the case, each of which is in the dossier of whoever may read it. */
export const CASE_DOSSIER_SELECTIONS = [
  "school { name }",
  "child { identity { name sex birthDate } }",
  "child { household { guardianName guardianRelation state } }",
  "child { enrolments { recordedName recordedSex recordedBirthDate guardianName entryMonth } }",
  "tasks { number kind desk { title } state askedOn dueOn closedOn text answer answerText reasonGiven }",
] as const;

interface Named {
  name: string;
}

interface Titled {
  title: string;
}

export interface DossierStep {
  kind: string;
  round: number;
  takenOn: string;
  organ: Titled;
  paperNumber: string | null;
  answerUntil: string | null;
  note: string | null;
  takenPost: string;
}

export interface DossierVisit {
  visitedOn: string;
  visitors: { line: string; name: string; post: string }[] | null;
  met: string | null;
  said: string | null;
  nextOn: string | null;
  recordedPost: string;
}

export interface DossierOutcome {
  outcome: string;
  on: string;
  paper: string | null;
  paperNumber: string | null;
  note: string | null;
  confirmedOn: string | null;
  confirmedBy: string | null;
  relapsedOn: string | null;
  undoneOn: string | null;
  undoneReason: string | null;
  enteredPost: string;
}

export interface DossierTask {
  number: string;
  kind: string;
  desk: Titled;
  state: string;
  askedOn: string;
  dueOn: string;
  closedOn: string | null;
  text: string | null;
  answer: string | null;
  answerText: string | null;
  reasonGiven: string | null;
}

/** What the child's records say, as far as they are open to whoever asks; undefined where they are not. */
export interface DossierChild {
  identity?: { name: string; sex: string; birthDate: string } | null;
  household?: { guardianName: string | null; guardianRelation: string | null; state: string } | null;
  enrolments?:
    | {
        recordedName: string;
        recordedSex: string;
        recordedBirthDate: string;
        guardianName: string | null;
        entryMonth: string;
      }[]
    | null;
}

/** What {@link CASE_DOSSIER_QUERY} answers in `case`; enum values as in the schema, days YYYY-MM-DD. */
export interface CaseDossierAnswer {
  number: string;
  region: Named;
  spell: { number: number; since: string };
  origin: string;
  cause: string;
  whereabouts: string;
  account: string | null;
  grade: number | null;
  className: string | null;
  township: Named | null;
  home: Named | null;
  lead: Titled;
  assistants: Titled[];
  responsible: { line: string; level: string; name: string | null; post: string | null }[];
  state: string;
  stage: string;
  watchUntil: string | null;
  openedOn: string;
  openedPost: string | null;
  closedOn: string | null;
  steps: DossierStep[];
  visits: DossierVisit[];
  outcomes: DossierOutcome[];
  documents: {
    kind: string;
    number: string;
    title: string;
    issuedOn: string;
    organ: Titled;
    voidedOn: string | null;
  }[];
  attachments: {
    fileName: string;
    mediaType: string;
    size: number;
    sha256: string;
    uploadedOn: string;
    uploadedPost: string;
  }[];
  history: { at: string; kind: string; step: string | null; post: string | null; note: string | null }[];
  school?: Named | null;
  child?: DossierChild | null;
  tasks?: DossierTask[];
}
