/** Ten million pieces on one line are a bar code in the wrong column; sums of an order must stay whole numbers. */
export const MAX_PIECES = 10_000_000;

/** Pieces of a quantity in ten-thousandths: goods sold by weight or length (0.35) are one piece. */
export function piecesOf(scaled: number): number {
  return scaled % 10_000 === 0 ? scaled / 10_000 : Math.sign(scaled);
}
