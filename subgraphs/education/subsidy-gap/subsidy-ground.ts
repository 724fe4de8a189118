import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Why a child is due a subsidy (资助对象类别). */
export enum SubsidyGround {
  POOR_HOUSEHOLD = "POOR_HOUSEHOLD",
  MONITORED_HOUSEHOLD = "MONITORED_HOUSEHOLD",
  MINIMUM_LIVING_ALLOWANCE = "MINIMUM_LIVING_ALLOWANCE",
  EXTREME_POVERTY_SUPPORT = "EXTREME_POVERTY_SUPPORT",
  ORPHAN = "ORPHAN",
  MARTYR_CHILD = "MARTYR_CHILD",
  DISABILITY = "DISABILITY",
  DISABLED_PARENT = "DISABLED_PARENT",
}

registerEnumType(SubsidyGround, {
  name: "SubsidyGround",
  description: "Why a child is due a subsidy. 资助对象类别。",
  valuesConfig: {
    POOR_HOUSEHOLD: { description: "Of a household on the poverty register, lifted out or not. 原建档立卡。" },
    MONITORED_HOUSEHOLD: { description: "Of a household watched against falling into poverty. 防返贫监测户。" },
    MINIMUM_LIVING_ALLOWANCE: { description: "Of a household on the minimum living allowance. 低保。" },
    EXTREME_POVERTY_SUPPORT: { description: "Supported as a person in extreme poverty. 特困供养。" },
    ORPHAN: { description: "Orphan. 孤儿。" },
    MARTYR_CHILD: { description: "Child of a martyr; by its papers, no register here tells it. 烈士子女。" },
    DISABILITY: { description: "Holds a certificate of disability. 残疾学生。" },
    DISABLED_PARENT: {
      description:
        "Child of a person with a disability, in need; by its papers, no register here tells it. 残疾人子女。",
    },
  },
});
