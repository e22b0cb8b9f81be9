/** Why a place with cells is left out of the universe. */
export const OUTSIDE_REASON = {
  posterior: 'municipio posterior al marco cargado',
  'no-esta-en-el-marco': 'no está en el marco cargado',
  'fuera-de-la-meta': 'no está en la lista de la meta declarada',
  alcaldia: 'alcaldía de la Ciudad de México, fuera de este universo'
} as const;

/** Why a unit of the declared goal cannot be matched. */
export const UNMATCHED_REASON = {
  'sin-clave': 'sin clave del INEGI',
  'no-esta-en-el-marco': 'no está en el marco cargado'
} as const;
