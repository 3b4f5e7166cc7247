import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/plan/template.ts
function tablesOf(template) {
  if (template === void 0) return [];
  const parts = [template.path, ...template.headers, template.body ?? []].flat();
  const tables = parts.flatMap(
    (part) => part.kind === "value" && part.value.kind === "column" ? [part.value.table] : []
  );
  return [...new Set(tables)];
}

export {
  tablesOf
};
