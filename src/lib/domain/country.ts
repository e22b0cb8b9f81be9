import { foldName } from './catalog';

/** What people write besides the names of the countries (folded). */
const OTHER_NAMES: Record<string, string> = {
  eua: 'US',
  usa: 'US',
  eu: 'US',
  eeuu: 'US',
  'ee uu': 'US',
  'e u a': 'US',
  'u s a': 'US',
  'estados unidos de america': 'US',
  'estados unidos americanos': 'US',
  'united states of america': 'US',
  mejico: 'MX',
  mex: 'MX',
  'estados unidos mexicanos': 'MX',
  inglaterra: 'GB',
  holanda: 'NL'
};

let byName: ReadonlyMap<string, string> | null = null;

/** Names of every country in Spanish and English, as the browser's own catalogue (CLDR) has them. */
function countryNames(): ReadonlyMap<string, string> {
  const names = new Map(Object.entries(OTHER_NAMES));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const catalogues = ['es', 'en'].map(
    (locale) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  );
  for (const code of letters.flatMap((a) => letters.map((b) => a + b)))
    for (const catalogue of catalogues) {
      const name = catalogue.of(code);
      if (name && !names.has(foldName(name))) names.set(foldName(name), code);
    }
  return names;
}

/** The ISO 3166 code of a country as spreadsheets write it; what is no known country stays as written. */
export function countryCode(written: string): string {
  const text = written.trim();
  if (text === '') return '';
  if (/^[a-z]{2}$/i.test(text) && text.toUpperCase() !== 'EU') return text.toUpperCase();
  byName ??= countryNames();
  return byName.get(foldName(text)) ?? text;
}
