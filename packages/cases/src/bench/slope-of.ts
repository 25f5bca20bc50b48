const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The slope of the line that fits points best. */
export const slopeOf = (points: readonly { readonly x: number; readonly y: number }[]): number => {
  const middle = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
  const over = points.reduce((sum, { x, y }) => sum + (x - middle.x) * (y - middle.y), 0);
  return over / points.reduce((sum, { x }) => sum + (x - middle.x) ** 2, 0);
};
