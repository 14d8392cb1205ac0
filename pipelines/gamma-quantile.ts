/**
 * The value that a gamma variable of whole-numbered `shape` and scale 1 stays below with `probability` (0 < probability < 1);
 * half the χ² quantile of 2 · shape degrees of freedom. Found by bisection, which cannot fail to converge, to the last bits of a double.
 */
export function gammaQuantile(probability: number, shape: number): number {
  let low = 0;
  let high = shape + 1;
  while (upperTail(shape, high) > 1 - probability) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (isBelow(middle, probability, shape)) low = middle;
    else high = middle;
  }
}

/** Compares the smaller of the two tails, which is the one that is computed without cancellation. */
function isBelow(value: number, probability: number, shape: number): boolean {
  return probability < 0.5 ? lowerTail(shape, value) < probability : upperTail(shape, value) > 1 - probability;
}

/** The regularised incomplete gamma function P(a, x): the series below x = a + 1, the continued fraction above. DLMF 8.11.4, 8.9.2. */
function lowerTail(shape: number, value: number): number {
  return value < shape + 1 ? series(shape, value) : 1 - fraction(shape, value);
}

function upperTail(shape: number, value: number): number {
  return value < shape + 1 ? 1 - series(shape, value) : fraction(shape, value);
}

function series(shape: number, value: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let above = shape + 1; term > sum * Number.EPSILON; above += 1) {
    term *= value / above;
    sum += term;
  }
  return sum * density(shape, value);
}

/** Lentz's method. Value > shape + 1, where no denominator can become zero. */
function fraction(shape: number, value: number): number {
  let base = value + 1 - shape;
  let ratio = Number.MAX_VALUE;
  let inverse = 1 / base;
  let result = inverse;
  for (let index = 1; ; index += 1) {
    const factor = -index * (index - shape);
    base += 2;
    inverse = 1 / (factor * inverse + base);
    ratio = base + factor / ratio;
    const change = ratio * inverse;
    result *= change;
    if (Math.abs(change - 1) <= 2 * Number.EPSILON) return result * density(shape, value);
  }
}

/** x^a · e^−x / Γ(a). */
function density(shape: number, value: number): number {
  return value === 0 ? 0 : Math.exp(shape * Math.log(value) - value - logFactorial(shape - 1));
}

/** ln n!, by sum where that is short, else by Stirling's series, whose next term is below 1e-16 there. DLMF 5.11.1. */
function logFactorial(whole: number): number {
  if (whole < 20) {
    let sum = 0;
    for (let factor = 2; factor <= whole; factor += 1) sum += Math.log(factor);
    return sum;
  }
  const value = whole + 1;
  const tail = 1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * value ** 2)) / value ** 2) / value ** 2;
  return (value - 0.5) * Math.log(value) - value + 0.5 * Math.log(2 * Math.PI) + tail / value;
}
