import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What happened to a finding. */
export enum FindingEventKind {
  FOUND = "FOUND",
  CONFIRMED = "CONFIRMED",
  REFUTED = "REFUTED",
  REOPENED = "REOPENED",
  SETTLED = "SETTLED",
  LINKED = "LINKED",
  UNLINKED = "UNLINKED",
}

registerEnumType(FindingEventKind, {
  name: "FindingEventKind",
  description: "What happened to a finding. 问题经过类别。",
  valuesConfig: {
    FOUND: { description: "Found by a sweep. 比对发现。" },
    CONFIRMED: { description: "Verified: it is so. 核实属实。" },
    REFUTED: { description: "Verified: it is not so. 核实排除。" },
    REOPENED: { description: "To be verified anew. 重新待核实。" },
    SETTLED: { description: "Struck off. 销号。" },
    LINKED: { description: "Moved to the child that its record was linked to. 因关联移至同一儿童名下。" },
    UNLINKED: { description: "Given back as the linking was undone. 因取消关联退回原记录。" },
  },
});
