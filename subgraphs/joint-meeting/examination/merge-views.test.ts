import { expect, it } from "@jest/globals";
import {
  certificate,
  dropoutRecord,
  enrolment,
  household,
  localChild,
  residence,
  viewOf,
} from "../../../test/support/child-views";
import type { PersonId } from "../../../schema/person-id";
import { mergeViews } from "./merge-views";

const ALIAS = "b".repeat(52) as PersonId;

it("leaves a child without linked records as it is", () => {
  const child = localChild();
  expect(mergeViews([child])).toBe(child);
});

it("takes the canonical record's before an alias's of what a child has once", () => {
  const canonical = localChild({ residences: [residence({ registeredOn: "2016-01-01" })] });
  const alias = viewOf({
    id: ALIAS,
    identity: { name: "张晓明", sex: "MALE", birthDate: "2008-05-02" },
    household: household({ state: "EMPTY_ENTRY" }),
    residences: [residence()],
    disabilityCertificates: [certificate()],
  });
  expect(mergeViews([canonical, alias])).toMatchObject({
    id: canonical.id,
    identity: { name: "张小明" },
    household: { state: "NORMAL" },
    residences: [{ registeredOn: "2016-01-01" }, { registeredOn: "2017-03-01" }],
    disabilityCertificates: [{ grade: 2 }],
    povertyReliefs: [],
  });
});

it("takes all enrolments, latest entry first, and all records", () => {
  const canonical = localChild({ enrolments: [enrolment()], dropoutRecords: [dropoutRecord()] });
  const alias = viewOf({
    id: ALIAS,
    enrolments: [enrolment({ id: "e2", entryMonth: "2018-09-01" })],
    dropoutRecords: [dropoutRecord({ foundOn: "2017-10-01" })],
  });
  const merged = mergeViews([canonical, alias]);
  expect(merged.enrolments.map(({ id }) => id)).toEqual(["e2", "e1"]);
  expect(merged.dropoutRecords).toHaveLength(2);
});
