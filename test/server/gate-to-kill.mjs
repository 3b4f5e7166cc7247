// Starts the server that the first argument describes, says so, and waits to be killed.
import { startServer } from '../../src/server/start-server.ts';

const options = JSON.parse(process.argv[2] ?? '{}');
await startServer({ ...options, ambient: process.env, signal: new AbortController().signal });
console.log('started');
