// Places in a drawing.

/** To a tenth; what is no number would break the whole path, and is drawn at the edge. */
export const roundPixels = (pixels: number): number =>
  Number.isFinite(pixels) ? Math.round(pixels * 10) / 10 : 0;
