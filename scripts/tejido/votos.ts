import type { KeySystem } from '../../src/lib/domain/key-system';
import type { ElectoralProblem } from '../../src/lib/domain/electoral-problem';
import Papa from 'papaparse';
import type { SectionCatalog } from '../../src/lib/domain/district';
import { sampleIn } from '../../src/lib/electoral/sample';
import { explainSample, whyNoOption } from '../../src/lib/text/es/vote-reading';
import { COALITION_HANDLINGS, isTooCoarse, type CoalitionHandling } from '../../src/lib/domain/votes';
import { outcomeOf, type Outcome } from '../../src/lib/electoral/outcome';
import {
  compareVotes,
  sumVotes,
  totalVotes,
  unitFinder,
  wholeDistricts,
  type VotesOnMap,
  type VoteSums,
  type VoteUnit
} from '../../src/lib/electoral/sum-votes';
import type { ActaCount, VoteImport, VoteReadingChoice } from '../../src/lib/ingest/electoral/read-votes';
import { unknownPlacesToCsv } from '../../src/lib/export/unknown-places-csv';
import { APART } from '../../src/lib/text/es/votes';
import { describeProblems, readVotesFile, readWithSections } from './electoral';
import { keyOptions, UsageError, type KeyArguments } from './read';
import { noticesOf } from './notices';
import { asJson, parseWithFile } from './order';
import { sheetChoice, voteSheetOptions, type SheetArguments } from './sheets';

/** Options of the order, as `parseArgs` wants them. */
export const votosOptions = {
  ...keyOptions,
  marco: { type: 'string', multiple: true },
  por: { type: 'string' },
  coaliciones: { type: 'string' },
  contra: { type: 'string' },
  decisiones: { type: 'string' },
  'por-resolver': { type: 'boolean' },
  opciones: { type: 'string' },
  total: { type: 'string' },
  lista: { type: 'string' },
  ...voteSheetOptions
} as const;

/** What was written on the command line. */
export type VotosArguments = KeyArguments &
  SheetArguments &
  Partial<
    Record<'por' | 'coaliciones' | 'contra' | 'opciones' | 'total' | 'lista' | 'decisiones', string>
  > & {
    'por-resolver'?: boolean;
  };

const UNITS: Record<string, VoteUnit> = {
  casilla: 'casilla',
  seccion: 'seccion',
  municipio: 'municipio',
  distrito: 'federal',
  'distrito-local': 'local',
  entidad: 'entidad'
};

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** The handling of `--coaliciones`; votes as the file has them when it was not given. */
export function readHandling(text: string | undefined): CoalitionHandling {
  const handling = (text ?? 'separadas') as CoalitionHandling;
  if (!COALITION_HANDLINGS.includes(handling))
    throw new UsageError(`No conozco «${text}». Use ${COALITION_HANDLINGS.join(', ')}.`);
  return handling;
}

/** Votes of each option by its name, as the file has them. */
export const byOption = ({ opciones, votos }: VoteSums, unit: number) =>
  Object.fromEntries(opciones.map((o, i) => [o.id, orNull(votos[i][unit])]));

/** What an election gave in a unit, with the documented names. */
export const describeOutcome = (outcome: Outcome) => ({
  total: orNull(outcome.total),
  lista_nominal: orNull(outcome.lista),
  participacion: orNull(outcome.participacion),
  ganador: outcome.empate || outcome.dudosa ? null : (outcome.candidaturas[0]?.id ?? null),
  margen: orNull(outcome.margen),
  numero_efectivo_de_partidos: orNull(outcome.nep)
});

/** Answers `tejido votos`. */
export async function votos(file: string | undefined, args: VotosArguments) {
  if (!file) throw new UsageError('Falta el archivo de votos: tejido votos F --json.');
  const unit = args.por === undefined ? null : UNITS[args.por];
  if (unit === undefined)
    throw new UsageError(`No sé sumar por «${args.por}». Use ${Object.keys(UNITS).join(', ')}.`);
  const handling = readHandling(args.coaliciones);
  const ways = sheetChoice(args, ['secciones', 'contra']);
  const { reading, sections } = await readWithSections(args, ways.of.secciones);
  const read = await readVotesFile(file, reading, {
    ...ways.first,
    ...readChoice(args),
    casillas: unit === 'casilla'
  });
  const { table } = read;
  const mapOf = (of: VoteImport): VotesOnMap => {
    const asked = unit ?? unitOfLevel(of);
    const kind = asked === 'local' ? 'local' : 'federal';
    const wholeIn = sections?.catalog[kind] ? wholeDistricts(sections.catalog, kind) : null;
    const find = unitFinder(of.table, asked, { catalog: sections?.catalog, wholeIn });
    if (!find)
      throw new UsageError(
        isTooCoarse(of.table.nivel, asked)
          ? `«${file}» viene por ${of.table.nivel}: no dice qué pasó en cada ${args.por}. Use votos por sección.`
          : asked === 'casilla'
            ? `«${file}» no dice de qué casilla es cada renglón. Use --por seccion, municipio, distrito o entidad.`
            : `«${file}» viene por ${of.table.nivel} y no puedo sumarlo por ${args.por} sin una tabla de secciones que lo diga. Agregue --secciones F.`
      );
    return sumVotes(of.table, find);
  };
  const onMap = unit === null ? null : mapOf(read);
  const whole = totalVotes(table);
  const outcome = outcomeOf(whole, 0, handling);
  const other = args.contra === undefined ? null : await readVotesFile(args.contra, reading, ways.of.contra);
  return {
    nivel: table.nivel,
    anio: table.anio || null,
    cargo: table.cargo || null,
    columna_total: read.totalHeader || null,
    columna_lista: read.rollHeader || null,
    coaliciones: handling,
    filas: read.rows,
    ...describeOutcome(outcome),
    por_opcion: byOption(whole, 0),
    por_candidatura: byCandidacy(outcome),
    muestra: describeSample(read, sections?.catalog ?? null),
    actas: read.actas && describeActas(read.actas),
    lectura: describeReading(read),
    por: args.por ?? null,
    unidades: onMap ? describeUnits(onMap, args.por!, handling) : [],
    aparte: describeApart(onMap ?? mapOf(read)),
    diferencias: other
      ? compareVotes(mapOf(read).sums, mapOf(other).sums).map((d) => ({
          clave: d.clave,
          total_a: orNull(d.total[0]),
          total_b: orNull(d.total[1]),
          opciones: d.opciones
        }))
      : [],
    sistema_de_clave: (read.evidence?.system ?? null) as KeySystem | null,
    secciones: sections && {
      filas: sections.rows,
      secciones: sections.catalog.codes.length,
      por_resolver: sections.unknownPlaces,
      problemas: describeProblems(sections.problems)
    },
    por_resolver: read.unknownPlaces,
    problemas: describeProblems([...read.problems, ...unmatched(onMap)]),
    avisos: noticesOf(read.problems)
  };
}

