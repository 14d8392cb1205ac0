/** Round tick values from at most `min` to at least `max`: steps of 1, 2, 2.5 or 5 times a power of ten; whole steps for counts. */
export function ticksOf(min: number, max: number, wanted: number, isWhole: boolean): readonly number[] {
  const span = max - min || Math.abs(max) || 1;
  const step = stepOf(span / wanted, isWhole);
  const first = Math.floor(min / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step));
}

function stepOf(rough: number, isWhole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  const step = round(factor * power);
  return isWhole ? Math.max(1, Math.ceil(step)) : step;
}

/** Sums of tenths leave 0.30000000000000004 behind; twelve digits do not. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

export type Domain = { readonly min: number; readonly max: number };

/** Pixels from the top of a plot `height` high. */
export function yOf(value: number, domain: Domain, height: number): number {
  return round(((domain.max - value) / (domain.max - domain.min)) * height);
}
