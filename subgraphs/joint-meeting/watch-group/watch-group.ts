import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Groups of children whose schooling is watched first (重点人群, 怀远县 2024 一县一策). */
export enum WatchGroup {
  ORPHAN = "ORPHAN",
  DE_FACTO_UNATTENDED = "DE_FACTO_UNATTENDED",
  DISABLED = "DISABLED",
  LEFT_BEHIND = "LEFT_BEHIND",
  IN_DIFFICULTY = "IN_DIFFICULTY",
  MIGRANT = "MIGRANT",
  INVOLVED_IN_CASE = "INVOLVED_IN_CASE",
}

registerEnumType(WatchGroup, {
  name: "WatchGroup",
  description: "Group of children whose schooling is watched first. 重点人群。",
  valuesConfig: {
    ORPHAN: { description: "Orphan. 孤儿。" },
    DE_FACTO_UNATTENDED: { description: "De facto unattended. 事实无人抚养儿童。" },
    DISABLED: { description: "Disabled. 残疾儿童。" },
    LEFT_BEHIND: { description: "Left behind. 留守儿童。" },
    IN_DIFFICULTY: { description: "In difficulty. 困境儿童。" },
    MIGRANT: { description: "Moved with its parents. 随迁子女。" },
    INVOLVED_IN_CASE: { description: "Involved in a case at law; marked by hand. 涉案未成年人（人工标记）。" },
  },
});
