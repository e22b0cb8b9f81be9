import { randomLcg } from 'd3-random';
import { toIso, type Day } from '../../src/lib/domain/day';
import { DEFAULT_SECTORS } from '../../src/lib/domain/stage';
import { STRATEGIES } from '../../src/lib/domain/tags';

const SEED = 0.1857;
const ACTIVITIES = 620;
const AGREEMENTS = 180;
const EXPERIENCES = 60;

/** Subjects, not the axes of anybody: those are not published. */
const AXES = ['agua', 'alimentación', 'cuidados', 'salud comunitaria', 'vivienda', 'cultura'];
const WHAT = [
  'Huerto comunitario',
  'Jornada de salud',
  'Limpieza del arroyo',
  'Taller de oficios',
  'Comedor de barrio',
  'Asamblea vecinal',
  'Trueque de semillas',
  'Gestión de drenaje',
  'Círculo de lectura',
  'Brigada de reforestación'
];
const AGREED = [
  'Reunirse cada mes y llevar lista de temas',
  'Visitar tres municipios vecinos antes del siguiente encuentro',
  'Abrir una mesa de agua con la autoridad municipal',
  'Compartir el banco de semillas entre las células',
  'Publicar las cuentas del comedor cada quincena',
  'Preparar juntos la feria del trimestre'
];
const LEARNED: [string, string][] = [
  [
    'Una cuota chica, acordada en asamblea',
    'La bomba de agua se paga entre todos y la bitácora está a la vista.'
  ],
  [
    'El comedor que empezó con una olla',
    'Primero los viernes, después tres días: cada familia dio lo que tenía.'
  ],
  ['Semillas que van de casa en casa', 'Quien recibe devuelve el doble a la siguiente siembra.'],
  ['La gestión que sí contestaron', 'Entregarla entre cuatro células vecinas y pedir fecha por escrito.'],
  ['Jóvenes que enseñan a leer planos', 'Un taller de seis tardes para saber qué calles faltan de drenaje.'],
  ['Turnos de cuidado', 'Las asambleas se llenaron cuando hubo quien cuidara a niñas y niños.']
];

type Rows = Record<string, string | number | null>[];

/** The logbook of the demonstration, drawn from a generator of its own: what was done, agreed and learned. */
export function composeLogbook(
  covered: readonly string[],
  conferences: readonly {
    id: string;
    cvegeo_sede: string;
    fecha: string;
    sector: string;
    sector_invitado: string;
  }[],
  last: Day
): [name: string, rows: Rows][] {
  const random = randomLcg(SEED);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const strategy = () => pick(STRATEGIES).nombre;
  const axis = () =>
    random() < 0.12 ? '' : random() < 0.15 ? `${AXES[0]}; ${pick(AXES.slice(1))}` : pick(AXES);
  const id = (letter: string, i: number) => `${letter}${String(i + 1).padStart(4, '0')}`;

  const activities = Array.from({ length: ACTIVITIES }, (_, i) => {
    const day = whole(last - 700, last + 30);
    const participantes = whole(4, 120);
    const estado = day > last ? 'programada' : random() < 0.05 ? 'cancelada' : 'realizada';
    const counted = estado === 'realizada' && random() < 0.95;
    return {
      id: id('A', i),
      actividad: pick(WHAT),
      cvegeo: random() < 0.02 ? '' : pick(covered),
      fecha: toIso(day),
      estrategia: random() < 0.12 ? 'autogestión; gestión social' : strategy(),
      eje: axis(),
      sector: random() < 0.3 ? '' : pick(DEFAULT_SECTORS),
      participantes: counted ? participantes : '',
      mujeres: counted ? whole(0, participantes) : '',
      estado
    };
  });
  const agreements = Array.from({ length: AGREEMENTS }, (_, i) => {
    const conference = pick(conferences);
    const day = Math.round(Date.parse(conference.fecha) / 86_400_000);
    return {
      id: id('C', i),
      acuerdo: pick(AGREED),
      cvegeo: conference.cvegeo_sede,
      fecha: conference.fecha,
      plazo: random() < 0.15 ? '' : toIso(day + whole(30, 400)),
      estrategia: strategy(),
      eje: axis(),
      sector: conference.sector,
      sector_invitado: conference.sector_invitado,
      conferencia: conference.id,
      estado: random() < 0.55 ? 'cumplido' : pick(['pendiente', 'en curso', 'en curso', 'cancelado'])
    };
  });
  const experiences = Array.from({ length: EXPERIENCES }, (_, i) => {
    const [experiencia, resumen] = LEARNED[i % LEARNED.length];
    return {
      id: id('X', i),
      experiencia,
      resumen,
      cvegeo: pick(covered),
      fecha: toIso(whole(last - 900, last)),
      estrategia: strategy(),
      eje: axis(),
      sector: pick(DEFAULT_SECTORS)
    };
  });
  return [
    ['actividades', activities],
    ['acuerdos', agreements],
    ['experiencias', experiences]
  ];
}
