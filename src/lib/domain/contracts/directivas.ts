import { NETWORK_DAYS, placeColumns, type Contract } from '../contract';

/** Municipal boards: one row per municipality and post. Who holds it is never kept. */
export const DIRECTIVAS: Contract = {
  tipo: 'directivas',
  columnas: [
    ...placeColumns(),
    {
      nombre: 'cargo',
      sinonimos: ['puesto', 'cartera', 'cargo directivo'],
      tipo: 'texto',
      obligatoria: true,
      ejemplos: ['presidencia', 'secretaría']
    },
    {
      nombre: 'estado',
      sinonimos: ['estatus', 'status', 'situacion', 'ocupacion'],
      tipo: 'opcion',
      opciones: [
        { valor: 'titular', sinonimos: ['ocupado', 'cubierto', 'propietario', 'propietaria'] },
        { valor: 'interino', sinonimos: ['interina', 'encargado', 'encargada', 'suplente'] },
        { valor: 'vacante', sinonimos: ['vacio', 'sin cubrir', 'acefalo'] }
      ],
      obligatoria: true,
      ejemplos: ['titular', 'vacante']
    },
    { nombre: 'sexo', sinonimos: ['genero', 'sex', 'gender'], tipo: 'sexo', ejemplos: ['M', ''] },
    {
      nombre: 'desde',
      sinonimos: ['fecha', 'fecha de inicio', 'fecha inicio', 'inicio', 'desde cuando'],
      tipo: 'fecha',
      rango: NETWORK_DAYS,
      ejemplos: ['2025-03-19', '']
    },
    {
      nombre: 'capacitacion_completa',
      sinonimos: ['capacitacion', 'capacitado', 'capacitada', 'formacion completa'],
      tipo: 'opcion',
      opciones: [
        { valor: 'sí', sinonimos: ['s', 'x', '1', 'true', 'verdadero', 'completa'] },
        { valor: 'no', sinonimos: ['n', '0', 'false', 'falso', 'incompleta'] }
      ],
      ejemplos: ['sí', '']
    }
  ],
  lugar: { columna: 'cvegeo' },
  identidad: ['cvegeo', 'cargo'],
  necesarias: ['cargo', 'estado'],
  fecha: null,
  partes: [],
  orden: []
};
