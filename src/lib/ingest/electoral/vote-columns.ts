import type { ColumnContract } from '../../domain/contract';
import { PLACE_COLUMNS } from './headers';

/** Columns of a table of votes that are no option. */
export const VOTE_COLUMNS: readonly ColumnContract[] = [
  ...PLACE_COLUMNS,
  {
    nombre: 'total',
    sinonimos: [
      'tot',
      'total votos',
      'total de votos',
      'votos totales',
      'votacion total',
      'votacion total emitida',
      'total votos calculados',
      'total votos calculado',
      'votacion',
      'votos'
    ]
  },
  {
    nombre: 'efectivos',
    sinonimos: [
      'efec',
      'votos efectivos',
      'votos validos',
      'num votos validos',
      'numero votos validos',
      'total votos validos',
      'validos',
      'votacion valida'
    ]
  },
  {
    nombre: 'lista_nominal',
    sinonimos: ['lisnom', 'lista', 'nominal', 'ln', 'lista nominal casilla', 'lista nominal de electores']
  },
  { nombre: 'casilla', sinonimos: ['clave casilla', 'nombre casilla', 'casilla completa'] },
  { nombre: 'tipo_casilla', sinonimos: ['tipo de casilla', 'tipo cas'] },
  { nombre: 'id_casilla', sinonimos: ['num casilla', 'numero casilla', 'no casilla'] },
  { nombre: 'ext_contigua', sinonimos: ['extension contigua', 'ext cont', 'contigua'] },
  {
    nombre: 'tipo_acta',
    sinonimos: ['tipo de acta', 'principio', 'principio de eleccion', 'tipo de principio', 'tipo principio']
  },
  { nombre: 'contabilizada', sinonimos: ['contabilizadas', 'acta contabilizada'] },
  {
    nombre: 'anulada',
    sinonimos: [
      'tepjf',
      'anulado',
      'anuladas',
      'casilla anulada',
      'nulidad',
      'anulacion',
      'estatus acta',
      'estatus de acta',
      'estatus del acta',
      'status acta',
      'estado acta',
      'estado del acta',
      'situacion acta',
      'situacion del acta',
      'estatus casilla',
      'status casilla',
      'estado casilla'
    ]
  },
  {
    nombre: 'anio',
    sinonimos: [
      'ano',
      'year',
      'proceso',
      'anio eleccion',
      'ano eleccion',
      'ano de la eleccion',
      'ano electoral',
      'proceso electoral'
    ]
  },
  {
    nombre: 'cargo',
    sinonimos: [
      'eleccion',
      'tipo eleccion',
      'tipo de eleccion',
      'puesto',
      'candidatura a',
      'cargo de eleccion'
    ]
  }
];

/** Which of them say where a row is or whether it counts: no figures. */
export const ROLE_NAMES: readonly string[] = VOTE_COLUMNS.map((c) => c.nombre).filter(
  (name) => !['total', 'efectivos', 'lista_nominal'].includes(name)
);
