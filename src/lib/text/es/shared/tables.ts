import type { TableKind } from '../../../domain/contract';
import { enumerate, number, plural } from './numbers';

/** How a table of the network is called and explained. */
interface TableText {
  name: string;
  /** What one row of it is. */
  row: string;
  /** What is never kept of it. */
  dropped: string;
  /** What each of its columns is. */
  columns: Record<string, string>;
}

const PLACE = {
  entidad: 'Nombre o clave de la entidad, si no hay clave municipal.',
  municipio: 'Nombre del municipio dentro de su entidad, si no hay clave municipal.',
  mun_ine: 'Clave del INE, si el archivo la usa; hace falta una tabla con las dos claves.'
};
const KEY = 'Clave INEGI del municipio, 5 dígitos.';
const TAGS = {
  estrategia: 'Autogestión, cogestión o gestión social; varias se separan con punto y coma.',
  eje: 'Eje de su lista, en «Ajustes»; varios se separan con punto y coma.',
  sector: 'Sector social.'
};
const PERSONS = 'teléfono, correo, domicilio, CURP, RFC y clave de elector';

/** Tables of the network, in the order in which they are shown. */
export const TABLES: Record<TableKind, TableText> = {
  cococis: {
    name: 'Células',
    row: 'Una fila por célula.',
    dropped: `De quien responde por la célula no se guarda nada: nombre, ${PERSONS}. El nombre de la célula sí queda.`,
    columns: {
      id: 'Folio propio; con él se reconocen los repetidos.',
      nombre: 'Nombre de la célula.',
      cvegeo: KEY,
      ...PLACE,
      fecha_constitucion: 'Día en que se constituyó.',
      integrantes: 'Personas que la forman.',
      mujeres: 'Cuántas de ellas son mujeres; nunca más que integrantes.',
      sector: 'Sector social, si lo tiene.',
      estado: 'Etapa: activo, en formación, inactivo, o las de «Ajustes».'
    }
  },
  afiliados: {
    name: 'Afiliados',
    row: 'Una fila por persona, o un conteo por fila con la columna personas.',
    dropped: `Nunca se guardan nombre, ${PERSONS} ni fecha de nacimiento: quedan municipio, célula, sexo, grupo de edad, sector y fecha de afiliación. La CURP y el nombre sólo se miran, como una huella que no se puede deshacer, para no contar dos veces a nadie.`,
    columns: {
      nombre: 'Se mira para hallar repetidos; no se guarda.',
      curp: 'Se mira para hallar repetidos; no se guarda.',
      cvegeo: KEY,
      ...PLACE,
      cococi: 'Folio de su célula.',
      sexo: 'M mujer, H hombre.',
      fecha_nacimiento: 'Se vuelve grupo de edad al llegar; no se guarda.',
      edad: 'Años cumplidos; se vuelve grupo de edad.',
      grupo_edad: 'Menos de 18, 18–29, 30–44, 45–59, 60 y más.',
      fecha_afiliacion: 'Día, o mes, en que se afilió.',
      sector: 'Sector social.',
      personas: 'Cuántas personas cuenta la fila; sin esta columna, una.'
    }
  },
  conferencias: {
    name: 'Conferencias',
    row: 'Una fila por conferencia.',
    dropped: `Nombres de ponentes y contactos, ${PERSONS}. El nombre de la conferencia sí queda.`,
    columns: {
      id: 'Folio de la conferencia.',
      nombre: 'Nombre de la conferencia.',
      sector: 'Sector que convoca.',
      sector_invitado: 'Otro sector, si fue conjunta.',
      cvegeo_sede: 'Clave INEGI del municipio sede; una conferencia virtual puede no tenerla.',
      ...PLACE,
      fecha: 'Día de la conferencia.',
      modalidad: 'Presencial, virtual o mixta.'
    }
  },
  asistencias: {
    name: 'Asistencias',
    row: 'Una fila por conferencia y lugar de origen.',
    dropped: `Nombres de asistentes, ${PERSONS}: sólo cuenta cuántas personas vinieron y de dónde.`,
    columns: {
      conferencia: 'Folio de la conferencia.',
      cvegeo_origen:
        'Clave INEGI del municipio de donde vinieron; quien vive fuera del país puede dejarla vacía, o decir de qué municipio es.',
      ...PLACE,
      pais: 'País en que viven; vacío es México.',
      asistentes: 'Personas que vinieron.',
      mujeres: 'Cuántas de ellas son mujeres.'
    }
  },
  directivas: {
    name: 'Directivas',
    row: 'Una fila por municipio y cargo.',
    dropped: `El nombre de quien ocupa el cargo, ${PERSONS}.`,
    columns: {
      cvegeo: KEY,
      ...PLACE,
      cargo: 'Cargo de la directiva municipal.',
      estado: 'Titular, interino o vacante.',
      sexo: 'M mujer, H hombre; vacío si está vacante.',
      desde: 'Día desde el que ocupa el cargo.',
      capacitacion_completa: 'Sí o no.'
    }
  },
  academia: {
    name: 'Academia',
    row: 'Una fila por sesión: círculo de los viernes o mesa de trabajo estatal.',
    dropped: `Nombres de ponentes y asistentes, ${PERSONS}.`,
    columns: {
      tipo: 'Círculo de diálogo o mesa de trabajo.',
      entidad: 'Entidad de la mesa; el círculo es nacional y la deja vacía.',
      fecha: 'Día de la sesión.',
      tema: 'Tema tratado.',
      asistentes_presencial: 'Personas en el lugar.',
      asistentes_en_linea: 'Personas conectadas.',
      estado: 'Realizada, programada o cancelada.'
    }
  },
  propuestas: {
    name: 'Propuestas',
    row: 'Una fila por propuesta.',
    dropped: `El nombre de quien la hace, ${PERSONS}.`,
    columns: {
      id: 'Folio de la propuesta.',
      cvegeo: `${KEY} Una propuesta nacional la deja vacía.`,
      ...PLACE,
      fecha: 'Día en que se recibió.',
      tema: 'Tema de la propuesta.',
      estado: 'Recibida, en mesa, aprobada, entregada o rechazada.'
    }
  },
  gestiones: {
    name: 'Gestiones',
    row: 'Una fila por petición a un gobierno.',
    dropped: `El nombre de quien la pide, ${PERSONS}: quedan sólo el municipio y la cuenta de personas.`,
    columns: {
      folio: 'Folio de la gestión.',
      cvegeo: KEY,
      ...PLACE,
      tema: 'Agua, vivienda, salud…',
      nivel_gobierno: 'Municipal, estatal o federal.',
      fecha_apertura: 'Día en que se abrió.',
      fecha_cierre: 'Día en que se cerró; vacía mientras sigue abierta.',
      estado: 'Recibida, gestionada, respondida, resuelta, rechazada o sin respuesta.',
      beneficiarios: 'Personas a quienes beneficia.'
    }
  },
  encuestas: {
    name: 'Encuestas',
    row: 'Una fila por encuesta y opción.',
    dropped: `Nombres de quienes responden, ${PERSONS}.`,
    columns: {
      encuesta: 'Folio de la encuesta.',
      casa: 'Casa encuestadora.',
      fecha: 'Día del levantamiento.',
      modo: 'En vivienda, telefónica o en línea.',
      muestra: 'Personas entrevistadas.',
      nivel: 'Nacional, entidad, distrito, municipio o sección.',
      clave: 'Clave de esa unidad; nacional la deja vacía.',
      opcion: 'Partido, candidatura o respuesta.',
      porcentaje: 'De 0 a 100.'
    }
  },
  resultados: {
    name: 'Resultados',
    row: 'Una fila por elección, unidad y opción.',
    dropped: 'Nada de personas: sólo votos.',
    columns: {
      anio: 'Año de la elección.',
      cargo: 'Qué se eligió.',
      nivel: 'Nacional, entidad, distrito, municipio o sección.',
      clave: 'Clave de esa unidad.',
      opcion: 'Partido, coalición o candidatura.',
      votos: 'Votos de esa opción.',
      lista_nominal: 'Lista nominal de la unidad.'
    }
  },
  metas: {
    name: 'Metas',
    row: 'Una fila por entidad, trimestre y medida.',
    dropped: 'Nada de personas: sólo el plan.',
    columns: {
      entidad: 'Entidad; vacía si la meta es nacional.',
      trimestre: 'Por ejemplo 2026-T4.',
      medida: 'Municipios, células, integrantes, mujeres o conferencias.',
      plan: 'Cuánto se quiere alcanzar.',
      nota: 'Por qué, si hace falta decirlo.'
    }
  },
  actividades: {
    name: 'Actividades',
    row: 'Una fila por actividad.',
    dropped: `Nombres de quienes la organizan o asisten, ${PERSONS}.`,
    columns: {
      id: 'Folio propio; con él se reconocen las repetidas.',
      actividad: 'Qué se hizo.',
      cvegeo: `${KEY} Una actividad en línea o nacional la deja vacía.`,
      ...PLACE,
      fecha: 'Día de la actividad.',
      ...TAGS,
      participantes: 'Personas que tomaron parte.',
      mujeres: 'Cuántas de ellas son mujeres.',
      estado: 'Realizada, programada o cancelada.'
    }
  },
  acuerdos: {
    name: 'Acuerdos',
    row: 'Una fila por acuerdo.',
    dropped: `El nombre de quien responde por él, ${PERSONS}.`,
    columns: {
      id: 'Folio propio; con él se reconocen los repetidos.',
      acuerdo: 'Qué se acordó.',
      cvegeo: `${KEY} Un acuerdo nacional la deja vacía.`,
      ...PLACE,
      fecha: 'Día en que se acordó.',
      plazo: 'Día para el que se acordó; pasado ese día, si no se cumplió, está vencido.',
      ...TAGS,
      sector_invitado: 'Otro sector que acordó, si lo hubo.',
      conferencia: 'Folio de la conferencia en que se acordó.',
      estado: 'Pendiente, en curso, cumplido o cancelado.'
    }
  },
  experiencias: {
    name: 'Experiencias',
    row: 'Una fila por experiencia.',
    dropped: `Nombres de quienes la vivieron, ${PERSONS}.`,
    columns: {
      id: 'Folio propio; con él se reconocen las repetidas.',
      experiencia: 'Su título.',
      resumen: 'Qué se hizo y qué se aprendió.',
      cvegeo: `${KEY} Una de varios lugares la deja vacía.`,
      ...PLACE,
      fecha: 'Día, si lo tiene.',
      ...TAGS
    }
  }
};

