import type { Contract, TableKind } from '../contract';
import { ACADEMIA } from './academia';
import { ACTIVIDADES } from './actividades';
import { ACUERDOS } from './acuerdos';
import { AFILIADOS } from './afiliados';
import { ASISTENCIAS } from './asistencias';
import { COCOCIS } from './cococis';
import { CONFERENCIAS } from './conferencias';
import { DIRECTIVAS } from './directivas';
import { ENCUESTAS } from './encuestas';
import { EXPERIENCIAS } from './experiencias';
import { GESTIONES } from './gestiones';
import { METAS } from './metas';
import { PROPUESTAS } from './propuestas';
import { RESULTADOS } from './resultados';

/** The contract of each table. */
export const CONTRACTS: Record<TableKind, Contract> = {
  cococis: COCOCIS,
  afiliados: AFILIADOS,
  conferencias: CONFERENCIAS,
  asistencias: ASISTENCIAS,
  directivas: DIRECTIVAS,
  academia: ACADEMIA,
  propuestas: PROPUESTAS,
  gestiones: GESTIONES,
  encuestas: ENCUESTAS,
  resultados: RESULTADOS,
  metas: METAS,
  actividades: ACTIVIDADES,
  acuerdos: ACUERDOS,
  experiencias: EXPERIENCIAS
};
