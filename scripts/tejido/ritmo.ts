import { countCoverage } from '../../src/lib/domain/cell-columns';
import { parseDay, toIso } from '../../src/lib/domain/day';
import { resolveUniverse } from '../../src/lib/domain/coverage';
import { listGoal } from '../../src/lib/domain/shipped';
import { DEFAULT_SECTORS, DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { codeFacts } from '../../src/lib/engine/code-facts';
import { forecast, tryOnPast, TRIAL_WEEKS } from '../../src/lib/stats/forecast';
import { weeklyPace, PACE_WEEKS, paceNeeded, weeklySeries } from '../../src/lib/stats/pace';
import { FORECAST } from '../../src/lib/text/es/shared/pace';
import {
  placeOptions,
  describeImport,
  readCellsFile,
  readDate,
  readPlaceOptions,
  readUniverseId,
  UsageError,
  type KeyArguments
} from './read';
import { asJson, parse } from './order';
import { sheetChoice, tableSheetOptions, type SheetArguments } from './sheets';

/** Options of the order, as `parseArgs` wants them. */
export const ritmoOptions = {
  ...placeOptions,
  cococis: { type: 'string' },
  universo: { type: 'string' },
  fecha: { type: 'string' },
  llegar: { type: 'string' },
  ...tableSheetOptions
} as const;

/** What was written on the command line. */
export type RitmoArguments = KeyArguments &
  SheetArguments &
  Partial<Record<'cococis' | 'universo' | 'fecha' | 'llegar', string>>;

/** Answers `tejido ritmo`: the weekly history, its pace, and when the universe would be covered whole. */
export async function ritmo(args: RitmoArguments) {
  if (!args.cococis) throw new UsageError('Falta --cococis con el archivo de células.');
  const universeId = readUniverseId(args.universo);
  const asked = readDate(args.fecha);
  const until = readDate(args.llegar);
  const ways = sheetChoice(args, ['secciones'], 'cococis');
  const reading = await readPlaceOptions(args, undefined, ways.of.secciones);
  const { reference, catalog } = reading;
  const read = await readCellsFile(args.cococis, reading, ways.first);
  const { columns } = codeFacts(read.cells, catalog, DEFAULT_STAGES, DEFAULT_SECTORS);
  const date = asked ?? read.lastDay ?? parseDay('1970-01-01')!;
  const filter = { fecha: date, desde: null, sectores: null, stages: DEFAULT_STAGES };
  const { primera } = countCoverage(columns, filter).columns;
  const universe = resolveUniverse(universeId, catalog, listGoal(reference, catalog));
  const series = weeklySeries(primera, universe.member, date);
  const outcome = forecast(series, universe.total);
  const foretold = typeof outcome === 'string' ? null : outcome;
  const covered = series.at(-1)?.cubiertos ?? 0;
  const { pruebas, aciertos } = tryOnPast(series);
  return {
    ...describeImport(read),
    universo: { id: universe.id, total: universe.total },
    fecha: read.lastDay === null && asked === null ? null : toIso(date),
    semanas: series.map((w) => ({ fecha: toIso(w.fecha), cubiertos: w.cubiertos, nuevos: w.nuevos })),
    ritmo: Object.fromEntries(PACE_WEEKS.map((weeks) => [weeks, weeklyPace(series, weeks)])),
    ritmo_necesario:
      until === null
        ? null
        : { fecha: toIso(until), por_semana: paceNeeded(covered, universe.total, date, until) },
    pronostico: foretold && {
      metodo: FORECAST.method,
      supuesto: FORECAST.assumption,
      desde: toIso(foretold.desde),
      hasta: toIso(foretold.hasta),
      central: toIso(foretold.central),
      share_intervalo: 0.8
    },
    motivo: typeof outcome === 'string' ? FORECAST.refused[outcome] : null,
    prueba: { semanas_adelante: TRIAL_WEEKS, pruebas, aciertos }
  };
}

/** Runs `tejido ritmo`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, ritmoOptions);
  const answer = await ritmo(values);
  if (values.json) return asJson(answer);
  const covered = answer.semanas.at(-1)?.cubiertos ?? 0;
  const weekly = answer.ritmo[12];
  return (
    `${covered} de ${answer.universo.total} municipios al ${answer.fecha}; ${weekly === null ? 'sin ritmo de 12 semanas' : `${weekly.toFixed(1)} por semana en las últimas 12`}.\n` +
    (answer.pronostico
      ? `Pronóstico: entre ${answer.pronostico.desde} y ${answer.pronostico.hasta}. ${answer.pronostico.supuesto}\n`
      : `Sin pronóstico. ${answer.motivo}\n`)
  );
}
