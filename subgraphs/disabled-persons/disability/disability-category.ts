import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Kind of disability (残疾类别), GB/T 26341-2010. */
export enum DisabilityCategory {
  VISUAL = "VISUAL",
  HEARING = "HEARING",
  SPEECH = "SPEECH",
  PHYSICAL = "PHYSICAL",
  INTELLECTUAL = "INTELLECTUAL",
  MENTAL = "MENTAL",
  MULTIPLE = "MULTIPLE",
}

registerEnumType(DisabilityCategory, {
  name: "DisabilityCategory",
  description: "Kind of disability, GB/T 26341-2010. 残疾类别。",
  valuesConfig: {
    VISUAL: { description: "Visual. 视力残疾。" },
    HEARING: { description: "Hearing. 听力残疾。" },
    SPEECH: { description: "Speech. 言语残疾。" },
    PHYSICAL: { description: "Physical. 肢体残疾。" },
    INTELLECTUAL: { description: "Intellectual. 智力残疾。" },
    MENTAL: { description: "Mental. 精神残疾。" },
    MULTIPLE: { description: "Multiple. 多重残疾。" },
  },
});
