import { BEYOND, NOWHERE } from '../../domain/conference';
import type { Absence } from '../../domain/sector-matrix';
import { enumerate, number, plural } from './shared/numbers';

const km = (value: number) => (Number.isNaN(value) ? 'sin dato' : `${number(value)} km`);

/** Words of the sectors: their conferences, who came and from where. */
export const SECTORS = {
  title: 'Sectores',
  tabs: {
    matriz: 'Matriz',
    alcance: 'Alcance',
    alianzas: 'Alianzas',
    calendario: 'Calendario',
    comparar: 'Comparar'
  },
  none: 'sin sector',
  noCountry: 'En línea o exterior',
  total: 'Total',
  sectorLabel: 'Sector',
  allSectors: 'Todos',
  conferenceLabel: 'Conferencia',
  allConferences: 'Todas',
  figureLabel: 'La matriz cuenta',
  figures: {
    asistentes: 'Asistentes',
    conferencias: 'Conferencias',
    municipios: 'Municipios alcanzados',
    integrantes: 'Integrantes de células'
  },
  figureHelp: {
    asistentes: 'Personas que vinieron de cada entidad a las conferencias que el sector convocó.',
    conferencias: 'Conferencias que el sector convocó, por la entidad de su sede.',
    municipios:
      'Municipios de cada entidad de los que vino alguien. En los totales cada uno cuenta una vez: por eso no son la suma.',
    integrantes: 'Integrantes de las células activas del sector en cada entidad.'
  },
  absence: {
    'sin-conferencia': 'sin conferencia',
    'nadie-de-aqui': 'hubo conferencia y de aquí no vino nadie'
  } satisfies Record<Absence, string>,
  symbols: { 'sin-conferencia': '·', 'nadie-de-aqui': '0' } satisfies Record<Absence, string>,
  symbolHelp:
    '«·»: el sector no ha tenido conferencia en la entidad ni ha venido nadie de ella. «0»: hubo conferencia y de aquí no vino nadie.',
  noCell: 'sin integrantes',
  waiting: 'Leyendo las conferencias…',
  failed: 'No pude leer las conferencias. Recargue la página y vuelva a intentarlo.',
  empty: 'No hay conferencias cargadas',
  emptyText:
    'Cargue en «Datos» la tabla de conferencias (sector, sede, fecha) y la de asistencias (de dónde vino la gente de cada una).',
  load: 'Ir a Datos',
  caption: (figure: string) => `Sectores por entidad: ${figure.toLowerCase()}`,
  cell: (sector: string, state: string, value: string) => `${sector}, ${state}: ${value}`,
  headline: (conferences: number, people: number, places: number) =>
    `${plural(conferences, 'conferencia', 'conferencias')}, ${plural(people, 'asistente', 'asistentes')} de ${plural(places, 'municipio', 'municipios')}`,
  ofState: (state: string, people: number, places: number) =>
    `de ${state}: ${plural(people, 'asistente', 'asistentes')} de ${plural(places, 'municipio', 'municipios')}`,
  noConference: (id: string) => `No encontré la conferencia «${id}»: se ven todas.`,
  clearConference: 'Dejar de buscarla',
  municipality: (people: number, conferences: number) =>
    `${plural(people, 'asistente', 'asistentes')} a ${plural(conferences, 'conferencia', 'conferencias')}`,
  clear: 'Quitar la selección',
  saveMatrix: 'Guardar matriz (CSV)',
  matrixFile: (date: string, demo: boolean) => `tejido-sectores-${date}${demo ? '-demostracion' : ''}.csv`,
  problems: (unknown: readonly (readonly [string, number])[], undated: readonly string[]) =>
    [
      unknown.length
        ? `${plural(
            unknown.reduce((sum, [, n]) => sum + n, 0),
            'grupo de asistentes nombra una conferencia que no está en la tabla',
            'grupos de asistentes nombran conferencias que no están en la tabla'
          )} (${enumerate(unknown.map(([id]) => `«${id}»`))}): no cuentan aquí.`
        : '',
      undated.length
        ? `${plural(undated.length, 'conferencia sin fecha', 'conferencias sin fecha')} (${enumerate(undated.map((id) => `«${id}»`))}): cuentan mientras no se elija un periodo.`
        : ''
    ].filter(Boolean),
  reach: {
    people: 'Asistentes',
    women: 'Mujeres',
    places: 'Municipios de origen',
    distance: 'Distancia a la sede',
    distanceText: (median: number, mean: number, most: number) =>
      Number.isNaN(median)
        ? 'sin dato: en línea, o sin sede u origen'
        : `la mitad, a ${km(median)} o menos; en promedio ${km(mean)}; la más lejana ${km(most)}`,
    distanceHelp:
      'Línea recta sobre el elipsoide, del punto interior del municipio de origen al de la sede. Las conferencias en línea no cuentan.',
    abroad: 'Del extranjero',
    beyond: 'De municipios fuera del marco',
    nowhere: 'Sin origen',
    origins: (n: number) => `Orígenes (${number(n)})`,
    gaps: (n: number) => `De aquí no ha venido nadie (${number(n)})`,
    show: 'Lista',
    byState: 'Qué parte de cada entidad',
    byCountry: 'Migrantes, por país en que viven',
    byCountryHelp:
      'Quien vive en otro país y dice de qué municipio es cuenta también en su municipio; su distancia no.',
    elsewhere: {
      title: (name: string, people: number) =>
        `${name}: ${plural(people, 'persona', 'personas')}, por conferencia`,
      see: (name: string, people: number) => `${name} ${number(people)}. Ver en qué conferencias`,
      close: 'Cerrar la lista',
      names: { [BEYOND]: 'De municipios fuera del marco', [NOWHERE]: 'Sin origen' }
    },
    stateShare: (reached: number, total: number) => `${number(reached)} de ${number(total)}`,
    columns: {
      municipio: 'Municipio',
      entidad: 'Entidad',
      asistentes: 'Asistentes',
      mujeres: 'Mujeres',
      conferencias: 'Conferencias',
      motivo: 'Por qué',
      cococi: 'COCOCI',
      poblacion: 'Población',
      pais: 'País',
      conMunicipio: 'Dicen su municipio',
      alcanzados: 'Municipios alcanzados',
      parte: 'Parte'
    },
    active: 'activo',
    inactive: 'no activo',
    captionOrigins: 'Municipios de los que vino gente',
    captionGaps: 'Municipios de los que no ha venido nadie',
    saveOrigins: 'Guardar orígenes (CSV)',
    saveGaps: 'Guardar huecos (CSV)',
    saveCountries: 'Guardar países (CSV)',
    file: (what: 'origenes' | 'huecos' | 'paises', date: string, demo: boolean) =>
      `tejido-${what}-${date}${demo ? '-demostracion' : ''}.csv`,
    waysHelp: 'Las líneas van de cada municipio de origen a la sede.'
  },
  alliances: {
    figureLabel: 'Qué comparten',
    figures: {
      conferencias: 'Conferencias conjuntas',
      municipios: 'Municipios de los que vino gente a ambos'
    },
    caption: (figure: string) => `Sector por sector: ${figure.toLowerCase()}`,
    drawing: (pairs: number) =>
      `Dibujo de los sectores: una línea une a los ${number(pairs)} pares que han tenido conferencias conjuntas. La tabla dice lo mismo.`,
    never: (n: number) => `Nunca se han reunido (${number(n)})`,
    pair: (a: string, b: string) => `${a} y ${b}`,
    shared: (n: number) => plural(n, 'municipio en común', 'municipios en común'),
    joint: (n: number) => plural(n, 'conferencia conjunta', 'conferencias conjuntas'),
    help: 'Una conferencia es conjunta cuando un sector invita a otro. La diagonal dice de cuántos municipios vino gente al sector.',
    save: 'Guardar alianzas (CSV)',
    file: (date: string, demo: boolean) => `tejido-alianzas-${date}${demo ? '-demostracion' : ''}.csv`
  },
  calendar: {
    drawing: (months: number) =>
      `Conferencias por mes, ${plural(months, 'mes', 'meses')}. La tabla de abajo tiene las mismas.`,
    columns: {
      fecha: 'Fecha',
      sector: 'Sector',
      invitado: 'Invitado',
      sede: 'Sede',
      asistentes: 'Asistentes'
    },
    caption: 'Conferencias, de la más reciente a la más antigua',
    noDate: 'sin fecha',
    notSaid: 'sin dato',
    online: 'en línea',
    monthCount: (month: string, n: number) => `${month}: ${plural(n, 'conferencia', 'conferencias')}`
  },
  compare: {
    help: 'Un punto por municipio. En color, aquellos de los que vino gente a las conferencias del sector; más grande, más personas. El tamaño se compara entre todos los mapas.',
    counts: (people: number, places: number) =>
      `${number(people)} de ${plural(places, 'municipio', 'municipios')}`,
    nobody: 'Sin asistentes'
  },
  legendTitle: 'Asistentes por municipio',
  legendZero: 'Hubo conferencia en la entidad; de aquí, nadie',
  legendNone: 'Sin conferencia en la entidad'
} as const;

/** What does not fit between the tables of the sectors and of the boards. */
export const SECTOR_PROBLEMS = {
  'conferencia-desconocida': (id: string, groups: number) =>
    `${plural(groups, 'grupo de asistentes nombra', 'grupos de asistentes nombran')} la conferencia «${id}», que la tabla de conferencias no tiene: no ${groups === 1 ? 'entra' : 'entran'} en ningún sector. Agréguela, o corrija la clave.`,
  'conferencia-sin-fecha': (id: string) =>
    `La conferencia «${id}» no tiene fecha: cuenta en los totales y no en los de un periodo.`,
  'acuerdo-sin-conferencia': (id: string, rows: number) =>
    `${plural(rows, 'acuerdo nombra', 'acuerdos nombran')} la conferencia «${id}», que la tabla de conferencias no tiene. Agréguela, o corrija el folio.`,
  'cargo-fuera-del-catalogo': (post: string, rows: number) =>
    `${plural(rows, 'renglón dice', 'renglones dicen')} «${post}», que no está en el catálogo de cargos: no ${rows === 1 ? 'cuenta' : 'cuentan'} en las directivas. Agréguelo en «Ajustes», o corríjalo.`
} as const;
