/** One measured figure beside its bare reference, as `npm run bench` prints it and `--json` writes it. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  /** 95th percentile; the largest value where there are fewer than 20 samples. */
  readonly p95: number;
  /** The largest value: what must never happen, or be so each time, hides below a percentile. */
  readonly worst: number;
  /** The reference's median in the same run; null where a figure has an absolute limit only. */
  readonly reference: number | null;
  /** `median / reference`. */
  readonly ratio: number | null;
  /** The limits in words. */
  readonly limit: string;
  readonly holds: boolean;
}

export interface Limits {
  readonly ratio?: number;
  readonly median?: number;
  readonly p95?: number;
  /** Of every single sample. */
  readonly worst?: number;
}

/** The quantile of samples by the nearest rank; NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Sums samples up to a figure. Without samples no limit holds. */
export function makeFigure(
  name: string,
  unit: string,
  samples: readonly number[],
  limits: Limits,
  referenceSamples?: readonly number[],
): Figure {
  const median = quantile(samples, 0.5);
  const p95 = quantile(samples, 0.95);
  const worst = quantile(samples, 1);
  const reference = referenceSamples ? quantile(referenceSamples, 0.5) : null;
  const ratio = reference === null ? null : median / reference;
  const checks = [
    { limit: limits.median, value: median, words: `median <= ${limits.median} ${unit}` },
    { limit: limits.p95, value: p95, words: `p95 <= ${limits.p95} ${unit}` },
    { limit: limits.worst, value: worst, words: `each <= ${limits.worst} ${unit}`.trim() },
    { limit: limits.ratio, value: ratio ?? Number.NaN, words: `<= ${limits.ratio} x reference` },
  ].filter(({ limit }) => limit !== undefined);
  return {
    name,
    unit,
    median,
    p95,
    worst,
    reference,
    ratio,
    limit: checks.map(({ words }) => words).join(', '),
    holds: samples.length > 0 && checks.every(({ limit, value }) => value <= (limit ?? 0)),
  };
}

/** How often it did not go well, which must be never. Without an outcome that does not hold. */
export function countFailures(name: string, outcomes: readonly boolean[]): Figure {
  const failed = outcomes.filter((isWell) => !isWell).length;
  return makeFigure(`${name}, of ${outcomes.length}`, '', outcomes.length > 0 ? [failed] : [], { worst: 0 });
}
