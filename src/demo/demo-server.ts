// The demonstration's server: a small product catalogue, in the build before and after a "clean-up".

import { createServer } from 'node:http';

interface Product {
  readonly id: number;
  readonly name: string;
  readonly shelf: string;
  readonly tags: readonly string[];
  readonly priceInCents: number;
}

const SHELVES = ['tools', 'garden', 'kitchen', 'paint', 'light', 'wood', 'bath', 'office'];

/** So many that to sort them costs far more than to send a page of them, on a busy machine, too. */
const PRODUCTS = 1_000;
const PAGE = 50;

const catalogue: readonly Product[] = Array.from({ length: PRODUCTS }, (_, id) => ({
  id,
  name: `Product ${(id * 7_919) % PRODUCTS}`,
  shelf: SHELVES[id % SHELVES.length] ?? '',
  tags: ['new', 'sale', 'heavy'].filter((_tag, index) => (id >> index) % 2 === 0),
  priceInCents: 100 + ((id * 104_729) % 90_000),
}));

/** The build before: every shelf was sorted when the server started. */
function shelvesSortedOnce(): (shelf: string) => readonly Product[] {
  const sorted = new Map(SHELVES.map((shelf) => [shelf, listShelf(shelf)]));
  return (shelf) => sorted.get(shelf) ?? [];
}

/** The build after: without that index each request sorts the catalogue again. */
function listShelf(shelf: string): readonly Product[] {
  return [...catalogue]
    .sort((a, b) => a.name.localeCompare(b.name))
    .filter((product) => product.shelf === shelf);
}

const list = process.argv.includes('--after') ? listShelf : shelvesSortedOnce();

const server = createServer((request, response) => {
  const shelf = request.url?.split('/').at(-1) ?? '';
  response.setHeader('server', 'perf-gate-demo');
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(list(shelf).slice(0, PAGE)));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
