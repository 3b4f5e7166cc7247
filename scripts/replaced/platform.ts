// Stands in the bundle for the part of @actions/core that describes the machine, and loads what runs commands for
// it as soon as anything of that package is loaded.

function describe(): never {
  throw new Error('perf-gate does not ask @actions/core for the machine');
}

export { describe as getDetails };
