// Stands in the bundle for the index of undici, which loads all of undici: caches, cookies, mocks, web sockets.
// Our own rooms speak through its `Client` and `Agent` alone.

import connect from 'undici/lib/api/api-connect.js';
import request from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Client from 'undici/lib/dispatcher/client.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';

// As the index does.
Object.assign(Dispatcher.prototype, { connect, request });

export { Agent, Client };
