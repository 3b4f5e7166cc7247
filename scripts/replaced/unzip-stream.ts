// Stands in the bundle for the package of this name, through which @actions/artifact unpacks archives
// onto the disk. perf-gate has it keep them packed, and reads the one file it wants within bounds; and one
// of that package's dependencies names no licence under which it could be passed on.

const unzipStream = {
  Extract(): never {
    throw new Error('perf-gate does not unpack archives onto the disk');
  },
};

// The importing package asks for the default.
export { unzipStream as default };
