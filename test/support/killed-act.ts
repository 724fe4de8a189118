import { isDeepStrictEqual } from "node:util";
import { expect } from "@jest/globals";
import { dieAtStatement } from "./die-at-statement";
import type { TableContents } from "./table-contents";

/** Where acts are done: by a service whose connections have a name in the server's list, on tables that can be looked at. */
interface ActsPlace {
  application: string;
  contents: TableContents;
}

/** An act, as it is tried on empty tables. What is planted again is the same but for random ids. */
export interface TriedAct<Place> {
  /** Plants what the act needs. Returns the act, which gives the type of its outcome or the reason of its refusal. */
  plant: (place: Place) => Promise<() => Promise<string>>;
  /** What it comes to when it is done once more, by somebody who has had no answer. */
  again: string;
  /** Whether it is many acts in a row, each whole or not at all: those that were done stay done. */
  isRow?: boolean;
}

/**
 * Does an act again and again, and kills the service at another of its statements each time, until it is through. What a
 * kill leaves is what was there before, or all that the undisturbed act writes; whoever repeats it in the end, after all
 * those kills, has that once, and whoever repeats what was done has nothing more of it.
 * @returns how many statements the act has
 */
export async function expectWholeOrNothing<Place extends ActsPlace>(
  place: Place,
  { plant, again, isRow = false }: TriedAct<Place>,
): Promise<number> {
  const { application, contents } = place;
  const plantAnew = async (): Promise<() => Promise<string>> => {
    await contents.clear();
    return plant(place);
  };
  let act = await plantAnew();
  const before = await contents.read();
  const done = await act();
  const after = await contents.read();
  expect({ done, wrote: !isDeepStrictEqual(after, before) }).toEqual({ done, wrote: true });
  expect(await act()).toBe(again);
  expect(await contents.read()).toEqual(after);
  act = await plantAnew();
  for (let statement = 1; ; statement++) {
    const isKilled = await dieAtStatement(application, statement, act);
    const left = await contents.read();
    if (isKilled && isDeepStrictEqual(left, before)) continue;
    const isDone = isDeepStrictEqual(left, after);
    if (!isDone && !isRow) expect({ statement, left }).toEqual({ statement, left: after });
    expect({ statement, came: await act() }).toEqual({ statement, came: isDone ? again : done });
    expect({ statement, left: await contents.read() }).toEqual({ statement, left: after });
    if (!isKilled) return statement - 1;
    act = await plantAnew();
  }
}
