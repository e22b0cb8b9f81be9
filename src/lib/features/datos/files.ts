import { CONTRACTS } from '../../domain/contracts';
import type { TableKind } from '../../domain/contract';
import { templateCsv } from '../../export/template-csv';
import { unknownPlacesToCsv } from '../../export/unknown-places-csv';
import { DATA } from '../../text/es/datos';
import { READ } from '../../text/es/elections-read';
import { download } from '../../kit/save-file';

/** Hands over the template of a table. */
export const saveTemplate = (kind: TableKind): void =>
  download(templateCsv(CONTRACTS[kind]), DATA.templateFile(kind));

/** Hands over the municipalities of a table that nobody knows, to be filled in. */
export const saveUnknownPlaces = (places: Parameters<typeof unknownPlacesToCsv>[0], name: string): void =>
  download(unknownPlacesToCsv(places), READ.unknownFile(name));
