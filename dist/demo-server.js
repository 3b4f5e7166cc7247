import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/demo/demo-server.ts
import { createServer } from "node:http";
var SHELVES = ["tools", "garden", "kitchen", "paint", "light", "wood", "bath", "office"];
var PRODUCTS = 1e3;
var PAGE = 50;
var catalogue = Array.from({ length: PRODUCTS }, (_, id) => ({
  id,
  name: `Product ${id * 7919 % PRODUCTS}`,
  shelf: SHELVES[id % SHELVES.length] ?? "",
  tags: ["new", "sale", "heavy"].filter((_tag, index) => (id >> index) % 2 === 0),
  priceInCents: 100 + id * 104729 % 9e4
}));
function shelvesSortedOnce() {
  const sorted = new Map(SHELVES.map((shelf) => [shelf, listShelf(shelf)]));
  return (shelf) => sorted.get(shelf) ?? [];
}
function listShelf(shelf) {
  return [...catalogue].sort((a, b) => a.name.localeCompare(b.name)).filter((product) => product.shelf === shelf);
}
var list = process.argv.includes("--after") ? listShelf : shelvesSortedOnce();
var server = createServer((request, response) => {
  const shelf = request.url?.split("/").at(-1) ?? "";
  response.setHeader("server", "perf-gate-demo");
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(list(shelf).slice(0, PAGE)));
});
server.listen(Number(process.env.PORT), "127.0.0.1");
