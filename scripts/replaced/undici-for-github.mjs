// Stands in the bundle for the index of undici where GitHub's packages import it: they fetch, also through proxies.

import connect from 'undici/lib/api/api-connect.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';
import { fetch } from 'undici/lib/web/fetch/index.js';

// As the index does: a proxy agent opens its tunnels by it.
Object.assign(Dispatcher.prototype, { connect });

export { fetch, ProxyAgent };
