import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/load/exchange/outgoing-request.ts
var IDEMPOTENT = /* @__PURE__ */ new Set(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"]);
function outgoingRequests(requests) {
  return requests.map((request, index) => ({
    index,
    name: request.name,
    weight: request.weight,
    method: request.method,
    path: request.path,
    headers: request.headers.flatMap(({ name, value }) => [name, value.value]),
    body: request.body && Buffer.from(request.body.value),
    expect: request.expect,
    idempotent: IDEMPOTENT.has(request.method)
  }));
}
var EXPECTS_CONTENT = /* @__PURE__ */ new Set(["POST", "PUT", "PATCH"]);
function contentLengthOf({ method, body }) {
  const length = body?.length ?? 0;
  return length > 0 || EXPECTS_CONTENT.has(method) ? length : void 0;
}

export {
  outgoingRequests,
  contentLengthOf
};
