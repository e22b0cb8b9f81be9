import { isTableKind, TABLE_KINDS } from '../../src/lib/domain/contract';
import { sumTable } from '../../src/lib/domain/contracts/sums';
import { toIso } from '../../src/lib/domain/day';
import { DEFAULT_STAGES } from '../../src/lib/domain/stage';
import {
  describeImport,
  placeOptions,
  readNetworkTable,
  readPlaceOptions,
  UsageError,
  type KeyArguments
} from './read';
import { asJson, parseWithFile } from './order';
import { sheetChoice, tableSheetOptions, type SheetArguments } from './sheets';

/** Options of the order, as `parseArgs` wants them. */
export const importarOptions = {
  ...placeOptions,
  decisiones: { type: 'string' },
  ...tableSheetOptions
} as const;

/** What was written on the command line. */
export interface ImportarArguments extends KeyArguments, SheetArguments {
  decisiones?: string;
}

/** Answers `tejido importar TIPO F`: what a table of the network holds and what became of each of its rows. */
export async function importar(files: readonly string[], args: ImportarArguments) {
  const [kind, file] = files;
  if (kind === undefined || !isTableKind(kind))
    throw new UsageError(
      `${kind === undefined ? 'Falta el tipo de la tabla' : `No conozco la tabla «${kind}»`}. Es una de: ${TABLE_KINDS.join(', ')}.`
    );
  if (file === undefined) throw new UsageError(`Falta el archivo: tejido importar ${kind} F.`);
  const { first, of } = sheetChoice(args, ['secciones']);
  const read = await readNetworkTable(
    file,
    kind,
    await readPlaceOptions(args, undefined, of.secciones),
    first
  );
  return {
    tipo: kind,
    formato: read.formato,
    codificacion: read.encoding,
    separador: read.delimiter,
    hoja: read.hoja,
    renglon_de_encabezado: read.headerLine,
    sistema_de_clave: read.evidence.rows ? read.evidence.system : 'nombre',
    columnas: read.columns,
    descartadas_por_privacidad: read.dropped,
    fecha_primera: read.firstDay === null ? null : toIso(read.firstDay),
    fecha_ultima: read.lastDay === null ? null : toIso(read.lastDay),
    ...describeImport(read),
    ...sumTable(kind, read.rows, DEFAULT_STAGES)
  };
}

/** Runs `tejido importar`. */
export async function run(args: string[]): Promise<string> {
  const { values, words } = parseWithFile(args, importarOptions, 2);
  const answer = await importar(words, values);
  if (values.json) return asJson(answer);
  const { filas, aceptadas } = answer.importacion;
  return `${aceptadas} de ${filas} renglones aceptados; ${answer.problemas.length} con problema. Columnas que identifican a personas, sin guardar: ${answer.descartadas_por_privacidad.join(', ') || 'ninguna'}. Con --json sale todo.\n`;
}
