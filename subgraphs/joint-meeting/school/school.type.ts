import "reflect-metadata";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A school of education's, as far as this department knows it: a key. Education shows it to whoever may see it. */
@ObjectType({ simpleResolvers: true, description: "A school of the county. 学校。" })
@Directive('@key(fields: "id", resolvable: false)')
export class School {
  @Field(() => ID, { description: "School code, ten digits. 学校标识码。" })
  id: string;
}

/** The pointer to a school; null for none. */
export function toSchool(id: string | null): School | null {
  return id === null ? null : { id };
}
