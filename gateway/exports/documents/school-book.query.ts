/** The operation whose answer makes the document of a school's book (一校一册). */
export const SCHOOL_BOOK_QUERY = `
  query SchoolBook($schoolId: SchoolCode!, $schoolYear: SchoolYear!) {
    schoolBook(schoolId: $schoolId, schoolYear: $schoolYear) {
      schoolYear
      asOf
      school { id name kind principal township { name } }
      responsiblePersons { level grade className name post validFrom enrolment { ...Pupil } }
      figures { ...Figures }
      byGrade { grade figures { ...Figures } }
      byClass { grade className figures { ...Figures } }
      dropouts { foundOn reason whereabouts state returnedOn responsiblePerson enrolment { ...Pupil } }
      suspended { on paper enrolment { ...Pupil } }
      transfers { kind on paper enrolment { ...Pupil } }
      homeTeaching { ...Pupil }
      disabledPlacements { studyMode ...Pupil }
      absentAlerts { run { days from to stage } enrolment { ...Pupil } }
      monthlyReports { month state dueOn submittedOn figures { onRollAtEnd droppedOut suspected } }
      lateReports { month dueOn submittedOn daysLate }
    }
  }
  fragment Pupil on Enrolment { recordedName grade className }
  fragment Figures on SchoolBookFigures {
    onRoll suspended homeTeaching inclusive specialSchool transferredIn transferredOut droppedOut out alerted
  }`;

/** A child as the book names it. */
export interface Pupil {
  recordedName: string;
  grade: number;
  className: string;
}

export interface BookFigures {
  onRoll: number;
  suspended: number;
  homeTeaching: number;
  inclusive: number;
  specialSchool: number;
  transferredIn: number;
  transferredOut: number;
  droppedOut: number;
  out: number;
  alerted: number;
}

/** An entry whose child may be hidden from whoever asks. */
interface OfPupil {
  enrolment: Pupil | null;
}

/** What {@link SCHOOL_BOOK_QUERY} answers in `schoolBook`; enum values as in the schema, dates YYYY-MM-DD. */
export interface SchoolBookAnswer {
  schoolYear: string;
  asOf: string;
  school: { id: string; name: string; kind: string; principal: string | null; township: { name: string } } | null;
  responsiblePersons: (OfPupil & {
    level: string;
    grade: number | null;
    className: string | null;
    name: string;
    post: string;
    validFrom: string;
  })[];
  figures: BookFigures;
  byGrade: { grade: number; figures: BookFigures }[];
  byClass: { grade: number; className: string; figures: BookFigures }[];
  dropouts: (OfPupil & {
    foundOn: string;
    reason: string | null;
    whereabouts: string | null;
    state: string;
    returnedOn: string | null;
    responsiblePerson: string | null;
  })[];
  suspended: (OfPupil & { on: string; paper: string | null })[];
  transfers: (OfPupil & { kind: string; on: string; paper: string | null })[];
  homeTeaching: Pupil[];
  disabledPlacements: (Pupil & { studyMode: string })[];
  absentAlerts: (OfPupil & { run: { days: number; from: string; to: string; stage: string } })[];
  monthlyReports: {
    month: string;
    state: string;
    dueOn: string;
    submittedOn: string | null;
    figures: { onRollAtEnd: number; droppedOut: number; suspected: number };
  }[];
  lateReports: { month: string; dueOn: string; submittedOn: string | null; daysLate: number }[];
}
