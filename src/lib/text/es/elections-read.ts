import type { VoteLevel } from '../../domain/votes';
import { enumerate, number, plural } from './shared/numbers';

const ROWS: Record<VoteLevel, string> = {
  casilla: 'por casilla',
  seccion: 'por sección',
  municipio: 'por municipio',
  distrito: 'por distrito federal',
  'distrito-local': 'por distrito local',
  entidad: 'por entidad',
  circunscripcion: 'por circunscripción',
  nacional: 'del país'
};

/** What a table of secciones or of votes brought. */
export const READ = {
  sections: (sections: number, rows: number, places: number) =>
    `${plural(sections, 'sección', 'secciones')} de ${plural(places, 'municipio', 'municipios')}, en ${plural(rows, 'renglón', 'renglones')}.`,
  districts: (federal: number | null, local: number | null, columns: readonly string[]) => {
    const parts = [
      federal === null ? '' : plural(federal, 'distrito federal', 'distritos federales'),
      local === null ? '' : plural(local, 'distrito local', 'distritos locales')
    ].filter(Boolean);
    return parts.length
      ? `${enumerate(parts)} (${columns.length === 1 ? 'columna' : 'columnas'} ${enumerate(columns.map((c) => `«${c}»`))}).`
      : 'No trae columna de distritos: sólo dice en qué municipio está cada sección.';
  },
  otherMaps: (columns: readonly string[]) =>
    `Trae también distritos de otros mapas que no se usaron: ${enumerate(columns.map((c) => `«${c}»`))}.`,
  weights: (roll: boolean, people: boolean) => {
    const has = [roll && 'lista nominal', people && 'población'].filter((t) => t !== false);
    return has.length
      ? `Trae ${enumerate(has)} por sección.`
      : 'No trae lista nominal ni población por sección.';
  },
  replaced: (before: string) => `Toma el lugar de «${before}», que queda en «Catastro» para compararlas.`,
  added: (before: string, stay: number, replaced: number) =>
    (stay
      ? `Se sumó a «${before}»: ${plural(stay, 'entidad que ya estaba sigue', 'entidades que ya estaban siguen')}`
      : `Completa a «${before}» con columnas que no traía`) +
    (replaced && stay
      ? ` y ${plural(replaced, 'toma', 'toman')} los datos de este archivo. La tabla anterior queda en «Catastro» para compararlas.`
      : '.'),
  votes: (total: number, rows: number, level: VoteLevel) =>
    `${plural(total, 'voto', 'votos')} en ${plural(rows, 'renglón', 'renglones')} ${ROWS[level]}.`,
  election: (cargo: string, anio: string) =>
    cargo || anio
      ? `Elección: ${[cargo, anio].filter(Boolean).join(' ')} (así lo dice el archivo o su nombre).`
      : 'El nombre del archivo no dice el año ni el cargo: póngaselos y cárguelo otra vez para distinguirla.',
  roll: (value: number, header: string) =>
    header
      ? `Lista nominal: ${number(value)} (columna «${header}»).`
      : 'Sin lista nominal: no hay participación.',
  options: (ids: readonly string[]) => `${plural(ids.length, 'opción', 'opciones')}: ${enumerate(ids, 24)}.`,
  total: (header: string) => `Total: la columna «${header}», como viene.`,
  noTotal: 'Sin columna de total: el total es la suma de las opciones.',
  unknown: (places: number, rows: number) =>
    `${plural(places, 'municipio', 'municipios')} que ninguna lista conoce, en ${plural(rows, 'renglón', 'renglones')}`,
  unknownPlace: (written: string, rows: number, candidates: readonly string[]) =>
    `${written}: ${plural(rows, 'renglón', 'renglones')}${candidates.length ? `. Se parece a ${enumerate(candidates)}` : ''}.`,
  unknownMore: (n: number) => `Y ${number(n)} más, en el archivo.`,
  unknownHow:
    'Descárguelos, escriba la clave de cada uno en la columna «cvegeo» y suelte aquí ese archivo junto con la tabla: se leerá otra vez con sus respuestas.',
  unknownSave: 'Descargar para corregir',
  unknownFile: (name: string) => `municipios por resolver de ${name}.csv`,
  see: 'Ver en Distritos'
} as const;
