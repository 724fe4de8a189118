import { z } from "zod";
import { isRole, type Role } from "../../schema/access/roles";

/** One account of the demo issuer: a confidential client of its own. Every person in it is invented. */
export const accountSchema = z.object({
  /** Name of the account, client id and `sub`. */
  account: z.string().regex(/^[a-z0-9-]+$/),
  secret: z.string().min(32),
  name: z.string().min(1),
  /** 职务 */
  post: z.string().min(1),
  /** 部门 */
  department: z.string().min(1),
  roles: z.array(z.custom<Role>((role) => typeof role === "string" && isRole(role), "not a role")).min(1),
  /** County or township codes whose rows the account may see. */
  regions: z.array(z.string().regex(/^(\d{6}|\d{9})$/)).min(1),
  /** 学校标识码, for an account of one school. */
  school: z
    .string()
    .regex(/^\d{10}$/)
    .optional(),
});

export type Account = z.output<typeof accountSchema>;

export const accountsSchema = z.array(accountSchema).min(1);
