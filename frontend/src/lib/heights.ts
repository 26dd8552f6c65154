// Where the rows of a long list stand when most of them were never drawn: guessed heights, mended by measured ones.

export class Heights {
  private readonly heights: Float64Array;
  private readonly tops: Float64Array;
  private stale: number; // the first row whose top must be worked out again

  constructor(
    readonly count: number,
    estimate: number,
  ) {
    this.heights = new Float64Array(count).fill(estimate);
    this.tops = new Float64Array(count + 1);
    this.stale = 0;
  }

  /** Notes the measured height of a row; whether it differs from what was known. */
  measure(row: number, height: number): boolean {
    if (row < 0 || row >= this.count || Math.abs((this.heights[row] ?? 0) - height) < 0.5) return false;
    this.heights[row] = height;
    this.stale = Math.min(this.stale, row);
    return true;
  }

  /** The distance of a row's top from the top of the list. */
  top(row: number): number {
    for (; this.stale < this.count; this.stale += 1) {
      this.tops[this.stale + 1] = (this.tops[this.stale] ?? 0) + (this.heights[this.stale] ?? 0);
    }
    return this.tops[Math.max(0, Math.min(row, this.count))] ?? 0;
  }

  get total(): number {
    return this.top(this.count);
  }

  /** The row that covers `offset`. */
  at(offset: number): number {
    let low = 0;
    let high = Math.max(0, this.count - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.top(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
