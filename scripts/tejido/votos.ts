import type { KeySystem } from '../../src/lib/domain/key-system';
import type { ElectoralProblem } from '../../src/lib/domain/electoral-problem';
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
import type { VoteImport } from '../../src/lib/ingest/electoral/read-votes';
import { APART } from '../../src/lib/text/votes';
import { describeProblems, readVotesFile, readWithSections } from './electoral';
import { keyOptions, UsageError, type KeyArguments } from './read';
import { asJson, parseWithFile } from './order';

/** Options of the order, as `parseArgs` wants them. */
export const votosOptions = {
  ...keyOptions,
  marco: { type: 'string', multiple: true },
  por: { type: 'string' },
  coaliciones: { type: 'string' },
  contra: { type: 'string' }
} as const;

/** What was written on the command line. */
export type VotosArguments = KeyArguments & Partial<Record<'por' | 'coaliciones' | 'contra', string>>;

const UNITS: Record<string, VoteUnit> = {
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
  ganador: outcome.empate ? null : (outcome.candidaturas[0]?.id ?? null),
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
  const { reading, sections } = await readWithSections(args);
  const read = await readVotesFile(file, reading);
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
          : `«${file}» viene por ${of.table.nivel} y no puedo sumarlo por ${args.por} sin una tabla de secciones que lo diga. Agregue --secciones F.`
      );
    return sumVotes(of.table, find);
  };
  const onMap = unit === null ? null : mapOf(read);
  const whole = totalVotes(table);
  const outcome = outcomeOf(whole, 0, handling);
  const other = args.contra === undefined ? null : await readVotesFile(args.contra, reading);
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
      problemas: describeProblems(sections.problems)
    },
    problemas: describeProblems([...read.problems, ...unmatched(onMap)])
  };
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
  if (values.json) return asJson(answer);
  return `${answer.total} votos en ${answer.filas} renglones por ${answer.nivel}${answer.participacion === null ? '' : `, participación ${answer.participacion.toFixed(1)} %`}; ${answer.problemas.length} clases de problema. Con --json sale todo.\n`;
}
