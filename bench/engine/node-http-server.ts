// The Node server of this bench: node:http, one small JSON document, one process.

import { createServer } from 'node:http';

const BODY = Buffer.from(JSON.stringify({ id: 1, name: 'item 1', tags: ['a', 'b'] }));

createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': BODY.length });
  response.end(BODY);
}).listen({ host: '127.0.0.1', port: Number(process.env.PORT), backlog: 4_096 });
