// Stands in the bundle for the index of undici, which loads all of undici: caches, cookies, mocks, web sockets.
// Only the engine that tests and benches measure against speaks through it, by its `Client` alone.

import connect from 'undici/lib/api/api-connect.js';
import Client from 'undici/lib/dispatcher/client.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';

// As the index does.
Object.assign(Dispatcher.prototype, { connect });

export { Client };
