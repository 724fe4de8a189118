import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What the own registers make of a child of a letter that came in; proposed to the clerk, who decides. */
export enum MatchVerdict {
  OURS = "OURS",
  ENROLLED_HERE = "ENROLLED_HERE",
  MOVED_TO = "MOVED_TO",
  NOT_OURS = "NOT_OURS",
  NO_RECORD = "NO_RECORD",
  UNAVAILABLE = "UNAVAILABLE",
}

registerEnumType(MatchVerdict, {
  name: "MatchVerdict",
  description: "What the own registers make of a child of a letter. 收函核对结论（建议）。",
  valuesConfig: {
    OURS: { description: "Registered in this county. 户籍在本县。" },
    ENROLLED_HERE: { description: "On the roll of a school of this county already. 已在本县学校就读。" },
    MOVED_TO: { description: "Registered in another county. 户籍在其他县区。" },
    NOT_OURS: { description: "Registration has moved away, not known where to. 户籍已迁出，去向不明。" },
    NO_RECORD: {
      description: "Unknown to the own registers, or without a valid ID number. 本县无记录或证件号码无效。",
    },
    UNAVAILABLE: {
      description: "A department did not answer; it is asked again. 有部门未应答，将自动再次核对。",
    },
  },
});
