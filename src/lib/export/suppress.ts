import { isFew, SUPPRESSED_UNDER } from '../domain/privacy';

/** Stands for a count of persons from 1 to 4. */
export const SMALL = `<${SUPPRESSED_UNDER}`;
/** Stands for a count that would tell another one from 1 to 4. */
export const WITHHELD = 'reservado';

/** A count of persons as it leaves the tool: from 1 to 4 it reads "<5". NaN is `absent`. */
export const persons = (count: number, absent = 'sin dato'): string | number =>
  Number.isNaN(count) ? absent : isFew(count) ? SMALL : count;

/** Women among some people as they leave the tool: withheld too where the men that remain would be told. */
export const women = (count: number, people: number, absent = 'sin dato'): string | number =>
  !isFew(count) && isFew(people - count) ? WITHHELD : persons(count, absent);
