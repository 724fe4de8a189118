import "reflect-metadata";
import { Args, createUnionType, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { readText } from "../../../infra/runtime/written-text";
import { isoDate } from "../../../schema/scalars/date";
import type { LettersContext } from "../context";
import { Letter, toLetter } from "../letter/letter.type";
import type { LetterRow } from "../letter/letter.rows";
import { MarkPostedArguments, RecordPaperAnswerArguments, RegisterPaperLetterArguments } from "./paper-post.arguments";

const outcome = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Letter, Refusal] as const });

const MarkPostedOutcome = outcome("MarkPostedOutcome", "The letter as posted, or why not. 登记寄出的结果。");
const RecordPaperAnswerOutcome = outcome(
  "RecordPaperAnswerOutcome",
  "The letter with what the paper says of it, or why not. 登记纸质来文的结果。",
);
const RegisterPaperLetterOutcome = outcome(
  "RegisterPaperLetterOutcome",
  "The letter as it came in, or why not. 登记纸质来函的结果。",
);

@Resolver()
export class PaperPostResolver {
  @Mutation(() => MarkPostedOutcome, {
    nullable: true,
    description: "Notes that a signed letter to a county not on the network was posted. 登记纸质函件寄出。",
  })
  @Directive('@requiresScopes(scopes: [["letter:draft"]])')
  async markPosted(
    @Args(() => MarkPostedArguments) { id, version, on, trackingNumber = null }: MarkPostedArguments,
    @Ctx() { markPosted }: LettersContext,
  ): Promise<Letter | Refusal> {
    return toOutcome(await markPosted.markPosted({ letterId: id, version, on: isoDate(on), trackingNumber }));
  }

  @Mutation(() => RecordPaperAnswerOutcome, {
    nullable: true,
    description:
      "Enters what a county not on the network has answered on paper; it counts as a message would. 登记对方纸质来文（受理、退函、复函等）。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async recordPaperAnswer(
    @Args(() => RecordPaperAnswerArguments) given: RecordPaperAnswerArguments,
    @Ctx() { paperAnswers }: LettersContext,
  ): Promise<Letter | Refusal> {
    const { id, version, kind, on, number = null, items, scanIds } = given;
    const note = readText(given.note ?? null);
    if (note instanceof Refusal) return note;
    const entered = {
      letterId: id,
      version,
      kind,
      on: isoDate(on),
      number,
      note,
      scanIds,
      items: items.map(({ itemId, reason = null, movedTo = null, outcome: result = null, outcomeOn, ...words }) => ({
        itemId,
        reason,
        movedTo,
        outcome: result,
        outcomeOn: outcomeOn ? isoDate(outcomeOn) : null,
        school: words.school ?? null,
        account: words.account ?? null,
      })),
    };
    return toOutcome(await paperAnswers.recordPaperAnswer(entered));
  }

  @Mutation(() => RegisterPaperLetterOutcome, {
    nullable: true,
    description: "Enters a letter of a county not on the network that came in on paper. 登记未联网县区的纸质来函。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async registerPaperLetter(
    @Args(() => RegisterPaperLetterArguments) given: RegisterPaperLetterArguments,
    @Ctx() { paperLetters }: LettersContext,
  ): Promise<Letter | Refusal> {
    const text = readText(given.text ?? null);
    if (text instanceof Refusal) return text;
    const { fromCounty, number, title, issuedOn, dueOn, organ = null, contact = null, children } = given;
    const entered = {
      fromCounty,
      number,
      title,
      issuedOn: isoDate(issuedOn),
      dueOn: dueOn ? isoDate(dueOn) : null,
      organ,
      text,
      contact,
      children: children.map(({ name, sex = null, birthDate, outSince, isPoor, ...known }) => ({
        name,
        sex,
        birthDate: birthDate ? isoDate(birthDate) : null,
        idNumber: known.idNumber ?? null,
        homeAddress: known.homeAddress ?? null,
        guardian: known.guardian ?? null,
        phone: known.phone ?? null,
        school: known.school ?? null,
        grade: known.grade ?? null,
        outSince: isoDate(outSince),
        isPoor: isPoor ?? false,
      })),
    };
    return toOutcome(await paperLetters.registerPaperLetter(entered));
  }
}

const toOutcome = (done: LetterRow | Refusal): Letter | Refusal => (done instanceof Refusal ? done : toLetter(done));
