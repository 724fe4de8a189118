import { CircuitState, circuitBreaker, type CircuitBreakerPolicy, ConsecutiveBreaker, handleAll } from "cockatiel";
import { DepartmentFault } from "./department-fault";

export interface BreakerOptions {
  /** Failures in a row after which a department is left alone. */
  failures: number;
  /** For how long, before one request tries it again; milliseconds. */
  restMs: number;
}

/** As an operator reads it: asked as usual, left alone for a while, or asked once to see whether it is back. */
export type BreakerState = "answering" | "resting" | "probing";

/** Keeps requests from waiting for a department that has stopped answering. */
export class DepartmentBreaker {
  private readonly policy: CircuitBreakerPolicy;

  constructor(
    private readonly department: string,
    { failures, restMs }: BreakerOptions,
  ) {
    this.policy = circuitBreaker(handleAll, { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failures) });
  }

  /**
   * Runs an exchange unless the department is being left alone. After the rest one exchange tries it; until that one
   * ends, all others fail at once rather than wait for it.
   * @throws DepartmentFault CIRCUIT_OPEN, or what the exchange throws.
   */
  async run<T>(exchange: () => Promise<T>): Promise<T> {
    let entered = false;
    if (this.policy.state === CircuitState.HalfOpen) throw this.resting();
    try {
      return await this.policy.execute(() => {
        entered = true;
        return exchange();
      });
    } catch (fault) {
      throw entered ? fault : this.resting();
    }
  }

  /** Whether the department is asked (`closed`), left alone (`open`), or being tried again (`half-open`). */
  get state(): BreakerState {
    if (this.policy.state === CircuitState.Closed) return "answering";
    return this.policy.state === CircuitState.HalfOpen ? "probing" : "resting";
  }

  private resting(): DepartmentFault {
    return new DepartmentFault(this.department, "CIRCUIT_OPEN");
  }
}
