import { placeColumns, type Contract } from '../contract';
import { logDay, logId, logTags } from './log-columns';

/** What worked somewhere and others may learn from, one row each. */
export const EXPERIENCIAS: Contract = {
  tipo: 'experiencias',
  columnas: [
    logId(['id experiencia', 'clave experiencia'], ['X-01', 'X-02']),
    {
      nombre: 'experiencia',
      sinonimos: ['nombre de la experiencia', 'titulo', 'nombre'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['Comité de agua que se sostiene solo', 'Tequio con jóvenes']
    },
    {
      nombre: 'resumen',
      sinonimos: ['descripcion', 'relato', 'que se hizo', 'aprendizaje'],
      tipo: 'texto',
      ejemplos: ['Cuota acordada en asamblea y bitácora a la vista de todos.', '']
    },
    ...placeColumns(),
    logDay(['fecha de la experiencia']),
    ...logTags
  ],
  lugar: { columna: 'cvegeo', puedeFaltar: () => true },
  identidad: ['id'],
  necesarias: ['id', 'experiencia'],
  fecha: 'fecha',
  partes: [],
  orden: []
};
