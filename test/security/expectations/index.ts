export { CHILD_FIELDS } from "./child-fields";
export { type Expectation, isOpenTo } from "./expectation";
export { MUTATIONS } from "./mutations";
export { REFERENCES } from "./references";
export { ROOT_FIELDS } from "./root-fields";
export { SENSITIVE_FIELDS } from "./sensitive-fields";
