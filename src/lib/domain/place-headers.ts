/**
 * What columns that say a municipality are called, folded: one catalogue for every file, whatever it is about. Collected
 * from INEGI's censuses, catalogues and boundaries, INE's tables, CONAPO, and files of states and of the network.
 */
export const PLACE_HEADERS = {
  /** The whole key of five digits. */
  whole: [
    'cvegeo',
    'cve geo',
    'cve mungeo',
    'clave geoestadistica',
    'clave inegi',
    'cve inegi',
    'cve mun completa',
    'municipio inegi',
    'inegi'
  ],
  /** The whole key or, beside a state, the number of a municipality in it. */
  wholeOrNumber: [
    'clave municipio',
    'clave municipal',
    'clave del municipio',
    'clave de municipio',
    'clave mun',
    'clave mpio',
    'clave de municipio o demarcacion territorial',
    'clave de municipio o delegacion',
    'clave de municipio o alcaldia',
    'clave del municipio o demarcacion territorial'
  ],
  /** A state, by its number or its name. */
  state: [
    'entidad',
    'entidad federativa',
    'cve ent',
    'cveent',
    'cve entidad',
    'cve agee',
    'cve edo',
    'cve estado',
    'clave entidad',
    'clave de entidad',
    'clave de la entidad',
    'clave de la entidad federativa',
    'clave de entidad federativa',
    'clave entidad federativa',
    'clave ent',
    'clave estado',
    'clave de estado',
    'clave del estado',
    'clave edo',
    'id entidad',
    'id estado',
    'num entidad',
    'num estado',
    'numero de entidad',
    'state code',
    'edon',
    'edo',
    'ent'
  ],
  /** The number of a municipality in its state. */
  number: [
    'cve mun',
    'cvemun',
    'cve municipio',
    'cve agem',
    'cve mpio',
    'id municipio',
    'id mun',
    'num municipio',
    'num mun',
    'mun num',
    'numero de municipio',
    'mun code',
    'municipality code',
    'mpio'
  ],
  /** The name of a municipality. */
  name: [
    'nom mun',
    'nom municipio',
    'nombre municipio',
    'nombre del municipio',
    'nombre de municipio',
    'nombre mun',
    'municipio nombre',
    'municipio o alcaldia',
    'municipio o demarcacion territorial',
    'municipio o delegacion',
    'alcaldia',
    'munn'
  ],
  /** INE's number of a municipality, or its whole key. */
  ine: [
    'municipio ine',
    'mun ine',
    'id municipio ine',
    'clave ine',
    'cve ine',
    'clave municipio ine',
    'clave ine municipio',
    'municipio ife',
    'clave ife',
    'ine',
    'ife'
  ]
} as const;