/** The columns of `--opciones` and `--total`. */
function readChoice({
  opciones,
  total,
  lista
}: VotosArguments): Pick<VoteReadingChoice, 'options' | 'total' | 'roll'> {
  const options = opciones === undefined ? undefined : (parseLine(opciones) ?? []);
  if (options && options.length === 0)
    throw new UsageError('Diga en --opciones las columnas de votos, separadas por comas.');
  return {
    ...(lista !== undefined && { roll: lista }),
    ...(options && { options }),
    ...(total !== undefined && { total: total === '' ? null : total })
  };
}

const parseLine = (text: string) =>
  Papa.parse<string[]>(text, { delimiter: ',' })
    .data[0]?.map((c) => c.trim())
    .filter(Boolean);

/** How the table was read, with the documented names. */
const describeReading = ({ reading }: VoteImport) => ({
  opciones: reading.opciones,
  no_opciones: reading.no_opciones.map((o) => ({
    columna: o.columna,
    porque: o.porque,
    de: o.de,
    explicacion: whyNoOption(o.porque, o.de)
  })),
  total: reading.total || null,
  share_cuadra: reading.cuadra,
  dicha: reading.dicha,
  tablas: reading.tablas,
  filas_aparte: reading.filas_aparte
});

const describeActas = (actas: ActaCount) => ({
  esperadas: orNull(actas.esperadas),
  registradas: orNull(actas.registradas),
  capturadas: orNull(actas.capturadas),
  contabilizadas: orNull(actas.contabilizadas),
  leidas: actas.leidas,
  contadas: actas.contadas,
  cuadra: actas.cuadra
});

/** What part of the election the file is, as far as it or the table of secciones says; null for a whole one. */
function describeSample({ table }: VoteImport, catalog: SectionCatalog | null) {
  const sample = sampleIn(table, catalog);
  return (
    sample && { de: sample.de, tiene: sample.tiene, total: sample.total, explicacion: explainSample(sample) }
  );
}

/** The unit of the rows of a file, when no other was asked for. */
const unitOfLevel = ({ table }: VoteImport): VoteUnit =>
  (({ seccion: 'seccion', municipio: 'municipio', distrito: 'federal', 'distrito-local': 'local' }) as const)[
    table.nivel as 'seccion'
  ] ?? 'entidad';

const describeUnits = ({ sums }: VotesOnMap, by: string, handling: CoalitionHandling) =>
  sums.claves.map((clave, i) => ({
    clave,
    ...(by === 'municipio' ? { cvegeo: clave } : {}),
    filas: sums.filas[i],
    ...describeOutcome(outcomeOf(sums, i, handling)),
    por_opcion: byOption(sums, i),
    por_candidatura: byCandidacy(outcomeOf(sums, i, handling))
  }));

const byCandidacy = ({ candidaturas }: Outcome) =>
  Object.fromEntries(candidaturas.map((c) => [c.id, c.votos]));

/** Votes that no unit has, in rows of their own. */
export const describeApart = ({ apart }: VotesOnMap) =>
  apart.map(({ why, sums, claves }) => ({
    motivo: why,
    explicacion: APART[why],
    filas: sums.filas[0],
    total: orNull(sums.total[0]),
    por_opcion: byOption(sums, 0),
    claves
  }));

/** The units that the map does not have, as a problem of the file. */
function unmatched(onMap: VotesOnMap | null): ElectoralProblem[] {
  const lost = onMap?.apart.find((a) => a.why === 'sin-correspondencia');
  if (!lost) return [];
  return [{ tipo: 'sin-correspondencia', cuantos: lost.sums.filas[0], renglones: [], valores: lost.claves }];
}

/** Runs `tejido votos`. */
export async function run(args: string[]): Promise<string> {
  const { values, file } = parseWithFile(args, votosOptions);
  const answer = await votos(file, values);
  if (values['por-resolver'])
    return unknownPlacesToCsv([...answer.por_resolver, ...(answer.secciones?.por_resolver ?? [])]);
  if (values.json) return asJson(answer);
  return `${answer.total} votos en ${answer.filas} renglones por ${answer.nivel}${answer.participacion === null ? '' : `, participación ${answer.participacion.toFixed(1)} %`}; ${answer.problemas.length} clases de problema. Con --json sale todo.\n`;
}
