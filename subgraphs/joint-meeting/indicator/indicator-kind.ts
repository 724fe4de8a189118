import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a county is measured by (考核指标). */
export enum IndicatorKind {
  CONSOLIDATION_RATE = "CONSOLIDATION_RATE",
  DROPOUT_RATE_PRIMARY = "DROPOUT_RATE_PRIMARY",
  DROPOUT_RATE_JUNIOR = "DROPOUT_RATE_JUNIOR",
  DISABLED_ENROLMENT_RATE = "DISABLED_ENROLMENT_RATE",
  PERSUASION_RATE = "PERSUASION_RATE",
  SECOND_DROPOUT_RATE = "SECOND_DROPOUT_RATE",
  REPORTS_ON_TIME = "REPORTS_ON_TIME",
}

registerEnumType(IndicatorKind, {
  name: "IndicatorKind",
  description: "What a county is measured by. 考核指标。",
  valuesConfig: {
    CONSOLIDATION_RATE: {
      description:
        "Graduates of grade 9 per entrant of the cohort that finished when the school year began; not by grade. 九年巩固率（学年开始时毕业的一届；不分年级）。",
    },
    DROPOUT_RATE_PRIMARY: {
      description:
        "Children of grades 1 to 6 who dropped out during the year, back or not, per child on the roll at its start. 小学年辍学率。",
    },
    DROPOUT_RATE_JUNIOR: {
      description:
        "Children of grades 7 to 9 who dropped out during the year, back or not, per child on the roll at its start. 初中年辍学率。",
    },
    DISABLED_ENROLMENT_RATE: {
      description:
        "Children with a valid certificate and of school age who are on a roll (ordinary class, special class or school, taught at home) per such child; one whose entry was put off counts below the line, one on leave above it. 残疾儿童入学率（含随班就读、特教班、特教学校、送教上门；延缓入学计入分母，休学计入分子）。",
    },
    PERSUASION_RATE: {
      description: "Children of the ledger of dropouts who are back, per child found, each once. 劝返率（按人计）。",
    },
    SECOND_DROPOUT_RATE: {
      description: "Children found again after a return, per child that ever returned. 二次辍学率。",
    },
    REPORTS_ON_TIME: {
      description:
        "Monthly reports of schools submitted in time, per report due; not by grade. 月报按时率（不分年级）。",
    },
  },
});

/** Units that an indicator is told for (指标层级). */
export enum IndicatorLevel {
  COUNTY = "COUNTY",
  TOWNSHIP = "TOWNSHIP",
  SCHOOL = "SCHOOL",
  GRADE = "GRADE",
}

registerEnumType(IndicatorLevel, {
  name: "IndicatorLevel",
  description: "Units that an indicator is told for. 指标层级。",
  valuesConfig: {
    COUNTY: { description: "The county. 全县（区）。" },
    TOWNSHIP: {
      description:
        "Each township: of its schools for the rates of the rolls and the reports, of the children who live there for the others. 乡镇（街道）：学籍指标、月报按学校所在地，其余按居住地。",
    },
    SCHOOL: { description: "Each school. 学校。" },
    GRADE: { description: "Each grade of each school. 学校各年级。" },
  },
});

/** The two numbers of an indicator (分子、分母). */
export enum IndicatorPart {
  NUMERATOR = "NUMERATOR",
  DENOMINATOR = "DENOMINATOR",
}

registerEnumType(IndicatorPart, {
  name: "IndicatorPart",
  description: "One of the two numbers of an indicator. 指标的分子或分母。",
  valuesConfig: {
    NUMERATOR: { description: "Above the line. 分子。" },
    DENOMINATOR: { description: "Below the line. 分母。" },
  },
});
