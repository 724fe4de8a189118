import { getRegion } from "../../../schema/regions/regions";
import { type PaperContent, plain } from "../document/paper-content";
import { IndicatorKind } from "../indicator/indicator-kind";
import { TargetDirection } from "../indicator/target-direction";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import type { StatementTarget } from "./statement.rows";

interface StatementToPaper {
  countyCode: string;
  schoolYear: SchoolYear;
  name: string;
  post: string;
  /** What of it the person answers for, in words. */
  scope: string;
  targets: readonly StatementTarget[];
}

/** What a statement of responsibility (责任状) says. */
export function statementPaper({ countyCode, schoolYear, name, post, scope, targets }: StatementToPaper): PaperContent {
  return {
    heading: `${getRegion(countyCode).name}控辍保学工作联席会议办公室`,
    addressee: null,
    sections: [
      plain(
        `为落实控辍保学责任，${post}${name}作为${scope}的责任人，就${schoolYear}学年控辍保学工作签订本责任状。`,
        "一、落实依法控辍、管理控辍、教改控辍、扶贫控辍各项措施，确保责任范围内适龄儿童少年不失学辍学。",
        "二、发现疑似辍学，及时家访、劝返，按规定登记台账并上报，做到一生一案。",
        "三、完成下列目标；未完成的，按责任追究和一票否决有关规定处理。",
      ),
      {
        heading: "目标",
        paragraphs: [],
        table: {
          headers: ["指标", "目标", "依据"],
          rows: targets.map(({ kind, target, direction, source }) => [
            TITLES[kind],
            `${direction === TargetDirection.AT_LEAST ? "不低于" : "不高于"}${percentage(target)}`,
            source,
          ]),
        },
      },
    ],
    enclosures: [],
    signatory: { name, post },
    contact: null,
    copies: [],
    receipt: null,
  };
}

const TITLES: Readonly<Record<IndicatorKind, string>> = {
  [IndicatorKind.CONSOLIDATION_RATE]: "九年义务教育巩固率",
  [IndicatorKind.DROPOUT_RATE_PRIMARY]: "小学年辍学率",
  [IndicatorKind.DROPOUT_RATE_JUNIOR]: "初中年辍学率",
  [IndicatorKind.DISABLED_ENROLMENT_RATE]: "残疾儿童入学率",
  [IndicatorKind.PERSUASION_RATE]: "劝返率",
  [IndicatorKind.SECOND_DROPOUT_RATE]: "二次辍学率",
  [IndicatorKind.REPORTS_ON_TIME]: "月报按时率",
};

/** 0.9991 → 99.91%. */
function percentage(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}
