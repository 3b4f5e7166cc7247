// Stands in the bundle for the index of archiver, through which @actions/artifact packs what it uploads: always a zip.
// The index also loads what writes tar and JSON.

import Archiver from 'archiver/lib/core.js';
import Zip from 'archiver/lib/plugins/zip.js';

const archiver = {
  // As the index does.
  create(format, options) {
    const archive = new Archiver(format, options);
    archive.setFormat(format);
    archive.setModule(new Zip(options));
    return archive;
  },
};

// The importing package asks for the default.
export { archiver as default };
