declare const brand: unique symbol;

/** INEGI key of a municipality: 5 digits as text, `EEMMM`. */
export type ClaveMunicipio = string & { readonly [brand]: 'municipio' };
/** INEGI key of an entidad: 2 digits as text, `01`–`32`. */
export type ClaveEntidad = string & { readonly [brand]: 'entidad' };

const isEntidad = (digits: string) => digits >= '01' && digits <= '32';

/**
 * Reads a municipal key as spreadsheets leave it: without its leading zero, with spaces, or as `1001.0`.
 * Returns null when the text cannot be a key (wrong length, an entidad outside 01–32, municipality 000).
 */
export function parseClaveMunicipio(text: string): ClaveMunicipio | null {
  const compact = text
    .replace(/[\s\u00a0]+/g, '')
    .replace(/^['’]/, '')
    .replace(/\.0+$/, '');
  if (!/^\d{4,5}$/.test(compact)) return null;
  const key = compact.padStart(5, '0');
  return isEntidad(key.slice(0, 2)) && key.slice(2) !== '000' ? (key as ClaveMunicipio) : null;
}

/** Reads an entidad key of one or two digits, or null. */
export function parseClaveEntidad(text: string): ClaveEntidad | null {
  const compact = text.trim().replace(/\.0+$/, '');
  if (!/^\d{1,2}$/.test(compact)) return null;
  const key = compact.padStart(2, '0');
  return isEntidad(key) ? (key as ClaveEntidad) : null;
}

/** Joins an entidad key and a municipality number of one to three digits, or returns null. */
export function joinClave(entidad: string, municipio: string): ClaveMunicipio | null {
  const state = parseClaveEntidad(entidad);
  const number = municipio.trim().replace(/\.0+$/, '');
  return state && /^\d{1,3}$/.test(number) ? parseClaveMunicipio(state + number.padStart(3, '0')) : null;
}
