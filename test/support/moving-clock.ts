import type { Clock } from "../../infra/runtime/clock";

/** Real time as a county's machine has it that goes wrong, or in a hurry. */
export class MovingClock implements Clock {
  private readonly start = Date.now();

  constructor(
    /** Milliseconds by which it is ahead. */
    public shift = 0,
    /** How many times as fast as real time it goes. */
    private readonly speed = 1,
  ) {}

  now(): Date {
    return new Date(this.start + (Date.now() - this.start) * this.speed + this.shift);
  }

  today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}
