// Is cancelled, and never done with stopping.

import { listenForCancellation } from '../../src/edge/cancellation.ts';

using cancellation = listenForCancellation((sentence) => console.log(sentence));
cancellation.signal.addEventListener('abort', () => console.log('stopping'));
console.log('started');
await new Promise((resolve) => setTimeout(resolve, 60_000));
