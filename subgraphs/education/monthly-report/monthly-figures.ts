import { FIGURE_KEYS, type MonthlyFigure, MonthlyFigures } from "./monthly-figures.type";

/** Figures by grade; the figures of the school are their sums and nothing of their own. */
export type FiguresByGrade = Readonly<Record<string, MonthlyFigures>>;

/** What a correction changes. */
export interface FigureCorrection {
  grade: number;
  figure: MonthlyFigure;
  to: number;
}

const KEYS = Object.values(FIGURE_KEYS);

/** Figures of a month in which nothing was. */
export function noFigures(): MonthlyFigures {
  return Object.fromEntries(KEYS.map((key) => [key, 0])) as unknown as MonthlyFigures;
}

/** The sums over all grades. */
export function sumOf(byGrade: FiguresByGrade): MonthlyFigures {
  const sum = noFigures();
  for (const figures of Object.values(byGrade)) for (const key of KEYS) sum[key] += figures[key];
  return sum;
}

/** The figures with corrections on top, the later over the earlier; what the system found stays as it is. */
export function corrected(byGrade: FiguresByGrade, corrections: readonly FigureCorrection[]): FiguresByGrade {
  const result: Record<string, MonthlyFigures> = Object.fromEntries(
    Object.entries(byGrade).map(([grade, figures]) => [grade, { ...figures }]),
  );
  for (const { grade, figure, to } of corrections) (result[grade] ??= noFigures())[FIGURE_KEYS[figure]] = to;
  return result;
}

/** The grades whose roll at the end is not what the start and the movements make it. */
export function unbalancedGrades(byGrade: FiguresByGrade): number[] {
  return Object.entries(byGrade)
    .filter(([, figures]) => figures.onRollAtEnd !== expectedAtEnd(figures))
    .map(([grade]) => Number(grade));
}

function expectedAtEnd(figures: MonthlyFigures): number {
  const { onRollAtStart, entered, transferredIn, back, transferredOut, droppedOut, graduated, deceased } = figures;
  return onRollAtStart + entered + transferredIn + back - transferredOut - droppedOut - graduated - deceased;
}
