import { toIso, NO_DAY } from '../../domain/day';
import { stateOf, type LogEntry, type LogKind } from '../../domain/logbook';
import { logToCsv, type LogCsvRow } from '../../export/log-csv';
import { EXPORT } from '../../text/es/shared/export';
import { LOG } from '../../text/es/bitacora';
import { territory, view, workspace } from '../../session/app.svelte';
import { logbook } from './bitacora.svelte';
import { download } from '../../kit/save-file';

const COMMON = [
  'id',
  'titulo',
  'cvegeo',
  'municipio',
  'entidad',
  'fecha',
  'estrategia',
  'eje',
  'sector'
] as const;
const OWN: Record<LogKind, readonly (keyof LogCsvRow)[]> = {
  actividades: ['estado', 'participantes', 'mujeres'],
  acuerdos: ['estado', 'plazo', 'conferencia'],
  experiencias: ['resumen']
};

/** Saves the entries on screen. */
export function saveLog(): void {
  const { facts, entries } = logbook;
  if (!facts) return;
  const kind = view.libro;
  const table = workspace.tables[kind];
  const demo = table === 'demo';
  const dayOf = (day: number) => (day === NO_DAY ? '' : toIso(day));
  const tags = (of: readonly number[], names: readonly string[]) => of.map((t) => names[t]).join('; ');
  const rowOf = (e: LogEntry): LogCsvRow => ({
    id: e.id,
    titulo: e.titulo,
    resumen: e.texto,
    cvegeo: e.clave,
    municipio: e.place < 0 ? '' : territory.catalog.municipios[e.place].nombre,
    entidad: e.clave && territory.entidadName(e.clave),
    fecha: dayOf(e.fecha),
    plazo: dayOf(e.plazo),
    estado: stateOf(e, kind, view.fecha),
    estrategia: tags(e.estrategias, facts.strategies),
    eje: tags(e.ejes, facts.axes),
    sector: tags(e.sectores, facts.sectors),
    conferencia: e.conferencia,
    participantes: e.participantes < 0 ? NaN : e.participantes,
    mujeres: e.mujeres < 0 ? NaN : e.mujeres
  });
  const filters = [
    ...view.sectores,
    view.estrategia,
    view.eje,
    view.situacion,
    view.palabras,
    view.lugar ?? '',
    view.desde === null ? '' : `desde ${toIso(view.desde)}`,
    view.mun ? placeName(view.mun) : view.ent ? territory.entidadName(view.ent) : ''
  ];
  const csv = logToCsv(
    entries.map(rowOf),
    {
      corte: toIso(view.fecha),
      filtros: filters.filter(Boolean).join(', '),
      fuente: table === 'demo' ? EXPORT.demo : table === 'vacio' ? '' : table.nombre,
      demo
    },
    [...COMMON, ...OWN[kind]]
  );
  download(csv, LOG.file(kind, toIso(view.fecha), demo));
}

const placeName = (clave: string) => {
  const at = territory.positions.get(clave);
  return at === undefined ? clave : territory.catalog.municipios[at].nombre;
};
