import type { DistrictLevel, WeightBase } from '../domain/district';

/** Words of districts and of how much of them is covered. */
export const DISTRICTS = {
  level: {
    federal: { one: 'distrito federal', many: 'distritos federales', name: 'Distritos federales' },
    local: { one: 'distrito local', many: 'distritos locales', name: 'Distritos locales' },
    entidad: { one: 'entidad', many: 'entidades', name: 'Entidades (Senado)' },
    circunscripcion: { one: 'circunscripción', many: 'circunscripciones', name: 'Circunscripciones' }
  } satisfies Record<DistrictLevel, { one: string; many: string; name: string }>,
  base: {
    secciones: 'Secciones',
    lista: 'Lista nominal',
    poblacion: 'Población',
    area: 'Área'
  } satisfies Record<WeightBase, string>,
  bandHelp:
    'De una célula se sabe su municipio, no siempre su distrito. Mínimo: sólo cuentan los municipios cubiertos que están enteros en el distrito. Máximo: todo municipio cubierto cuenta con la parte que tiene en el distrito. La mejor estimación es el máximo, salvo donde las células dicen su sección o su punto: ahí cuentan sólo los distritos en que están.'
} as const;
