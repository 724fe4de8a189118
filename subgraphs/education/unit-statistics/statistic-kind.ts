import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** A rate that the rolls give (学籍统计指标). */
export enum StatisticKind {
  CONSOLIDATION = "CONSOLIDATION",
  DROPOUT_PRIMARY = "DROPOUT_PRIMARY",
  DROPOUT_JUNIOR = "DROPOUT_JUNIOR",
}

registerEnumType(StatisticKind, {
  name: "StatisticKind",
  description: "A rate that the rolls give. 学籍统计指标。",
  valuesConfig: {
    CONSOLIDATION: {
      description:
        "Graduates of grade 9 per entrant, of the cohort that finished when the school year began. 九年义务教育巩固率（学年开始时毕业的一届）。",
    },
    DROPOUT_PRIMARY: {
      description: "Dropouts of the year per child on the roll when it began, grades 1 to 6. 小学年辍学率。",
    },
    DROPOUT_JUNIOR: {
      description: "Dropouts of the year per child on the roll when it began, grades 7 to 9. 初中年辍学率。",
    },
  },
});

/** By which units a statistic is told apart (统计层级). */
export enum StatisticLevel {
  COUNTY = "COUNTY",
  TOWNSHIP = "TOWNSHIP",
  SCHOOL = "SCHOOL",
  GRADE = "GRADE",
}

registerEnumType(StatisticLevel, {
  name: "StatisticLevel",
  description: "By which units a statistic is told apart. 统计层级。",
  valuesConfig: {
    COUNTY: { description: "All schools asked for together. 所查全部学校合计。" },
    TOWNSHIP: { description: "By the township of the school. 按学校所在乡镇（街道）。" },
    SCHOOL: { description: "By school. 按学校。" },
    GRADE: { description: "By grade of each school; not for consolidation. 按学校年级（巩固率不分年级）。" },
  },
});

/** The two numbers of a rate (分子、分母). */
export enum RatePart {
  NUMERATOR = "NUMERATOR",
  DENOMINATOR = "DENOMINATOR",
}

registerEnumType(RatePart, {
  name: "RatePart",
  description: "One of the two numbers of a rate. 比率的分子或分母。",
  valuesConfig: {
    NUMERATOR: { description: "Children above the line. 分子人数。" },
    DENOMINATOR: { description: "Children below the line. 分母人数。" },
  },
});
