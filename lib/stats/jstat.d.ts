/** The part of the package that Vigie uses; it brings no types of its own. */
declare module 'jstat' {
  const jStat: {
    /** Regularised incomplete beta function I_x(a, b). */
    ibeta(x: number, a: number, b: number): number;
    /** Complementary error function. */
    erfc(x: number): number;
    normal: { inv(p: number, mean: number, sd: number): number };
    studentt: { inv(p: number, freedom: number): number };
  };
  export default jStat;
}
