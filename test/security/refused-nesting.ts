import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Trial } from "./trials";
import { VIEWERS } from "./viewers";

/** Fields of a child that are not for the township, whatever they are wrapped in. */
const FORBIDDEN = [
  "subsidyGap { missing }",
  "identity { idNumber }",
  "enrolments { studentNumber }",
  "disability { certificateNumber }",
] as const;

/** Ways of writing a selection on `Child` that mean the same. */
type Wrapping = (selection: string) => string;

const WRAPPINGS: readonly Wrapping[] = [
  (selection) => `alias: ${selection}`,
  (selection) => `... { ${selection} }`,
  (selection) => `... on Child { ${selection} }`,
  (selection) => `... @include(if: true) { ${selection} }`,
  (selection) => `... @skip(if: true) { ${selection} }`,
  (selection) => `id ${selection} welfare { category }`,
  (selection) => `...Spread`.concat(`\u0000fragment Spread on Child { ${selection} }`),
];

/** The document of a selection on `Child`; what stands behind the mark is a definition of its own. */
function document(selection: string): string {
  const [inner, ...definitions] = selection.split("\u0000");
  return `query ($of: CitizenId!) { a: child(idNumber: $of) { ${inner} } } ${definitions.join(" ")}`;
}

/** Wraps from the inside out: an alias fits a field alone, and a fragment is defined once. */
function wrap(field: string, choices: readonly number[]): string {
  const [first = 0, ...rest] = choices;
  const [alias, spread] = [WRAPPINGS[0], WRAPPINGS.at(-1)] as [Wrapping, Wrapping];
  const between = WRAPPINGS.slice(1, -1);
  const nested = rest.reduce(
    (selection, choice) => (between[choice % between.length] as Wrapping)(selection),
    first % 2 === 0 ? alias(field) : field,
  );
  return first % 3 === 0 ? spread(nested) : nested;
}

/** A forbidden field refuses its operation in whatever aliases and fragments it stands. */
export function describeRefusedNesting(trial: () => Trial): void {
  describe("a forbidden field", () => {
    test("is refused in whatever aliases, fragments and conditions it is wrapped", async () => {
      const { county, child, tokens } = trial();
      const township = VIEWERS.find(({ role, isOwn }) => role === "township" && isOwn);
      const token = (township && tokens.get(township)) ?? "";
      const wrapped = fc.tuple(fc.constantFrom(...FORBIDDEN), fc.array(fc.nat(29), { minLength: 1, maxLength: 5 }));
      await fc.assert(
        fc.asyncProperty(wrapped, async ([field, choices]) => {
          const query = document(wrap(field, choices));
          const { status, data, errors, text } = await county.ask(query, {
            token,
            variables: { of: "450205200905010012" },
          });
          expect([status, data, errors.map(({ extensions }) => extensions.code)]).toEqual([403, null, ["FORBIDDEN"]]);
          for (const secret of child.secrets) expect(text).not.toContain(secret);
        }),
        { numRuns: 100 },
      );
    });
  });
}
