// A store that is only written to: for a command that does not use stored numbers.

import { type BaselineStore, nothingStored } from '../baseline/store.ts';

export function saveOnly(store: BaselineStore): BaselineStore {
  return {
    ...nothingStored,
    keeps: store.keeps,
    /** The search is still made: an unusable file is reported before minutes of measuring. */
    async find(plan) {
      const { description } = await store.find(plan);
      return { records: [], description };
    },
    store: (record, build) => store.store(record, build),
  };
}
