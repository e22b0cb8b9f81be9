import { populationOf } from '../../src/lib/ingest/figures/read-figures';
import { nameReason } from '../../src/lib/text/es/shared/problems';
import { describeNotices } from './notices';
import { keyOptions, namingFile, readFiguresFile, readKeyOptions, UsageError } from './read';
import { sheetChoice, sheetOptions, type SheetArguments } from './sheets';
import { asJson, parseWithFile } from './order';

/** Options of the order, as `parseArgs` wants them. */
export const censoOptions = {
  periodo: { type: 'string' },
  sumar: { type: 'string' },
  poblacion: { type: 'string' },
  ...sheetOptions,
  ...keyOptions
} as const;

/** A table of indicators has no people; one of a census whose column nobody knows has them. */
const NO_PEOPLE = {
  tipo: 'sin-poblacion',
  cuantos: 0,
  renglones: [],
  valores: [],
  explicacion:
    'Ninguna columna dice ser la población total: sus cifras quedan como indicadores. Si alguna lo es, diga cuál con --poblacion.'
};

/** Answers `tejido censo F`: how many municipalities and people a census has in a period, the latest by default. */
export async function censo(
  file: string | undefined,
  args: SheetArguments & {
    periodo?: string;
    sumar?: string;
    poblacion?: string;
    secciones?: string;
    clave?: string;
  }
) {
  if (!file) throw new UsageError('Falta el archivo del censo: tejido censo F.');
  const { first, of } = sheetChoice(args, ['secciones']);
  const keys = await readKeyOptions(args, of.secciones);
  const { sheet, table } = first;
  const sum = (args.sumar ?? '')
    .split(',')
    .map((c) => c.trim())
    .filter(Boolean);
  const figures = await readFiguresFile(file, keys, { sheet, table }, sum, args.poblacion ?? null);
  const population = await namingFile(file, async () => {
    const known = figures.population.map((p) => p.periodo);
    if (args.periodo !== undefined && known.length && !known.includes(args.periodo))
      throw new UsageError(
        `«${file}» no trae el periodo «${args.periodo}». Trae: ${known.filter(Boolean).join(', ') || 'ninguno con nombre'}.`
      );
    // A table of indicators has municipalities, and no people to add.
    return known.length ? populationOf(figures, args.periodo) : null;
  });
  const withFigure = (values: (typeof figures.indicators)[number]['values']) =>
    values.filter(([, value]) => typeof value === 'number').length;
  return {
    municipios: population
      ? population.people.size
      : Math.max(...figures.indicators.map((i) => withFigure(i.values))),
    suma: population?.sum ?? null,
    total_publicado: population?.published ?? null,
    periodo: population?.periodo || null,
    codificacion: figures.encoding,
    periodos: figures.periods,
    fuente: figures.source || null,
    indicadores: figures.indicators.map((i) => ({
      id: i.id,
      nombre: i.nombre,
      periodo: i.periodo || null,
      municipios: withFigure(i.values),
      clases: (i.clases?.nombres ?? []).map((nombre, at) => ({
        nombre,
        municipios: i.values.filter(([, value]) => value === at + 1).length
      }))
    })),
    problemas: figures.problems.map((p) => ({
      ...p,
      motivo: nameReason(p)
    })),
    avisos: [...describeNotices(figures.notices), ...(population ? [] : [NO_PEOPLE])]
  };
}

/** Runs `tejido censo`. */
export async function run(args: string[]): Promise<string> {
  const { values, file } = parseWithFile(args, censoOptions);
  const answer = await censo(file, values);
  if (values.json) return asJson(answer);
  return `${answer.municipios} municipios, ${answer.suma === null ? `${answer.indicadores.length} indicadores y ninguno de población` : `${answer.suma} personas`}${answer.periodo ? ` en ${answer.periodo}` : ''}; ${answer.problemas.length} renglones con problema. Con --json sale todo.\n`;
}
