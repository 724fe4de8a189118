import "reflect-metadata";
import { Directive, Field, ObjectType } from "type-graphql";
import { findRegion } from "../../schema/regions/regions";
import { RegionCodeScalar } from "../../schema/scalars";

@ObjectType({ simpleResolvers: true, description: "An administrative region. 行政区划。" })
@Directive("@shareable")
export class Region {
  @Field(() => RegionCodeScalar, { description: "Code, GB/T 2260 or 9 digits of a township. 区划代码。" })
  code: string;

  @Field(() => String, { description: "Name of the region. 区划名称。" })
  name: string;
}

/** The region of a code; a code that has left the directory is named by its digits, so that no row is lost over it. */
export function toRegion(code: string): Region {
  return { code, name: findRegion(code)?.name ?? code };
}
