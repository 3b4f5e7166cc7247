// Stands in the bundle for the deflate of browsers, which hdr-histogram-js uses where there is no node:zlib.

export function deflate(): never {
  throw new Error('perf-gate compresses histograms with node:zlib');
}

export const inflate = deflate;
