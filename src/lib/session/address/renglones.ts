import { TABLE_KINDS } from '../../domain/contract';
import { BUCKETS } from '../../domain/problem';
import { choice } from './field';

/** Which rows the page of rows lists; older links said it by names that other pages have too. */
export const renglones = {
  renglones: { ...choice(TABLE_KINDS, 'cococis'), older: 'tabla' },
  cubeta: { ...choice(BUCKETS, 'aceptadas'), older: 'cuenta' }
};
