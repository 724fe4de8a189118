import "reflect-metadata";
import { registerEnumType } from "type-graphql";
import { IndicatorKind } from "./indicator-kind";

/** On which side of its target a figure meets it. */
export enum TargetDirection {
  AT_LEAST = "AT_LEAST",
  AT_MOST = "AT_MOST",
}

registerEnumType(TargetDirection, {
  name: "TargetDirection",
  description: "On which side of its target a figure meets it. 达标方向。",
  valuesConfig: {
    AT_LEAST: { description: "Not below. 不低于。" },
    AT_MOST: { description: "Not above. 不高于。" },
  },
});

/** Rates of what is to be avoided; of the others more is better. */
const TO_BE_LOW: readonly IndicatorKind[] = [
  IndicatorKind.DROPOUT_RATE_PRIMARY,
  IndicatorKind.DROPOUT_RATE_JUNIOR,
  IndicatorKind.SECOND_DROPOUT_RATE,
];

/** The direction in which an indicator is measured. */
export function directionOf(kind: IndicatorKind): TargetDirection {
  return TO_BE_LOW.includes(kind) ? TargetDirection.AT_MOST : TargetDirection.AT_LEAST;
}

/** Whether a rate meets a target; null for a rate that there is not. */
export function meets(rate: number | null, target: number, direction: TargetDirection): boolean | null {
  if (rate === null) return null;
  return direction === TargetDirection.AT_LEAST ? rate >= target : rate <= target;
}
