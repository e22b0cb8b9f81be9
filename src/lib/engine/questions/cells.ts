import type { Day } from '../../domain/day';
import { floats, texts } from '../duckdb';
import type { Question } from '../port';
import { cellCondition } from './cell-filter';
import type { CellFilter } from '../../domain/cell-columns';

/** One cell of a municipality as the panel lists it; NaN is *sin dato*, `sector` −1 without sector. */
export interface CellRow {
  id: string;
  nombre: string;
  fecha: Day;
  etapa: number;
  sector: number;
  integrantes: number;
  mujeres: number;
}

/** The cells of one municipality, newest first. */
export const cellsQuestion: Question<CellFilter & { mun: number }, CellRow[]> = {
  name: 'celulas',
  sql: (filter) => `
    SELECT c.id, c.nombre, c.fecha, c.etapa, c.sector, c.integrantes, c.mujeres
    FROM cococi c WHERE c.mun = ${Math.trunc(filter.mun)} AND ${cellCondition(filter)}
    ORDER BY c.fecha DESC, c.id`,
  read(answer) {
    const [id, nombre] = ['id', 'nombre'].map((n) => texts(answer, n));
    const [fecha, etapa, sector, integrantes, mujeres] = [
      'fecha',
      'etapa',
      'sector',
      'integrantes',
      'mujeres'
    ].map((n) => floats(answer, n));
    return id.map((key, i) => ({
      id: key,
      nombre: nombre[i],
      fecha: fecha[i],
      etapa: etapa[i],
      sector: sector[i],
      integrantes: integrantes[i],
      mujeres: mujeres[i]
    }));
  }
};
