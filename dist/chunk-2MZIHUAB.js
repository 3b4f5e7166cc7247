import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/record/sum.ts
function sum(items, value) {
  return items.reduce((total, item) => total + value(item), 0);
}

export {
  sum
};
