// Stands in the bundle for a checksum that @azure/storage-blob adds to an upload where it is asked to: 100 KB of
// WebAssembly as text. @actions/artifact does not ask.

function crc64(): never {
  throw new Error('perf-gate uploads without a checksum of CRC-64');
}

// The importing package asks for the default.
export { crc64 as default };
