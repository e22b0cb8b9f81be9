import { parseDay, toIso, type Day } from '../../domain/day';

/** A part of the view: how the address says it, and what it is where the address says nothing. */
export interface Field<T> {
  fallback: T;
  /** The value that the address says; undefined where it says none or a wrong one. */
  read: (texts: readonly string[]) => T | undefined;
  /** What the address says of a value, one text for each time its name comes. */
  write: (value: T) => readonly string[];
  /** Its name in the address, where that is not the name of the part. */
  key?: string;
  /** Its name in older links. */
  older?: string;
  /** What becomes of a value beside the rest of the view. */
  beside?: (value: T, part: (name: string) => unknown) => T;
  /** Some of its values, for tests: the ends of what it takes. */
  some: readonly T[];
}

/** Any fields by the name of their part. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a field takes what it gives: none fits all
export type Fields = Readonly<Record<string, Field<any>>>;

/** The values of some fields. */
export type Values<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A field of one text, absent where nothing is said. */
const single = <T>(
  fallback: T,
  read: (text: string) => T | undefined | null,
  write: (value: NonNullable<T>) => string,
  some: readonly T[]
): Field<T> => ({
  fallback,
  read: ([text]) => (text === undefined ? undefined : (read(text) ?? undefined)),
  write: (value) => (value === null || value === undefined ? [] : [write(value)]),
  some: [fallback, ...some]
});

/** One of a list. */
export const choice = <T extends string>(list: readonly T[], fallback: T): Field<T> =>
  single(fallback, (text) => list.find((one) => one === text), String, list);

/** One of a list, or nothing. */
export const choiceOrNone = <T extends string>(list: readonly T[]): Field<T | null> =>
  single<T | null>(null, (text) => list.find((one) => one === text), String, list);

/** One of a list of numbers. */
export const choiceOfNumbers = <T extends number>(list: readonly T[], fallback: T): Field<T> =>
  single(fallback, (text) => list.find((one) => one === Number(text)), String, list);

/** A whole number within limits; what is beyond its point is cut off. */
export const whole = (least: number, most: number, fallback: number): Field<number> =>
  single(
    fallback,
    (text) => {
      const value = Math.trunc(Number(text));
      return text && value >= least && value <= most ? value : undefined;
    },
    String,
    [least, most]
  );

/** A number from zero. */
export const amount = (most: number, fallback: number): Field<number> =>
  single(fallback, (text) => withinAmount(text, most), String, [0, 0.5, most]);

/** A number from zero, or nothing. */
export const amountOrNone = (most: number): Field<number | null> =>
  single<number | null>(null, (text) => withinAmount(text, most), String, [0, 0.5, most]);

const withinAmount = (text: string, most: number) => {
  const value = text ? Number(text) : NaN;
  return value >= 0 && value <= most ? value : undefined;
};

/** Yes or no. */
export const flag = (fallback: boolean): Field<boolean> =>
  single(
    fallback,
    (text) => (text === 'si' ? true : text === 'no' ? false : undefined),
    (value) => (value ? 'si' : 'no'),
    [true, false]
  );

/** Any words, cut where no name is longer. */
export const words = (most = Infinity): Field<string> =>
  single('', (text) => (most === Infinity ? text : text.slice(0, most)), String, ['a', 'á & b=c+d', '%20']);

/** A text that fits a pattern, else empty. */
export const fitting = (pattern: RegExp, some: readonly string[]): Field<string> =>
  single('', (text) => (pattern.test(text) ? text : undefined), String, some);

/** A text that fits a pattern, or nothing. */
export const fittingOrNone = (pattern: RegExp, some: readonly string[]): Field<string | null> =>
  single<string | null>(null, (text) => (pattern.test(text) ? text : undefined), String, some);

/** A day of this century or the last, or nothing: others in an address are a mistake. */
export const day = (pattern = /^(19|20)\d{2}-\d{2}-\d{2}$/): Field<Day | null> =>
  single<Day | null>(
    null,
    (text) => (pattern.test(text) ? parseDay(text) : undefined),
    toIso,
    [11_000, 20_000]
  );

