import { placeColumns, type Contract } from '../contract';
import { MEMBER_DAYS } from '../member';

/** Members: one person per row, or with `personas` a count per row. Who they are is never kept. */
export const AFILIADOS: Contract = {
  tipo: 'afiliados',
  columnas: [
    {
      nombre: 'nombre',
      sinonimos: ['nombre completo', 'name', 'full name', 'nombre del afiliado', 'afiliado', 'nombres'],
      tipo: 'persona',
      ejemplos: ['', '']
    },
    { nombre: 'curp', sinonimos: ['clave curp'], tipo: 'persona', ejemplos: ['', ''] },
    // In a list of persons nobody is in a stage: "estado" is where they live.
    ...placeColumns().map((c) =>
      c.papel === 'entidad' ? { ...c, sinonimos: [...c.sinonimos, 'estado'] } : c
    ),
    {
      nombre: 'cococi',
      sinonimos: ['id cococi', 'clave cococi', 'celula', 'consejo', 'id celula'],
      tipo: 'texto',
      ejemplos: ['C-001', '']
    },
    {
      nombre: 'sexo',
      sinonimos: ['genero', 'sexo genero', 'sex', 'gender'],
      tipo: 'sexo',
      ejemplos: ['M', 'H']
    },
    {
      nombre: 'fecha_nacimiento',
      sinonimos: [
        'fecha de nacimiento',
        'nacimiento',
        'fecha nac',
        'fec nac',
        'birthdate',
        'birth date',
        'date of birth'
      ],
      tipo: 'persona',
      ejemplos: ['1984-05-02', '2001-11-30']
    },
    {
      nombre: 'edad',
      sinonimos: ['anos', 'edad cumplida'],
      tipo: 'persona',
      unidad: 'año',
      ejemplos: ['', '']
    },
    {
      nombre: 'grupo_edad',
      sinonimos: ['grupo de edad', 'rango de edad', 'rango edad'],
      tipo: 'grupo-edad',
      ejemplos: ['', '']
    },
    {
      nombre: 'fecha_afiliacion',
      sinonimos: [
        'fecha de afiliacion',
        'afiliacion',
        'fecha de alta',
        'fecha alta',
        'fecha de ingreso',
        'fecha de registro',
        'registro',
        'mes'
      ],
      tipo: 'fecha',
      rango: [MEMBER_DAYS.first, MEMBER_DAYS.last],
      ejemplos: ['2026-01-15', '2026-02-03']
    },
    { nombre: 'sector', sinonimos: ['sector social'], tipo: 'texto', ejemplos: ['campesinos', ''] },
    {
      nombre: 'personas',
      sinonimos: ['conteo', 'cuantas', 'cuantos', 'numero de personas'],
      tipo: 'entero',
      unidad: 'personas',
      rango: [0, 10_000_000],
      obligatoria: true,
      siFalta: 1,
      ejemplos: ['', '']
    }
  ],
  lugar: { columna: 'cvegeo' },
  identidad: ['curp', 'nombre'],
  necesarias: [],
  fecha: 'fecha_afiliacion',
  partes: [],
  orden: []
};