const SUM_NAMES: Record<string, [one: string, many: string]> = {
  integrantes: ['integrante', 'integrantes'],
  mujeres: ['mujer', 'mujeres'],
  municipios_con_cococi: ['municipio con célula', 'municipios con célula'],
  municipios_con_cococi_activo: ['municipio con célula activa', 'municipios con célula activa'],
  personas: ['persona', 'personas'],
  municipios: ['municipio', 'municipios'],
  asistentes: ['asistente', 'asistentes'],
  municipios_de_origen: ['municipio de origen', 'municipios de origen'],
  cubiertos: ['cargo cubierto', 'cargos cubiertos'],
  completas: ['directiva completa', 'directivas completas'],
  viernes: ['círculo de los viernes', 'círculos de los viernes'],
  mesas: ['mesa de trabajo', 'mesas de trabajo'],
  abiertas: ['gestión abierta', 'gestiones abiertas'],
  beneficiarios: ['persona beneficiada', 'personas beneficiadas'],
  encuestas: ['encuesta', 'encuestas'],
  votos: ['voto', 'votos'],
  opciones: ['opción', 'opciones'],
  entidades: ['entidad', 'entidades'],
  participantes: ['participante', 'participantes'],
  plan: ['unidad de plan en total', 'unidades de plan en total']
};
const PARTS_BY: Record<string, string> = { por_sector: 'Por sector', por_estado: 'Por estado' };

/** What the rows of a table add up to, one sentence each. */
export const explainSums = (sums: Record<string, number | Record<string, number>>): string[] =>
  Object.entries(sums).map(([name, value]) =>
    typeof value === 'number'
      ? plural(value, ...(SUM_NAMES[name] ?? [name, name]))
      : `${PARTS_BY[name] ?? name}: ${enumerate(
          Object.entries(value)
            .sort((a, b) => b[1] - a[1])
            .map(([part, n]) => `${part} ${number(n)}`),
          12
        )}`
  );

/** Changes by hand of a table. */
export const explainByHand = (c: { cambiadas: number; agregadas: number; quitadas: number }): string =>
  `A mano: ${plural(c.cambiadas, 'renglón cambiado', 'renglones cambiados')}, ${plural(c.agregadas, 'agregado', 'agregados')} y ${plural(c.quitadas, 'quitado', 'quitados')}.`;
