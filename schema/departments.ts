/** The subgraphs of a county: name in the supergraph, title that people know, database. */
export const DEPARTMENTS = [
  { name: "education", title: "教育局", database: "education" },
  { name: "public-security", title: "公安局", database: "public_security" },
  { name: "civil-affairs", title: "民政局", database: "civil_affairs" },
  { name: "disabled-persons", title: "残联", database: "disabled_persons" },
  { name: "poverty-relief", title: "扶贫办", database: "poverty_relief" },
  { name: "joint-meeting", title: "联席会议办公室", database: "joint_meeting" },
  { name: "letters", title: "函件服务", database: "letters" },
] as const;

/** Members of the joint meeting (成员单位) that publish no subgraph of their own. */
export const MEMBERS = [
  { name: "health", title: "卫健局" },
  { name: "justice", title: "司法局" },
  { name: "human-resources", title: "人社局" },
] as const;

export type DepartmentName = (typeof DEPARTMENTS)[number]["name"];

/** The Chinese title of a department, or the name itself for a subgraph that joined later. */
export function departmentTitle(name: string): string {
  return [...DEPARTMENTS, ...MEMBERS].find((department) => department.name === name)?.title ?? name;
}
