// Stands in the bundle for the histograms of hdr-histogram-js that are WebAssembly: ours are typed arrays.

/** Their class, of which there is no instance. */
export function WasmHistogram(): never {
  throw new Error('perf-gate makes no histogram of WebAssembly');
}
