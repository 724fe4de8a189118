/** A piece of a page that does not break. */
export interface FlowItem {
  /** Millimetres. */
  height: number;
  html: string;
  /** Whether it stands on the same page as what follows it. */
  keepsNext?: boolean;
}

/** Fractions of a millimetre that sums may be wrong by. */
const TOLERANCE = 0.01;

/** Lays pieces on pages of so much room each (millimetres, by the page's index), those that keep to each other together. */
export function layOnPages(items: readonly FlowItem[], roomOf: (page: number) => number): FlowItem[][] {
  const pages: FlowItem[][] = [[]];
  let used = 0;
  for (const group of groupsOf(items)) {
    const needed = heightOf(group);
    // What keeps together but is longer than a page begins on its own and goes on.
    const fits = used + needed <= roomOf(pages.length - 1) + TOLERANCE;
    if (!fits && (pages.at(-1) ?? []).length > 0) {
      pages.push([]);
      used = 0;
    }
    for (const item of group) {
      if (used + item.height > roomOf(pages.length - 1) + TOLERANCE && (pages.at(-1) ?? []).length > 0) {
        pages.push([]);
        used = 0;
      }
      pages.at(-1)?.push(item);
      used += item.height;
    }
  }
  return pages;
}

export const heightOf = (items: readonly FlowItem[]): number => items.reduce((sum, { height }) => sum + height, 0);

function groupsOf(items: readonly FlowItem[]): FlowItem[][] {
  const groups: FlowItem[][] = [];
  let isKept = false;
  for (const item of items) {
    if (isKept) groups.at(-1)?.push(item);
    else groups.push([item]);
    isKept = item.keepsNext === true;
  }
  return groups;
}
