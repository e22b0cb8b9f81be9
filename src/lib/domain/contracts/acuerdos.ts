import { NETWORK_DAYS, placeColumns, type Contract } from '../contract';
import { logDay, logId, logTags } from './log-columns';

/** What was agreed, one row each: in which conference, for when, and how it stands. Who answers for it is never kept. */
export const ACUERDOS: Contract = {
  tipo: 'acuerdos',
  columnas: [
    logId(['id acuerdo', 'clave acuerdo'], ['AC-01', 'AC-02']),
    {
      nombre: 'acuerdo',
      sinonimos: ['texto del acuerdo', 'compromiso', 'descripcion'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['Abrir una mesa mensual de agua', 'Visitar tres municipios vecinos']
    },
    ...placeColumns(),
    logDay(['fecha del acuerdo', 'fecha acuerdo', 'acordado el']),
    {
      nombre: 'plazo',
      sinonimos: ['fecha limite', 'vence', 'vencimiento', 'fecha compromiso', 'para cuando'],
      tipo: 'fecha',
      rango: NETWORK_DAYS,
      ejemplos: ['2026-06-30', '']
    },
    ...logTags,
    {
      nombre: 'sector_invitado',
      sinonimos: ['sector invitado', 'segundo sector', 'con el sector'],
      tipo: 'texto',
      ejemplos: ['indígenas', '']
    },
    {
      nombre: 'conferencia',
      sinonimos: ['id conferencia', 'clave conferencia', 'folio conferencia'],
      tipo: 'texto',
      ejemplos: ['K-001', '']
    },
    {
      nombre: 'estado',
      sinonimos: ['estatus', 'status', 'situacion', 'avance'],
      tipo: 'opcion',
      opciones: [
        { valor: 'pendiente', sinonimos: ['por hacer', 'nuevo'] },
        { valor: 'en curso', sinonimos: ['en proceso', 'en tramite', 'iniciado'] },
        { valor: 'cumplido', sinonimos: ['hecho', 'concluido', 'terminado', 'cerrado'] },
        { valor: 'cancelado', sinonimos: ['sin efecto'] }
      ],
      ejemplos: ['en curso', 'pendiente']
    }
  ],
  lugar: { columna: 'cvegeo', puedeFaltar: () => true },
  identidad: ['id'],
  necesarias: ['id', 'acuerdo'],
  fecha: 'fecha',
  partes: [],
  orden: [['fecha', 'plazo']]
};
