/**
 * ln Γ(x) for x > 0 by Lanczos's sum with g = 7 and nine terms, good to about 15 digits.
 * Lanczos, C. (1964), SIAM Journal on Numerical Analysis B 1, 86–96; coefficients as in Godfrey (2001).
 */
export function logGamma(value: number): number {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const base = value - 1;
  const shifted = base + 7.5;
  const sum = lanczos.reduce((total, term, place) => total + (place === 0 ? term : term / (base + place)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (base + 0.5) * Math.log(shifted) - shifted + Math.log(sum);
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The chance that a χ² variable with `degrees` of freedom is above `value`: Q(degrees / 2, value / 2). DLMF 8.11.4, 8.9.2. */
export function chiSquareTail(value: number, degrees: number): number {
  if (!(degrees > 0) || Number.isNaN(value)) throw new RangeError(`no χ²: ${value} with ${degrees} degrees of freedom`);
  if (value <= 0) return 1;
  const shape = degrees / 2;
  const half = value / 2;
  const density = Math.exp(shape * Math.log(half) - half - logGamma(shape));
  if (half < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let above = shape + 1; term > sum * Number.EPSILON; above += 1) {
      term *= half / above;
      sum += term;
    }
    return 1 - sum * density;
  }
  const terms = (index: number) => ({ above: -index * (index - shape), below: half + 2 * index + 1 - shape });
  return density / continuedFraction(half + 1 - shape, terms);
}

/** The chance that a standard normal variable is above `value`. */
export function normalTail(value: number): number {
  const half = chiSquareTail(value * value, 1) / 2;
  return value >= 0 ? half : 1 - half;
}

/** The chance that Student's t with `degrees` of freedom is above `value`: half of I(ν / (ν + t²); ν/2, 1/2). DLMF 8.17. */
export function studentTail(value: number, degrees: number): number {
  const half = incompleteBeta(degrees / (degrees + value * value), degrees / 2, 0.5) / 2;
  return value >= 0 ? half : 1 - half;
}

/** The value that Student's t with `degrees` of freedom (whole or not, above 0) stays below with `probability`; by bisection to the last bits. */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1 && degrees > 0))
    throw new RangeError(`no t quantile: ${probability} with ${degrees} degrees of freedom`);
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  let low = 0;
  let high = 2;
  while (studentTail(high, degrees) > 1 - probability) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (studentTail(middle, degrees) > 1 - probability) low = middle;
    else high = middle;
  }
}

/** The regularised incomplete beta function I(x; a, b); its continued fraction converges fast below (a + 1) / (a + b + 2). DLMF 8.17.22. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  const terms = (index: number) => {
    const pair = Math.floor(index / 2);
    const above =
      index % 2 === 0
        ? (pair * (b - pair) * x) / ((a + index - 1) * (a + index))
        : (-(a + pair) * (a + b + pair) * x) / ((a + index - 1) * (a + index));
    return { above, below: 1 };
  };
  return Math.exp(front) / (a * continuedFraction(1, terms));
}

/** first + above₁ / (below₁ + above₂ / (below₂ + …)) by Lentz's method. */
function continuedFraction(first: number, terms: (index: number) => { above: number; below: number }): number {
  const tiny = 1e-300;
  let value = first === 0 ? tiny : first;
  let ratio = value;
  let inverse = 0;
  for (let index = 1; index < 10_000; index += 1) {
    const { above, below } = terms(index);
    inverse = 1 / (below + above * inverse || tiny);
    ratio = below + above / ratio || tiny;
    value *= ratio * inverse;
    if (Math.abs(ratio * inverse - 1) <= 2 * Number.EPSILON) break;
  }
  return value;
}