/** What a reader takes, or another value. */
export const read = <T>(
  fallback: T,
  reader: (text: string) => T | undefined | null,
  some: readonly T[],
  write: (value: NonNullable<T>) => string = String
): Field<T> => single(fallback, reader, write, some);

/** A list in one text, with a sign between. */
export const list = <T>(
  sign: string,
  reader: (text: string) => T | undefined | null,
  some: readonly T[][],
  write: (value: T) => string = String
): Field<T[]> => ({
  fallback: [],
  read: ([text]) => (text ? [...new Set(text.split(sign).flatMap((one) => reader(one) ?? []))] : undefined),
  write: (value) => [value.map(write).join(sign)],
  some: [[], ...some]
});

/** Words that come each by itself, none twice. */
export const several = (some: readonly string[]): Field<string[]> => ({
  fallback: [],
  read: (texts) => [...new Set(texts)].filter((text) => text !== ''),
  write: (value) => value,
  some: [[], ...some.map((one) => [one]), [...some]]
});

/** Codes from zero, each by itself, none twice. */
export const codes = (count: number): Field<number[]> => ({
  fallback: [],
  read: (texts) =>
    [...new Set(texts.filter((text) => text !== '').map(Number))].filter(
      (code) => Number.isInteger(code) && code >= 0 && code < count
    ),
  write: (value) => value.map(String),
  some: [[], [0], [count - 1, 0]]
});

/** A column and whether it goes down, or nothing. */
export const sorting = <T extends string>(
  column: (text: string) => T | undefined | null,
  some: readonly T[]
): Field<{ columna: T; desc: boolean } | null> =>
  single<{ columna: T; desc: boolean } | null>(
    null,
    (text) => {
      const [name, sense] = text.split('.');
      const columna = column(name);
      return columna ? { columna, desc: sense === 'desc' } : undefined;
    },
    ({ columna, desc }) => `${columna}${desc ? '.desc' : ''}`,
    some.flatMap((columna) => [
      { columna, desc: true },
      { columna, desc: false }
    ])
  );

/** A field whose name in the address is another. */
export const named = <T>(key: string, field: Field<T>): Field<T> => ({ ...field, key });

const keyOf = (name: string, { key }: Field<unknown>) => key ?? name;

/** Whether an address says the same of two values. */
export function isSaidAlike<T>(field: Field<T>, a: T, b: T): boolean {
  const [p, q] = [field.write(a), field.write(b)];
  return p.length === q.length && p.every((text, i) => text === q[i]);
}

/** The values of some fields where nothing is said. */
export const fallbacks = <F extends Fields>(fields: F): Values<F> =>
  Object.fromEntries(Object.entries(fields).map(([name, { fallback }]) => [name, fallback])) as Values<F>;

/** What an address says of some fields; what it does not say, or says wrong, is the fallback. */
export function readFields<F extends Fields>(fields: F, params: URLSearchParams): Values<F> {
  const state: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const own = params.getAll(keyOf(name, field));
    const texts = own.length || !field.older ? own : params.getAll(field.older);
    state[name] = field.read(texts) ?? field.fallback;
  }
  return settleFields(fields, state as Values<F>);
}

/** The values as they can stand beside one another. */
export function settleFields<F extends Fields>(fields: F, state: Values<F>): Values<F> {
  const settled: Record<string, unknown> = { ...state };
  for (const [name, { beside }] of Object.entries(fields))
    if (beside) settled[name] = beside(settled[name], (part) => settled[part]);
  return settled as Values<F>;
}

/** The shortest address of some values: fallbacks are left out, the rest comes in the order of the fields. */
export function writeFields<F extends Fields>(
  fields: F,
  state: Values<F>,
  params = new URLSearchParams()
): URLSearchParams {
  for (const [name, field] of Object.entries(fields))
    if (!isSaidAlike(field, state[name as keyof F], field.fallback))
      for (const text of field.write(state[name as keyof F])) params.append(keyOf(name, field), text);
  return params;
}
