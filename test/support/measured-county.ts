import type { Caller } from "../../infra/runtime/caller";
import { callerOf } from "./callers";
import { type CountyInProcess, startCountyInProcess } from "./county-in-process";
import { enrol, recordDropouts, SCHOOLS } from "./education-rows";
import type { GraphqlAnswer } from "./graphql-answer";
import { inventIdNumber } from "./people";
import { NEVER_ENROLLED, SweepRows } from "./sweep-rows";

const INDICATORS = `
  query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $level: IndicatorLevel!, $kinds: [IndicatorKind!],
      $schoolId: SchoolCode) {
    indicators(regionCode: $regionCode, schoolYear: $schoolYear, level: $level, kinds: $kinds, schoolId: $schoolId) {
      kind level code name numerator denominator rate target targetDirection targetSource meetsTarget asOf sweepId
    }
  }`;

const CHILDREN = `
  query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $kind: IndicatorKind!, $level: IndicatorLevel!,
      $code: String!, $part: IndicatorPart!, $first: Int! = 100, $after: String) {
    indicatorChildren(regionCode: $regionCode, schoolYear: $schoolYear, kind: $kind, level: $level, code: $code,
        part: $part, first: $first, after: $after) {
      edges { node { id } } pageInfo { hasNextPage endCursor }
    }
  }`;

export const RURAL = "450204100";
/** ID number of a child on the rolls. */
export const person = (sequence: number): string => inventIdNumber("450204", "2008-05-09", sequence);
const spell = (foundOn: string, returnedOn: string | null = null) => ({ foundOn, returnedOn });

type Asked = [level: string, variables?: Record<string, unknown>, caller?: Caller];

/** What a reader of figures, a school and a township are. */
export const LEADER = callerOf("leader", { purpose: null });
export const AT_FIRST_SCHOOL = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first });
export const RURAL_TOWNSHIP = callerOf("township", { regions: [RURAL] });

/** 柳南区 with a few children on the rolls and a sweep of others, of whom every indicator is known. */
export class MeasuredCounty {
  private constructor(
    readonly county: CountyInProcess,
    /** Of the day before the county's. */
    readonly sweepId: string,
  ) {}

  static async start(): Promise<MeasuredCounty> {
    const county = await startCountyInProcess();
    const { education } = county.departments;
    const junior = { grade: 8, entryMonth: "2017-09-01", schoolId: SCHOOLS.second };
    await enrol(education, [
      { idNumber: person(1), row: { grade: 3 } },
      { idNumber: person(2), row: { grade: 3, schoolId: SCHOOLS.rural } },
      { idNumber: person(3), row: { grade: 4 } },
      { idNumber: person(4), row: junior },
      { idNumber: person(5), row: junior },
    ]);
    await recordDropouts(education, [
      { idNumber: person(3), row: { foundOn: "2018-10-01" } },
      { idNumber: person(5), row: { foundOn: "2018-11-01", returnedOn: "2018-11-20" } },
    ]);
    const rows = new SweepRows((sql, parameters) => county.inJointMeeting(sql, parameters));
    const sweepId = await rows.sweep({ asOf: "2018-12-30" });
    const disabled = { disabled: true };
    await rows.child(sweepId, "in class", { ...disabled, study_mode: "INCLUSIVE" });
    await rows.child(sweepId, "taught at home", {
      ...disabled,
      school_id: SCHOOLS.rural,
      township_code: RURAL,
      grade: 4,
      study_mode: "HOME_TEACHING",
    });
    await rows.child(sweepId, "put off", { ...disabled, ...NEVER_ENROLLED, township_code: RURAL });
    await rows.child(sweepId, "past the age", { ...disabled, school_age: false });
    await rows.child(sweepId, "of another county", { ...disabled, ...NEVER_ENROLLED, registered_here: false });
    await rows.child(sweepId, "back", { spells: [spell("2018-05-01", "2018-09-01")] });
    await rows.child(sweepId, "back and out again", {
      spells: [spell("2018-03-01", "2018-04-01"), spell("2018-10-08")],
    });
    await rows.child(sweepId, "out, and known to nobody", {
      ...NEVER_ENROLLED,
      township_code: null,
      spells: [spell("2018-05-01")],
    });
    await rows.child(sweepId, "back on the day it was found", { spells: [spell("2018-09-03", "2018-09-03")] });
    return new MeasuredCounty(county, sweepId);
  }

  ask(...[level, variables = {}, caller = LEADER]: Asked): Promise<GraphqlAnswer> {
    return this.county.jointMeeting.ask(caller, INDICATORS, {
      regionCode: "450204",
      schoolYear: "2018-2019",
      level,
      ...variables,
    });
  }

  /** @throws Error with the answer's errors. */
  async read(...asked: Asked): Promise<Record<string, unknown>[]> {
    return dataOf(await this.ask(...asked)).indicators;
  }

  /** Kind, code, numerator and denominator of each. */
  async lines(...asked: Asked): Promise<unknown[][]> {
    return (await this.read(...asked)).map(({ kind, code, numerator, denominator }) => [
      kind,
      code,
      numerator,
      denominator,
    ]);
  }

  askChildren(variables: Record<string, unknown>, caller: Caller = callerOf("office")): Promise<GraphqlAnswer> {
    return this.county.jointMeeting.ask(caller, CHILDREN, {
      regionCode: "450204",
      schoolYear: "2018-2019",
      ...variables,
    });
  }

  /** All children behind a number, read two a page. @throws Error with the answer's errors. */
  async childrenOf(unit: Record<string, unknown>, caller?: Caller): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { indicatorChildren } = dataOf(await this.askChildren({ first: 2, after, ...unit }, caller));
      ids.push(...indicatorChildren.edges.map(({ node }: { node: { id: string } }) => node.id));
      ({ endCursor: after, hasNextPage: more } = indicatorChildren.pageInfo);
    }
    return ids;
  }

  close(): Promise<void> {
    return this.county.close();
  }
}

function dataOf({ data, errors }: GraphqlAnswer): GraphqlAnswer["data"] {
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return data;
}
