import "reflect-metadata";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Sex } from "../../../infra/runtime/sex";
import { DateScalar } from "../../../schema/scalars";
import type { LettersContext } from "../context";
import { LetterChild } from "./letter-child.type";

/** What a letter says of a child, as it stood on the day: shown to whoever may read the letter, since the letter itself says it. */
@Resolver(() => LetterChild)
export class LetterChildFieldsResolver {
  @FieldResolver(() => String, { description: "Name. 姓名。" })
  name(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string {
    return letters.childContentOf(row).name;
  }

  @FieldResolver(() => Sex, { nullable: true, description: "Sex. 性别。" })
  sex(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): Sex | null {
    return letters.childContentOf(row).sex as Sex | null;
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: "Birth date. 出生日期。" })
  birthDate(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string | null {
    return letters.childContentOf(row).birthDate;
  }

  @FieldResolver(() => String, { nullable: true, description: "ID number. 公民身份号码。" })
  idNumber(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string | null {
    return letters.childContentOf(row).idNumber;
  }

  @FieldResolver(() => String, { nullable: true, description: "Address of the 户籍. 户籍地址。" })
  homeAddress(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string | null {
    return letters.childContentOf(row).homeAddress;
  }

  @FieldResolver(() => String, { nullable: true, description: "Guardian's name. 监护人姓名。" })
  guardian(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string | null {
    return letters.childContentOf(row).guardian;
  }

  @FieldResolver(() => String, { nullable: true, description: "Guardian's phone. 监护人电话。" })
  phone(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string | null {
    return letters.childContentOf(row).phone;
  }

  @FieldResolver(() => String, { nullable: true, description: "Last school. 原就读学校。" })
  school(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string | null {
    return letters.childContentOf(row).school;
  }

  @FieldResolver(() => String, { nullable: true, description: "Last grade and class. 原就读年级班级。" })
  grade(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string | null {
    return letters.childContentOf(row).grade;
  }

  @FieldResolver(() => DateScalar, { description: "First day out of school. 辍学起始日期。" })
  outSince(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string {
    return letters.childContentOf(row).outSince;
  }

  @FieldResolver(() => Boolean, { description: "Of a registered poor household. 是否建档立卡贫困户。" })
  isPoor(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): boolean {
    return letters.childContentOf(row).isPoor;
  }

  @FieldResolver(() => String, { nullable: true, description: "School to which it is back. 复学学校。" })
  outcomeSchool(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string | null {
    return letters.outcomeWordsOf(row)?.school ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: "Steps taken, as told. 工作情况。" })
  outcomeAccount(@Root() { row }: LetterChild, @Ctx() { letters }: LettersContext): string | null {
    return letters.outcomeWordsOf(row)?.account ?? null;
  }
}
