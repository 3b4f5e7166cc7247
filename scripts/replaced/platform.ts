// Stands in the bundle for the part of @actions/core that describes the machine. The original loads
// @actions/exec, which we never use, whenever @actions/core is loaded.

function describe(): never {
  throw new Error('perf-gate does not ask @actions/core for the machine');
}

export { describe as getDetails };
