import type { Caller } from "../../infra/runtime/caller";
import { isOfCases, needsOpening, type SensitiveScope, sensitiveScopesOf } from "../../schema/access/openings";
import { Refusal } from "../errors/refusal";
import type { AccessRules, Alternatives } from "./access-rules";
import type { NeededScopes } from "./needed-scopes";

/** What of a field is sensitive, and whose register it is. */
interface SensitiveRule {
  /** For each alternative its scopes, and those of them that are sensitive. */
  alternatives: readonly { scopes: readonly string[]; sensitive: readonly SensitiveScope[] }[];
  registers: readonly string[];
  /** A field at the root lists a whole register: that is of no one child, and no opening opens it. */
  isList: boolean;
}

/**
 * Root fields that show one child, or the children of cases: what is sensitive below them is looked up, whatever the purpose
 * says. Other lists are the work on a register.
 */
const OF_ONE_CHILD: readonly string[] = ["child", "childById", "case", "cases", "task", "tasks"].map(
  (field) => `Query.${field}`,
);

/** What needs an opening (调阅) of the child, besides the scopes. Which child it is, the departments look at themselves. */
export class OpeningRules {
  private readonly rules = new Map<string, SensitiveRule | null>();

  constructor(
    private readonly registers: AccessRules["registers"],
    private readonly rootTypes: ReadonlySet<string>,
  ) {}

  /**
   * Whether a caller who holds the scopes of a field is kept from it for want of an opening.
   * @param needed all that the operation meets
   */
  isClosed(asking: Caller, needed: NeededScopes, coordinate: string, alternatives: Alternatives): boolean {
    const rule = this.ruleOf(coordinate, alternatives);
    if (rule === null) return false;
    const isLookUp = OF_ONE_CHILD.some((field) => needed.has(field));
    const caller: Caller = isLookUp && !isOfCases(asking.purpose) ? { ...asking, purpose: "CASE" } : asking;
    if (caller.caseId !== null && !rule.isList) return false;
    return !rule.alternatives.some(
      ({ scopes, sensitive }) =>
        scopes.every((scope) => (caller.scopes as ReadonlySet<string>).has(scope)) &&
        sensitive.every((scope) => rule.registers.every((register) => !needsOpening(caller, register, scope))),
    );
  }

  /** Whose register a field is; of nobody's that is known, no role keeps it. */
  private registersOf(coordinate: string): readonly string[] {
    const registers = this.registers.get(coordinate) ?? [];
    return registers.length > 0 ? registers : ["unknown"];
  }

  /** Null where no alternative asks for anything sensitive. */
  private ruleOf(coordinate: string, alternatives: Alternatives): SensitiveRule | null {
    const known = this.rules.get(coordinate);
    if (known !== undefined) return known;
    const read = alternatives.map((scopes) => ({ scopes, sensitive: sensitiveScopesOf(coordinate, scopes) }));
    const [typeName = ""] = coordinate.split(".");
    const rule = read.every(({ sensitive }) => sensitive.length === 0)
      ? null
      : {
          alternatives: read,
          registers: this.registersOf(coordinate),
          isList: this.rootTypes.has(typeName),
        };
    this.rules.set(coordinate, rule);
    return rule;
  }
}

/** Why an operation is not run that asks for sensitive data of children that are not opened, and what to do. */
export function unopened({ purpose }: Caller, coordinates: readonly string[]): Refusal {
  const fields = coordinates.toSorted();
  const hint = isOfCases(purpose)
    ? "Name your case, or the opening of the child, in x-case; without a case ask by askChildOpening, in an emergency by breakGlass. Lists of a whole register are not opened. 请在 x-case 注明所办案件或调阅编号；无案件的申请调阅（askChildOpening），紧急情况下紧急调阅（breakGlass）；整册名单不予开放。"
    : "Under this purpose it is read of whole lists at most; of one child use purpose CASE with x-case. 该目的下不得查询单个儿童，请以 CASE 并注明 x-case 查询。";
  return new Refusal(
    "FORBIDDEN",
    `Sensitive data of a child, not opened: ${fields.join(", ")}. 敏感信息未开放。${hint}`,
    {
      status: 403,
      details: { fields },
    },
  );
}
