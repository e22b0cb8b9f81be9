import type { Column } from '../contract';

/** Where a poll or a result is counted: the level, and the key of the unit at that level. */
export const LEVEL_COLUMNS: readonly Column[] = [
  {
    nombre: 'nivel',
    sinonimos: ['ambito', 'nivel territorial'],
    tipo: 'opcion',
    opciones: [
      { valor: 'nacional', sinonimos: ['pais', 'mexico', 'federacion'] },
      { valor: 'circunscripción', sinonimos: ['circunscripcion plurinominal'] },
      { valor: 'entidad', sinonimos: ['estado', 'estatal', 'entidad federativa'] },
      { valor: 'distrito federal', sinonimos: ['distrito', 'distrito electoral federal'] },
      { valor: 'distrito local', sinonimos: ['distrito electoral local'] },
      { valor: 'municipio', sinonimos: ['municipal', 'alcaldia'] },
      { valor: 'sección', sinonimos: ['seccion electoral'] }
    ],
    obligatoria: true,
    cerrada: true,
    ejemplos: ['entidad', 'municipio']
  },
  {
    nombre: 'clave',
    sinonimos: ['clave unidad', 'unidad', 'clave de la unidad', 'cve'],
    tipo: 'unidad',
    ejemplos: ['20', '20067']
  }
];

/** Digits of a unit's key at each level; 0 where there is no key. A sección's begins with its state. */
export const KEY_DIGITS: Record<string, number> = {
  nacional: 0,
  circunscripción: 1,
  entidad: 2,
  'distrito federal': 4,
  'distrito local': 4,
  municipio: 5,
  sección: 6
};
